import { Injectable } from '@nestjs/common';
import type { LiveEvent } from '@scanfix/shared-types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastEventId, openEventStream, type EventStream } from './event-stream.js';
import type { TailedEvent } from './event-tail.js';
import { LiveStream, type LiveSubscription } from './live-stream.js';
import { StreamLimit } from './stream-limit.js';
import { accessTokenSeconds } from '../auth/access-tokens.js';
import type { Actor } from '../auth/actor.js';

/** What this person may know of an event; null when nothing. May ask the database: answers are sent in the order of the events. */
export type Audience = (event: TailedEvent) => Omit<LiveEvent, 'id' | 'at'> | null | Promise<Omit<LiveEvent, 'id' | 'at'> | null>;

/**
 * Milliseconds, the life of an access token: then the client connects again with a new one and resumes, so that nobody listens for
 * longer than they may.
 */
const longestStream = accessTokenSeconds * 1000;

/** `GET /live` for a module that knows who may see what: `return this.responder.respond(request, reply, actor, audience)`. */
@Injectable()
export class LiveResponder {
  constructor(
    private readonly live: LiveStream,
    private readonly limit: StreamLimit,
  ) {}

  /** @throws DomainError `rate-limited` when the account has too many streams open */
  async respond(request: FastifyRequest, reply: FastifyReply, actor: Actor, audience: Audience): Promise<void> {
    const leave = this.limit.enter(actor.userId);
    let stream: EventStream | null = null;
    let subscription: LiveSubscription | null = null;
    let order: Promise<void> = Promise.resolve();
    // The client resumes from what it was sent, or from where it began; never from what is still being looked up.
    let sent: number | null = null;
    const early: (() => void)[] = [];
    const whenOpen = (work: () => void) => { if (stream) work(); else early.push(work); };
    try {
      subscription = await this.live.subscribe(lastEventId(request), (message) => {
        order = order.then(async () => {
          const shown = message.kind === 'reset' ? { type: 'reset' as const, ticketId: null, ticketNumber: null }
            : message.organizationId === actor.organizationId ? await audience(message) : null;
          const at = message.kind === 'reset' ? new Date() : message.createdAt;
          sent = message.cursor;
          if (shown) whenOpen(() => stream?.send({ id: String(message.cursor), data: { id: String(message.cursor), at: at.toISOString(), ...shown } satisfies LiveEvent }));
        }).catch(() => stream?.end());
      }, () => whenOpen(() => stream?.end()));
      const { from } = subscription;
      const turn = setTimeout(() => stream?.end(), longestStream);
      stream = openEventStream(request, reply, () => sent ?? from, () => {
        clearTimeout(turn);
        leave();
        subscription?.close();
      });
      early.forEach((work) => work());
    } finally {
      if (!stream) {
        leave();
        subscription?.close();
      }
    }
  }
}
