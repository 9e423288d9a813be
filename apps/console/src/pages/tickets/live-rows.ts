import type { Page, TicketSummary } from '@scanfix/shared-types';

export interface LoadedPages {
  pages: Page<TicketSummary>[];
  pageParams: unknown[];
}

/** The newest page as the server has it now, against what is on screen: which rows are new, and how many at least. */
export function newRowsOf(shown: readonly TicketSummary[], newest: Page<TicketSummary>): { count: number; capped: boolean } {
  const known = new Set(shown.map(({ id }) => id));
  const count = newest.items.filter(({ id }) => !known.has(id)).length;
  return { count, capped: count > 0 && count === newest.items.length && newest.nextCursor !== null && shown.length > 0 };
}

/** The same rows in the same places, with newer content. A row that left the filter stays until the list is loaded again. */
export function renewRows(loaded: LoadedPages, renewed: readonly TicketSummary[]): LoadedPages {
  const byId = new Map(renewed.map((row) => [row.id, row]));
  return { ...loaded, pages: loaded.pages.map((page) => ({ ...page, items: page.items.map((row) => byId.get(row.id) ?? row) })) };
}
