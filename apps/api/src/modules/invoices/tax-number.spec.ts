import { expect, it } from '@jest/globals';
import { isTaxNumber, normalizeTaxNumber } from './tax-number.js';

it.each(['91350100M000100Y43', '91110000600037341L', '914403001922038216'])('takes %s, whose check character is right', (number) => {
  expect(isTaxNumber(number)).toBe(true);
});

it.each([
  ['another check character', '91350100M000100Y44'], ['two digits that changed places', '91350100M000010Y43'], ['a letter that is none of it', '9135010OM000100Y43'], ['too short a number', '91350100M00010'],
  ['too long a number', '91350100M000100Y43123'], ['16 characters', '91350100M000100Y'], ['words', '统一社会信用代码'], ['nothing', ''],
])('refuses %s', (_, number) => {
  expect(isTaxNumber(number)).toBe(false);
});

it('takes the older numbers that are still in use', () => {
  expect(isTaxNumber('110108600037341')).toBe(true);
  expect(isTaxNumber('11010519491231002X')).toBe(true);
  expect(isTaxNumber('110105194912310021')).toBe(false);
  expect(isTaxNumber('11010519491231002X00')).toBe(true);
});

it('finds every single wrong character of a number', () => {
  const number = '91350100M000100Y43';
  for (let index = 0; index < number.length; index += 1) {
    for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      if (other !== number[index]) expect(isTaxNumber(number.slice(0, index) + other + number.slice(index + 1))).toBe(false);
    }
  }
});

it('reads a number as people type it', () => {
  expect(normalizeTaxNumber(' 9135 0100-m000 100y43 ')).toBe('91350100M000100Y43');
});
