import type { Fen } from '@scanfix/shared-types';

/**
 * Hundred-thousandths of a yuan: what the five decimals of a bill's fees count. A thousand are one fen. A sum of a hundred billion yuan is still
 * an exact number.
 */
export type HundredThousandths = number;

const perFen = 1000;
const yuan = /^(-?)(\d{1,10})(?:\.(\d{1,5}))?$/;

/** `12.30` or `-0.01500`, by its digits and never as a float; null for what is no such number. */
export function hundredThousandthsOf(text: string): HundredThousandths | null {
  const parts = yuan.exec(text);
  if (!parts) return null;
  const [, sign, whole = '0', decimals = ''] = parts;
  const amount = Number(whole) * 100_000 + Number(decimals.padEnd(5, '0'));
  return sign === '-' && amount !== 0 ? -amount : amount;
}

/** Whole fen, or null: `0.015` is no amount that can be paid. */
export function fenOf(text: string): Fen | null {
  const amount = hundredThousandthsOf(text);
  return amount === null || amount % perFen !== 0 ? null : fromZero(amount / perFen);
}

/** Half up, and its mirror image below zero: a fee and its return come to nothing. */
export function roundedToFen(amount: HundredThousandths): Fen {
  return fromZero(Math.sign(amount) * Math.floor((Math.abs(amount) + perFen / 2) / perFen));
}

/** `0.60%` as hundredths of a per cent; null for what is no rate. */
export function basisPointsOf(text: string): number | null {
  const parts = /^(\d{1,3})(?:\.(\d{1,2})0*)?%$/.exec(text);
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : null;
}

/** What a rate takes of an amount, before any rounding. Fen × basis points are tenths of hundred-thousandths. */
export function feeAt(amount: Fen, basisPoints: number): Fen {
  return roundedToFen(Math.sign(amount) * Math.floor((Math.abs(amount) * basisPoints) / 10));
}

/** Whether a sum of lines is what a totals line says of it: totals are written with two decimals or five, the shorter ones rounded. */
export function agreesWithTotal(sum: HundredThousandths, total: HundredThousandths): boolean {
  return sum === total || (total % perFen === 0 && Math.abs(sum - total) <= perFen / 2);
}

/** -0 is a number that equals 0 everywhere but in a test. */
function fromZero(amount: number): number {
  return amount === 0 ? 0 : amount;
}
