import type { BasisPoints, Fen } from './prices.js';

/** What a line costs: `quantity` is hundredths; half a fen is rounded up. */
export function lineAmount(quantity: number, unitPrice: Fen): Fen {
  return Math.floor((quantity * unitPrice + 50) / 100);
}

/** The tax that a sum contains; half a fen is rounded up. */
export function taxWithin(total: Fen, rate: BasisPoints): Fen {
  const whole = 10_000 + rate;
  return Math.floor((2 * total * rate + whole) / (2 * whole));
}

/** So many percent of a sum, in whole fen, never more than that. */
export function percentOf(sum: Fen, percent: number): Fen {
  return Math.floor((sum * percent) / 100);
}
