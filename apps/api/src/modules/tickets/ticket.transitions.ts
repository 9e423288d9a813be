import {
  cancelReasons, cannotCompleteReasons, declineReasons, holdReasons, invalidReasons, openTicketStates, reworkReasons, type Permission, type TicketAction, type TicketState,
} from '@scanfix/shared-types';

/** Who may do something: the desk by a permission, the engineer whose job it is, the one who reported, the system by itself. */
export interface Doers {
  desk?: Permission;
  engineer?: true;
  requester?: true;
  system?: true;
}

export interface Transition {
  from: readonly TicketState[];
  to: TicketState;
  by: Doers;
  /** Reasons to choose from; `other` asks for words. */
  reasons?: readonly string[];
  /** It is the answer to the requester: the response clock stops. */
  answers: boolean;
}

const beforeWork = ['submitted', 'triaged', 'assigned', 'accepted', 'en_route'] as const;

/** The lifecycle, keyed by action: route, permission, history row and button share one word. */
export const ticketTransitions = {
  submit: { from: [], to: 'submitted', by: { desk: 'ticket:submit', requester: true }, answers: false },
  triage: { from: ['submitted'], to: 'triaged', by: { desk: 'ticket:triage', system: true }, answers: true },
  invalidate: { from: ['submitted', 'triaged'], to: 'invalid', by: { desk: 'ticket:invalidate' }, reasons: invalidReasons, answers: true },
  merge: { from: ['submitted', 'triaged'], to: 'invalid', by: { desk: 'ticket:merge' }, answers: true },
  assign: { from: ['triaged', 'assigned', 'accepted', 'en_route'], to: 'assigned', by: { desk: 'ticket:assign', engineer: true, system: true }, answers: true },
  decline: { from: ['assigned'], to: 'triaged', by: { engineer: true, system: true }, reasons: declineReasons, answers: false },
  accept: { from: ['assigned'], to: 'accepted', by: { engineer: true }, answers: true },
  depart: { from: ['accepted'], to: 'en_route', by: { engineer: true }, answers: false },
  checkIn: { from: ['accepted', 'en_route'], to: 'in_progress', by: { engineer: true }, answers: false },
  hold: { from: ['in_progress'], to: 'on_hold', by: { desk: 'ticket:hold', engineer: true }, reasons: holdReasons, answers: false },
  resume: { from: ['on_hold'], to: 'in_progress', by: { desk: 'ticket:hold', engineer: true, system: true }, answers: false },
  complete: { from: ['in_progress'], to: 'completed', by: { engineer: true }, answers: false },
  cannotComplete: { from: ['in_progress', 'on_hold'], to: 'triaged', by: { engineer: true }, reasons: cannotCompleteReasons, answers: false },
  confirm: { from: ['completed'], to: 'closed', by: { desk: 'ticket:confirm', requester: true, system: true }, answers: false },
  rework: { from: ['completed', 'closed'], to: 'triaged', by: { desk: 'ticket:rework', requester: true }, reasons: reworkReasons, answers: false },
  cancel: { from: beforeWork, to: 'cancelled', by: { desk: 'ticket:cancel', requester: true }, reasons: cancelReasons, answers: false },
} as const satisfies Record<TicketAction, Transition>;

const table: Record<TicketAction, Transition> = ticketTransitions;

export function transitionOf(action: TicketAction): Transition {
  return table[action];
}

export function actionsFrom(state: TicketState): TicketAction[] {
  return (Object.keys(table) as TicketAction[]).filter((action) => table[action].from.includes(state));
}

const open: ReadonlySet<TicketState> = new Set(openTicketStates);

export function isOpen(state: TicketState): boolean {
  return open.has(state);
}
