import { expect, it } from '@jest/globals';
import { lineAmount, percentOf, taxWithin } from './sums.js';

it('rounds half a fen up', () => {
  expect(lineAmount(150, 333)).toBe(500);
  expect(lineAmount(50, 1)).toBe(1);
  expect(lineAmount(49, 1)).toBe(0);
  expect(lineAmount(100, 12_345)).toBe(12_345);
});

it('finds the tax in a sum that contains it', () => {
  expect(taxWithin(10_600, 600)).toBe(600);
  expect(taxWithin(11_300, 1300)).toBe(1300);
  expect(taxWithin(100, 0)).toBe(0);
  expect(taxWithin(0, 600)).toBe(0);
  // 53 × 6 / 106 is 3 exactly; 62 × 6 / 106 is 3.509.
  expect([taxWithin(53, 600), taxWithin(62, 600)]).toEqual([3, 4]);
});

it('never gives more than the percentage', () => {
  expect(percentOf(999, 5)).toBe(49);
  expect(percentOf(999, 100)).toBe(999);
  expect(percentOf(999, 0)).toBe(0);
});
