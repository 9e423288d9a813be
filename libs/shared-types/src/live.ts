import type { Instant } from './paging.js';

/** One server-sent event. It says what changed, never the content: the client fetches what it may see. */
export interface LiveEvent {
  /** The SSE `id`; send it back as `Last-Event-ID` to resume. */
  id: string;
  type: 'ticket.submitted' | 'ticket.changed' | 'ticket.commented' | 'notice' | 'engineer.changed' | 'reset';
  at: Instant;
  ticketId: number | null;
  ticketNumber: string | null;
}

/** An answer that is not JSON: `text/event-stream`. */
export type EventStream = { data: LiveEvent };
