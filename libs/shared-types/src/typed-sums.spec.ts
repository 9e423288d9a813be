import { describe, expect, it } from '@jest/globals';
import { fenTyped, quantityTyped, typedYuan } from './typed-sums.js';

describe('sums as people type them', () => {
  it.each([['0', 0], ['12', 1_200], ['12.5', 1_250], ['12.05', 1_205], [' 12.50 ', 1_250], ['¥8', 800], ['12。5', 1_250], ['0.29', 29], ['1.15', 115]])('%s', (typed, fen) => {
    expect(fenTyped(typed)).toBe(fen);
  });

  it.each(['', '.', '12.', '1.234', '-3', '1e3', '一百', '12,5', '99999999'])('are no sum: %s', (typed) => {
    expect(fenTyped(typed)).toBeNull();
  });

  it('come back as they were typed, to the fen', () => {
    const sums = [...Array(10_000).keys(), 999_999_999, 123_456_789, 100_000_00, 57_029];
    expect(sums.filter((fen) => fenTyped(typedYuan(fen)) !== fen)).toEqual([]);
  });
});

describe('quantities', () => {
  it('are hundredths, and never nothing', () => {
    expect(['1', '1.5', '0.25', '9999', '0', '', '10000'].map(quantityTyped)).toEqual([100, 150, 25, 999_900, null, null, null]);
  });
});
