import type { TicketState } from '@scanfix/shared-types';

/** From accepting on, while the work is not done. */
const engineerStates: readonly TicketState[] = ['accepted', 'en_route', 'in_progress', 'on_hold'];
/** The desk may name a price before somebody has taken the job. */
const deskStates: readonly TicketState[] = ['triaged', 'assigned', ...engineerStates];

export function mayOffer(by: 'desk' | 'engineer', state: TicketState): boolean {
  return (by === 'desk' ? deskStates : engineerStates).includes(state);
}
