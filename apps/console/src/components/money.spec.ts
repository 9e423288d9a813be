import { describe, expect, it } from '@jest/globals';
import { fenOf, moneyText, yuanOf } from './money';

describe('money', () => {
  it('is shown in yuan with two decimals', () => {
    expect([0, 5, 128_050, 123_456_789, -1200].map(moneyText)).toEqual(['¥0.00', '¥0.05', '¥1,280.50', '¥1,234,567.89', '-¥12.00']);
  });

  it('is whole fen underneath, whatever the typed decimals are as binary fractions', () => {
    expect([0, 0.29, 1.1, 8.5, 19.99, 1_000_000].map(fenOf)).toEqual([0, 29, 110, 850, 1999, 100_000_000]);
  });

  it('comes back as it was typed', () => {
    for (const fen of [0, 1, 29, 850, 1999, 12_345_678]) expect(fenOf(yuanOf(fen))).toBe(fen);
  });
});
