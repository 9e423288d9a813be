import type { CalendarDate, PriceBook } from '@scanfix/shared-types';

export type PriceBookStanding = 'draft' | 'coming' | 'in-force' | 'past';

export function standingOf({ status, effectiveFrom, effectiveUntil }: Pick<PriceBook, 'status' | 'effectiveFrom' | 'effectiveUntil'>, today: CalendarDate): PriceBookStanding {
  if (status === 'draft') return 'draft';
  if (effectiveFrom > today) return 'coming';
  return effectiveUntil !== null && effectiveUntil < today ? 'past' : 'in-force';
}

const order: PriceBookStanding[] = ['in-force', 'coming', 'draft', 'past'];

/** What counts now, what counts next, what is being made, what was; within each the newest days first, but the next one of those to come. */
export function inOrder<Book extends Pick<PriceBook, 'status' | 'effectiveFrom' | 'effectiveUntil'>>(books: readonly Book[], today: CalendarDate): Book[] {
  const rank = (book: Book): number => order.indexOf(standingOf(book, today));
  return [...books].sort((one, other) => {
    if (rank(one) !== rank(other)) return rank(one) - rank(other);
    const later = other.effectiveFrom.localeCompare(one.effectiveFrom);
    return standingOf(one, today) === 'coming' ? -later : later;
  });
}

/** What is to be compared with, and copied from. */
export function inForceOn(books: readonly PriceBook[], today: CalendarDate): PriceBook | null {
  return books.find((book) => standingOf(book, today) === 'in-force') ?? null;
}
