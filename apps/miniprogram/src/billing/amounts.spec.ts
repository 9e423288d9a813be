import fc from 'fast-check';
import { fenOf, quantityOf, typedYuan } from './amounts';

describe('sums as people type them', () => {
  it.each([['0', 0], ['12', 1_200], ['12.5', 1_250], ['12.05', 1_205], [' 12.50 ', 1_250], ['¥8', 800], ['12。5', 1_250], ['0.29', 29], ['1.15', 115]])('%s', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });

  it.each(['', '.', '12.', '1.234', '-3', '1e3', '一百', '12,5', '99999999'])('are no sum: %s', (typed) => {
    expect(fenOf(typed)).toBeNull();
  });

  it('come back as they were typed, to the fen', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (fen) => {
      expect(fenOf(typedYuan(fen))).toBe(fen);
    }));
  });
});

describe('quantities', () => {
  it('are hundredths, and never nothing', () => {
    expect(['1', '1.5', '0.25', '0', '', '10000'].map(quantityOf)).toEqual([100, 150, 25, null, null, null]);
  });
});
