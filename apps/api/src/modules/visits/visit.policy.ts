import type { JobAction, TicketState } from '@scanfix/shared-types';

/** What the lead engineer may do, by the ticket's state; assistants read along. */
const actionsByState: Partial<Record<TicketState, readonly JobAction[]>> = {
  assigned: ['accept', 'decline', 'transfer'],
  accepted: ['depart', 'checkIn', 'transfer', 'report-position'],
  en_route: ['checkIn', 'transfer', 'report-position'],
  in_progress: ['record', 'complete', 'hold', 'cannotComplete', 'report-position'],
  on_hold: ['record', 'resume', 'cannotComplete', 'report-position'],
};

export function jobActions({ open, role, state }: { open: boolean; role: 'lead' | 'assistant'; state: TicketState }): JobAction[] {
  return open && role === 'lead' ? [...actionsByState[state] ?? []] : [];
}

/** States in which work is recorded. */
export const workingStates: readonly TicketState[] = ['in_progress', 'on_hold'];

/** The engineer calls the requester from accepting on, and until the work is accepted. */
export function maySeePhone({ open, acceptedAt, outcome, state }: { open: boolean; acceptedAt: Date | null; outcome: string | null; state: TicketState }): boolean {
  return acceptedAt !== null && (open || (outcome === 'completed' && state === 'completed'));
}
