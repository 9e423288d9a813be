import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { yuan } from './export-amounts.js';

it.each([[0, '0.00'], [1, '0.01'], [-1, '-0.01'], [99, '0.99'], [100, '1.00'], [123_456_789, '1234567.89'], [-10_050, '-100.50'], [4_294_967_295, '42949672.95']])('writes %d fen as %s', (fen, text) => {
  expect(yuan(fen)).toBe(text);
});

it('loses no fen, whatever the sum', () => {
  fc.assert(fc.property(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), (fen) => {
    const text = yuan(fen);
    expect(text).toMatch(/^-?\d+\.\d\d$/);
    expect(Number(text.replace('.', ''))).toBe(fen === 0 ? 0 : fen);
  }));
});
