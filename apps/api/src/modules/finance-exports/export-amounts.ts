import type { Fen } from '@scanfix/shared-types';

/** Fen → yuan with two decimals, as text: no float comes near it. */
export function yuan(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
