import { priorities, ticketSources, urgencies, type TicketQuery } from '@scanfix/shared-types';
import { day, id, oneOf, text, writeFilters, type Filters } from '../../components/url-filters';
import { endOfDay, startOfDay } from '../../components/zone';

export const ticketViews = ['submitted', 'overdue', 'open', 'ended', 'all'] as const;
export type TicketView = (typeof ticketViews)[number];
export const defaultView: TicketView = 'open';

/** What the list's URL may say. */
export const ticketFields = {
  view: oneOf(ticketViews),
  search: text,
  urgency: oneOf(urgencies),
  priority: oneOf(priorities),
  source: oneOf(ticketSources),
  categoryId: id,
  locationId: id,
  assetId: id,
  requesterId: id,
  from: day,
  to: day,
};
export type TicketFilters = Filters<typeof ticketFields>;

const queryOfView: Record<TicketView, Pick<TicketQuery, 'state' | 'overdue'>> = {
  submitted: { state: 'submitted' },
  overdue: { overdue: true },
  open: { state: 'open' },
  ended: { state: 'invalid,cancelled' },
  all: {},
};

export function ticketQuery({ view = defaultView, from, to, ...rest }: TicketFilters, timeZone: string): TicketQuery {
  return {
    ...queryOfView[view],
    ...rest,
    ...(from ? { submittedFrom: startOfDay(from, timeZone) } : {}),
    ...(to ? { submittedTo: endOfDay(to, timeZone) } : {}),
  };
}

/** How many filters narrow the view, besides the search. */
export function countFilters({ view: _view, search: _search, from, to, ...rest }: TicketFilters): number {
  return Object.values(rest).filter((value) => value !== undefined).length + (from || to ? 1 : 0);
}

export interface SavedView {
  name: string;
  /** The URL's search part. */
  search: string;
}

/** Views are kept on this machine, for each person of their own. */
export function loadViews(personId: number, storage: Pick<Storage, 'getItem'> = localStorage): SavedView[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(viewsKey(personId)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSavedView) : [];
  } catch {
    return [];
  }
}

export function storeViews(personId: number, views: SavedView[], storage: Pick<Storage, 'setItem'> = localStorage): void {
  storage.setItem(viewsKey(personId), JSON.stringify(views));
}

export function searchOf(filters: TicketFilters): string {
  const search = writeFilters(ticketFields, filters);
  search.sort();
  return search.toString();
}

function viewsKey(personId: number): string {
  return `scanfix.ticket-views.${personId}`;
}

function isSavedView(value: unknown): value is SavedView {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && 'search' in value && typeof value.search === 'string';
}
