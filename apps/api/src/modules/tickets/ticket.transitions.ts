import {
  cancelReasons, invalidReasons, ticketStates, type Permission, type TicketAction, type TicketState,
} from '@scanfix/shared-types';

export interface Transition {
  from: readonly TicketState[];
  to: TicketState;
  permission: Permission;
  /** May the requester behind the ticket do it, besides the desk? */
  requester: boolean;
  /** Reasons to choose from; `other` asks for words. */
  reasons?: readonly string[];
  /** It is the desk's answer to the requester: the response clock stops. */
  answers: boolean;
}

/** The lifecycle, keyed by action: route, permission, history row and button share one word. */
export const ticketTransitions = {
  submit: { from: [], to: 'submitted', permission: 'ticket:submit', requester: true, answers: false },
  triage: { from: ['submitted'], to: 'triaged', permission: 'ticket:triage', requester: false, answers: true },
  invalidate: { from: ['submitted', 'triaged'], to: 'invalid', permission: 'ticket:invalidate', requester: false, reasons: invalidReasons, answers: true },
  merge: { from: ['submitted', 'triaged'], to: 'invalid', permission: 'ticket:merge', requester: false, answers: true },
  cancel: { from: ['submitted', 'triaged'], to: 'cancelled', permission: 'ticket:cancel', requester: true, reasons: cancelReasons, answers: false },
} as const satisfies Record<TicketAction, Transition>;

const table: Record<TicketAction, Transition> = ticketTransitions;

export function transitionOf(action: TicketAction): Transition {
  return table[action];
}

export function actionsFrom(state: TicketState): TicketAction[] {
  return (Object.keys(table) as TicketAction[]).filter((action) => table[action].from.includes(state));
}

/** A state is open when something can still be done from it. */
export function isOpen(state: TicketState): boolean {
  return actionsFrom(state).length > 0;
}

export const openStates: readonly TicketState[] = ticketStates.filter(isOpen);
