import type { TicketAction, TicketState, TimelineKind } from '@scanfix/shared-types';

/** What other modules hear about tickets. `requesterIds` are the users who stand behind the ticket. */
export interface TicketEventPayload {
  ticketId: number;
  number: string;
  state: TicketState;
  requesterIds: number[];
}

export const ticketSubmitted = 'ticket.submitted';
export type TicketSubmittedPayload = TicketEventPayload;

/** A report without an account: its private link is due. */
export const ticketLinkIssued = 'ticket.link-issued';
export interface TicketLinkIssuedPayload {
  ticketId: number;
  ticketRequesterId: number;
}

/** A transition, a follower, a merge. */
export const ticketChanged = 'ticket.changed';
export interface TicketChangedPayload extends TicketEventPayload {
  action: TicketAction | TimelineKind | 'absorb';
}

export const ticketCommented = 'ticket.commented';
export interface TicketCommentedPayload extends TicketEventPayload {
  internal: boolean;
  byStaff: boolean;
}
