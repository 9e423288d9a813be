import { percentOf, taxWithin, type BasisPoints, type Fen, type QuoteLine } from '@scanfix/shared-types';

export interface QuoteSums {
  subtotal: Fen;
  discount: Fen;
  total: Fen;
  /** Contained in the total. */
  tax: Fen;
}

/** Covered lines count nothing; a discount never takes more than there is. */
export function sumsOf(lines: readonly Pick<QuoteLine, 'amount' | 'covered'>[], discount: Fen, taxRate: BasisPoints): QuoteSums {
  const subtotal = lines.reduce((sum, { amount, covered }) => sum + (covered ? 0 : amount), 0);
  const taken = Math.min(discount, subtotal);
  const total = subtotal - taken;
  return { subtotal, discount: taken, total, tax: taxWithin(total, taxRate) };
}

/** Most that may be taken off. */
export function highestDiscount(subtotal: Fen, percent: number): Fen {
  return percentOf(subtotal, Math.min(100, Math.max(0, percent)));
}
