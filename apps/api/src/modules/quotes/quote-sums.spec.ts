import { describe, expect, it } from '@jest/globals';
import { lineAmount } from '@scanfix/shared-types';
import fc from 'fast-check';
import { highestDiscount, sumsOf } from './quote-sums.js';

const lines = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 1_000_000 }), unitPrice: fc.integer({ min: 0, max: 100_000_000 }), covered: fc.boolean() }), { maxLength: 50 })
  .map((some) => some.map(({ quantity, unitPrice, covered }) => ({ amount: lineAmount(quantity, unitPrice), covered })));
const rates = fc.integer({ min: 0, max: 5000 });
const discounts = fc.integer({ min: 0, max: 1_000_000_000 });

describe('the sums of a quote', () => {
  it('are whole fen, and none of them is below zero', () => {
    fc.assert(fc.property(lines, discounts, rates, (some, discount, rate) => {
      for (const sum of Object.values(sumsOf(some, discount, rate))) expect(Number.isSafeInteger(sum) && sum >= 0).toBe(true);
    }));
  });

  it('are the lines that are not covered, less the discount', () => {
    fc.assert(fc.property(lines, discounts, rates, (some, discount, rate) => {
      const sums = sumsOf(some, discount, rate);
      expect(sums.subtotal).toBe(some.filter(({ covered }) => !covered).reduce((sum, { amount }) => sum + amount, 0));
      expect(sums.total).toBe(sums.subtotal - sums.discount);
      expect(sums.discount).toBe(Math.min(discount, sums.subtotal));
    }));
  });

  it('contain the tax to half a fen', () => {
    fc.assert(fc.property(lines, rates, (some, rate) => {
      const { total, tax } = sumsOf(some, 0, rate);
      expect(tax).toBeLessThanOrEqual(total);
      // |tax − total × rate / (1 + rate)| ≤ ½, in whole numbers.
      const doubled = 2n * (BigInt(tax) * BigInt(10_000 + rate) - BigInt(total) * BigInt(rate));
      expect(doubled <= BigInt(10_000 + rate) && doubled > -BigInt(10_000 + rate)).toBe(true);
    }));
  });
});

describe('the highest discount', () => {
  it('is never above the percentage, and less than a fen below it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 100 }), (subtotal, percent) => {
      const highest = highestDiscount(subtotal, percent);
      expect(highest * 100).toBeLessThanOrEqual(subtotal * percent);
      expect((highest + 1) * 100).toBeGreaterThan(subtotal * percent);
    }));
  });

  it('is at most everything', () => {
    expect([highestDiscount(12_345, 150), highestDiscount(12_345, -5)]).toEqual([12_345, 0]);
  });
});
