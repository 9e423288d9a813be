import type { Fen } from './prices.js';

/** Yuan as typed → fen, without a float on the way; null for anything that is not a sum of money. */
export function fenTyped(typed: string): Fen | null {
  const found = /^(\d{1,7})(?:[.．。](\d{1,2}))?$/.exec(typed.trim().replace(/^[¥￥]\s*/, ''));
  if (!found) return null;
  const [, yuan = '', decimals = ''] = found;
  return Number(yuan) * 100 + Number(decimals.padEnd(2, '0'));
}

/** Fen → as one would type it. */
export function typedYuan(fen: Fen): string {
  const decimals = String(fen % 100).padStart(2, '0');
  return decimals === '00' ? String(Math.floor(fen / 100)) : `${Math.floor(fen / 100)}.${decimals}`;
}

/** How many as typed → hundredths; null for nothing, nonsense, and more than a line takes. */
export function quantityTyped(typed: string): number | null {
  const hundredths = fenTyped(typed);
  return hundredths === null || hundredths === 0 || hundredths > highestQuantity ? null : hundredths;
}

/** Hundredths: more than that of one thing is a slip of the finger. */
export const highestQuantity = 9_999_00;
