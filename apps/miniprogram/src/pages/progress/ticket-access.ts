import type {
  AcceptWorkRequest, AnswerFollowUpRequest, CancelTicketRequest, CommentRequest, MyFollowUp, MyVisit, ReworkTicketRequest, TicketProgress,
} from '@scanfix/shared-types';
import { apiUrl, routePath, send } from '@/api/transport';
import type { TicketReference } from '@/reporting/ticket-reference';
import { call } from '@/session/call';
import { ensureSession } from '@/session/session';

/** What its requester can do with a ticket, whichever way it was found. */
export interface TicketAccess {
  load: () => Promise<TicketProgress>;
  comment: (body: CommentRequest, idempotencyKey: string) => Promise<TicketProgress>;
  cancel: (body: CancelTicketRequest) => Promise<TicketProgress>;
  visits: () => Promise<MyVisit[]>;
  accept: (body: AcceptWorkRequest, idempotencyKey: string) => Promise<MyVisit[]>;
  followUp: () => Promise<MyFollowUp>;
  answer: (body: AnswerFollowUpRequest, idempotencyKey: string) => Promise<MyFollowUp>;
  rework: (body: ReworkTicketRequest, idempotencyKey: string) => Promise<TicketProgress>;
  /** Where the service report lies. */
  report: () => Promise<{ url: string; headers: Record<string, string> }>;
}

function bySession(params: { id: number }): TicketAccess {
  return {
    load: () => call('GET /my/tickets/:id', { params }),
    comment: (body, idempotencyKey) => call('POST /my/tickets/:id/comments', { params, body, idempotencyKey }),
    cancel: (body) => call('POST /my/tickets/:id/cancel', { params, body }),
    visits: () => call('GET /my/tickets/:id/visits', { params }),
    accept: (body, idempotencyKey) => call('POST /my/tickets/:id/acceptance', { params, body, idempotencyKey }),
    followUp: () => call('GET /my/tickets/:id/follow-up', { params }),
    answer: (body, idempotencyKey) => call('POST /my/tickets/:id/follow-up', { params, body, idempotencyKey }),
    rework: (body, idempotencyKey) => call('POST /my/tickets/:id/rework', { params, body, idempotencyKey }),
    report: async () => {
      const { accessToken } = await ensureSession();
      return { url: apiUrl(routePath('GET /my/tickets/:id/service-report', params)), headers: { Authorization: `Bearer ${accessToken}` } };
    },
  };
}

function byLink(params: { followToken: string }): TicketAccess {
  return {
    load: () => send('GET /public/tickets/:followToken', { params }, null),
    comment: (body, idempotencyKey) => send('POST /public/tickets/:followToken/comments', { params, body, idempotencyKey }, null),
    cancel: (body) => send('POST /public/tickets/:followToken/cancel', { params, body }, null),
    visits: () => send('GET /public/tickets/:followToken/visits', { params }, null),
    accept: (body, idempotencyKey) => send('POST /public/tickets/:followToken/acceptance', { params, body, idempotencyKey }, null),
    followUp: () => send('GET /public/tickets/:followToken/follow-up', { params }, null),
    answer: (body, idempotencyKey) => send('POST /public/tickets/:followToken/follow-up', { params, body, idempotencyKey }, null),
    rework: (body, idempotencyKey) => send('POST /public/tickets/:followToken/rework', { params, body, idempotencyKey }, null),
    report: () => Promise.resolve({ url: apiUrl(routePath('GET /public/tickets/:followToken/service-report', params)), headers: {} }),
  };
}

export const ticketAccess = (reference: TicketReference): TicketAccess => ('id' in reference ? bySession(reference) : byLink({ followToken: reference.follow }));
