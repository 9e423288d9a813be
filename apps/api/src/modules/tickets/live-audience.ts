import type { LiveEvent } from '@scanfix/shared-types';
import { ticketChanged, ticketCommented, ticketSubmitted, type TicketCommentedPayload, type TicketEventPayload } from './ticket.events.js';
import { engineerChanged } from '../engineers/engineer.events.js';
import { noticeAdded, type NoticeAdded } from '../notices/notice.events.js';

/** Who listens: what they may see decides what they hear. */
interface Listener {
  userId: number;
  permissions: ReadonlySet<string>;
}

const liveTypes: Record<string, LiveEvent['type']> = { [ticketSubmitted]: 'ticket.submitted', [ticketChanged]: 'ticket.changed', [ticketCommented]: 'ticket.commented' };

/** The desk hears of every ticket, a requester of those they stand behind, nobody but the desk of internal notes and of engineers, and of a notice only who it is for. */
export function liveAudience({ userId, permissions }: Listener, { name, payload }: { name: string; payload: unknown }): Omit<LiveEvent, 'id' | 'at'> | null {
  if (name === noticeAdded) return noticeFor(userId, payload as NoticeAdded);
  if (name === engineerChanged) return permissions.has('engineer:read') ? { type: 'engineer.changed', ticketId: null, ticketNumber: null } : null;
  const type = liveTypes[name];
  if (!type) return null;
  const { ticketId, number, requesterIds, internal } = payload as TicketEventPayload & Partial<TicketCommentedPayload>;
  const mayHear = permissions.has('ticket:read') || (requesterIds.includes(userId) && internal !== true);
  return mayHear ? { type, ticketId, ticketNumber: number } : null;
}

function noticeFor(userId: number, { userIds, ticketId, number }: NoticeAdded): Omit<LiveEvent, 'id' | 'at'> | null {
  return userIds.includes(userId) ? { type: 'notice', ticketId, ticketNumber: number } : null;
}
