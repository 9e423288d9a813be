import type { MyVisit, TicketProgress } from '@scanfix/shared-types';

const byAge = (visits: MyVisit[]): MyVisit[] => [...visits].sort((one, other) => one.id - other.id);

/** The visit that goes on, else the last one in which work was done; and the work of the visits before it. */
export function visitsToShow(ticket: Pick<TicketProgress, 'state'>, visits: MyVisit[]): { now: MyVisit | null; before: MyVisit[] } {
  const oldestFirst = byAge(visits);
  const worked = oldestFirst.filter(({ work }) => work !== null);
  const open = oldestFirst.find(({ stage }) => stage !== 'ended');
  const ended = ticket.state === 'completed' || ticket.state === 'closed' ? worked[worked.length - 1] : undefined;
  const now = open ?? ended ?? null;
  return { now, before: worked.filter((visit) => visit !== now).reverse() };
}
