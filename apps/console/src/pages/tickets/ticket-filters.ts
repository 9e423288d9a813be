import { priorities, ticketSources, ticketStates, urgencies, type TicketCounts, type TicketQuery, type TicketState } from '@scanfix/shared-types';
import { day, id, oneOf, someOf, text, writeFilters, type Filters } from '../../components/url-filters';
import { endOfDay, startOfDay } from '../../components/zone';

/** In the order of the lifecycle: who has to do something next. */
export const ticketViews = ['submitted', 'triaged', 'field', 'completed', 'overdue', 'open', 'ended', 'all'] as const;
export type TicketView = (typeof ticketViews)[number];
export const defaultView: TicketView = 'open';

/** What the list's URL may say. */
export const ticketFields = {
  view: oneOf(ticketViews),
  search: text,
  state: someOf(ticketStates),
  urgency: oneOf(urgencies),
  priority: oneOf(priorities),
  source: oneOf(ticketSources),
  categoryId: id,
  locationId: id,
  assetId: id,
  requesterId: id,
  engineerId: id,
  from: day,
  to: day,
};
export type TicketFilters = Filters<typeof ticketFields>;

const statesOfView: Partial<Record<TicketView, TicketState[]>> = {
  submitted: ['submitted'],
  triaged: ['triaged'],
  field: ['assigned', 'accepted', 'en_route', 'in_progress', 'on_hold'],
  completed: ['completed'],
  ended: ['closed', 'invalid', 'cancelled'],
};

const queryOfView = (view: TicketView): Pick<TicketQuery, 'state' | 'overdue'> => {
  if (view === 'overdue') return { overdue: true };
  if (view === 'open') return { state: 'open' };
  const states = statesOfView[view];
  return states ? { state: states.join(',') } : {};
};

/** States that were chosen themselves narrow down no view: they take its place. */
export function ticketQuery({ view = defaultView, state, from, to, ...rest }: TicketFilters, timeZone: string): TicketQuery {
  return {
    ...queryOfView(view),
    ...(state ? { state: state.join(',') } : {}),
    ...rest,
    ...(from ? { submittedFrom: startOfDay(from, timeZone) } : {}),
    ...(to ? { submittedTo: endOfDay(to, timeZone) } : {}),
  };
}

/** How many tickets a view shows; null where that is not counted. */
export function countOfView(view: TicketView, counts: TicketCounts): { value: number; capped: boolean } | null {
  if (view === 'overdue' || view === 'open') return counts[view];
  if (view === 'ended' || view === 'all') return null;
  const parts = (statesOfView[view] ?? []).map((state) => counts[state]);
  return { value: parts.reduce((sum, { value }) => sum + value, 0), capped: parts.some(({ capped }) => capped) };
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
