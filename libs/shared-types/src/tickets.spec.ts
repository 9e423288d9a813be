import { expect, it } from '@jest/globals';
import { parseTicketNumber, ticketNumber } from './tickets.js';

const ids = [1_000_001, 1_000_002, 1_234_567, 4_294_967_295];

it.each(ids)('the number of ticket %i leads back to it, as people type it', (id) => {
  const number = ticketNumber(id);
  expect(parseTicketNumber(number)).toBe(id);
  expect(parseTicketNumber(` #${number.slice(0, 4)} ${number.slice(4)} `)).toBe(id);
});

it.each(ids)('a wrong digit in the number of ticket %i is noticed', (id) => {
  const number = ticketNumber(id);
  for (let position = 0; position < number.length; position += 1) {
    for (let digit = 0; digit <= 9; digit += 1) {
      const wrong = number.slice(0, position) + String(digit) + number.slice(position + 1);
      if (wrong !== number) expect(parseTicketNumber(wrong)).toBeNull();
    }
  }
});

it.each(['', '7', 'abc', '12345678901234567890', '1000-00x2'])('"%s" is no number', (text) => {
  expect(parseTicketNumber(text)).toBeNull();
});
