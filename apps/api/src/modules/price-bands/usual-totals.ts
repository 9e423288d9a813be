import type { Fen } from '@scanfix/shared-types';

/** Fewer say more about one repair than about what is usual. */
const leastQuotes = 5;

/** The middle 60 % of totals: from the fifth that is cheapest to the fifth that is dearest; null where there are too few. */
export function usualOf(totals: readonly Fen[]): { from: Fen; to: Fen; quotes: number } | null {
  if (totals.length < leastQuotes) return null;
  const sorted = [...totals].sort((one, other) => one - other);
  const cut = Math.floor(sorted.length / 5);
  return { from: sorted[cut] ?? 0, to: sorted[sorted.length - 1 - cut] ?? 0, quotes: sorted.length };
}
