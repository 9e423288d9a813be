import type { LiveEvent } from '@scanfix/shared-types';
import { ticketChanged, ticketCommented, ticketSubmitted, type TicketCommentedPayload, type TicketEventPayload } from './ticket.events.js';

/** Who listens: what they may see decides what they hear. */
interface Listener {
  userId: number;
  permissions: ReadonlySet<string>;
}

const liveTypes: Record<string, LiveEvent['type']> = { [ticketSubmitted]: 'ticket.submitted', [ticketChanged]: 'ticket.changed', [ticketCommented]: 'ticket.commented' };

/** The desk hears of every ticket, a requester of those they stand behind, and nobody but the desk of internal notes. */
export function liveAudience({ userId, permissions }: Listener, { name, payload }: { name: string; payload: unknown }): Omit<LiveEvent, 'id' | 'at'> | null {
  const type = liveTypes[name];
  if (!type) return null;
  const { ticketId, number, requesterIds, internal } = payload as TicketEventPayload & Partial<TicketCommentedPayload>;
  const mayHear = permissions.has('ticket:read') || (requesterIds.includes(userId) && internal !== true);
  return mayHear ? { type, ticketId, ticketNumber: number } : null;
}
