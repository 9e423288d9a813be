import { Injectable } from '@nestjs/common';
import { ticketNumber, type ChainVerification, type TicketAction, type TicketState, type TimelineKind } from '@scanfix/shared-types';
import { firstBrokenEvent, genesisHash } from './ticket.chain.js';
import type { Ticket } from './ticket.entity.js';
import { ticketChanged, type TicketChangedPayload, type TicketEventPayload } from './ticket.events.js';
import type { EventData } from './ticket.mapper.js';
import { actorOf, mayDo, type Viewer } from './ticket.policy.js';
import { isOpen, transitionOf } from './ticket.transitions.js';
import { TicketsRepository } from './tickets.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';

/** A ticket's row, as other modules read it. Under a lock where it was handed out by `lock`. */
export type LockedTicket = Ticket;

/** Who acts, and in which organization. */
export interface TicketCaller {
  organizationId: number;
  viewer: Viewer;
}

export interface Change {
  /** Columns that change with it, besides state and times that follow from the action. */
  columns?: Partial<Ticket>;
  data?: EventData;
}

/** What happened to a ticket, told inside its transaction. */
export interface TicketTransition {
  organizationId: number;
  ticket: LockedTicket;
  action: TicketAction;
  /** Null for the submission. */
  from: TicketState | null;
  to: TicketState;
  at: Date;
  data: EventData;
  caller: TicketCaller;
}

export type TransitionObserver = (transaction: Transaction, transition: TicketTransition) => Promise<void>;

/** The life of a ticket: the one way from state to state, and to a line in its history. Use cases lock the ticket first, so that of two at once one sees the other's result. */
@Injectable()
export class TicketsService {
  private readonly observers: TransitionObserver[] = [];

  constructor(
    private readonly repository: TicketsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** What another module does in the same transaction, after each transition, the submission included. For modules that tickets must not know. */
  onTransition(observer: TransitionObserver): void {
    this.observers.push(observer);
  }

  system(organizationId: number): TicketCaller {
    return { organizationId, viewer: { kind: 'system' } };
  }

  find(organizationId: number, id: number): Promise<LockedTicket | null> {
    return this.repository.find(organizationId, id);
  }

  async findMany(organizationId: number, ids: readonly number[]): Promise<Map<number, LockedTicket>> {
    return new Map((await this.repository.findSome(organizationId, ids)).map((ticket) => [ticket.id, ticket]));
  }

  async lock(transaction: Transaction, organizationId: number, ticketId: number): Promise<LockedTicket> {
    const ticket = await this.repository.lock(transaction, organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    return ticket;
  }

  /** Table and policy, columns, history, observers, outbox. Answers the event's id. */
  async apply(transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, action: TicketAction, { columns = {}, data = {} }: Change): Promise<number> {
    const { from, to, answers } = transitionOf(action);
    if (!mayDo(caller.viewer, action)) throw new DomainError('forbidden');
    if (!from.includes(ticket.state)) throw new DomainError('action-not-allowed', { action, state: ticket.state });
    const at = new Date();
    const was = ticket.state;
    const answered = answers && ticket.respondedAt === null ? { respondedAt: at } : {};
    const eventId = await this.record(transaction, caller, ticket, { kind: 'action', action, fromState: was, toState: to, data, at }, {
      ...leaving(ticket, to, at), ...columns, ...answered, state: to, open: isOpen(to),
    });
    await this.observed(transaction, { organizationId: ticket.organizationId, ticket, action, from: was, to, at, data, caller });
    await this.announce(transaction, ticket, action);
    return eventId;
  }

  /** A line in the history that moves nothing. Answers its id. */
  async note(
    transaction: Transaction,
    caller: TicketCaller,
    ticket: LockedTicket,
    { kind, internal = false, data = {}, columns = {} }: { kind: TimelineKind; internal?: boolean; data?: EventData; columns?: Partial<Ticket> },
  ): Promise<number> {
    const eventId = await this.record(transaction, caller, ticket, { kind, internal, data }, columns);
    await this.announce(transaction, ticket, kind);
    return eventId;
  }

  async observed(transaction: Transaction, transition: TicketTransition): Promise<void> {
    for (const observer of this.observers) await observer(transaction, transition);
  }

  /** Says in the outbox that something changed. */
  async announce(transaction: Transaction, ticket: LockedTicket, action: TicketChangedPayload['action']): Promise<void> {
    const payload: TicketChangedPayload = { ...(await this.payloadOf(transaction, ticket)), action };
    await this.outbox.add(transaction, { organizationId: ticket.organizationId, name: ticketChanged, payload });
  }

  async payloadOf(transaction: Transaction, ticket: LockedTicket): Promise<TicketEventPayload> {
    const requesters = await this.repository.requestersOf(ticket.id, transaction);
    return { ticketId: ticket.id, number: ticketNumber(ticket.id), state: ticket.state, requesterIds: requesters.map(({ userId }) => userId) };
  }

  /** A line of history and the columns that go with it. Answers the event's id. */
  async record(
    transaction: Transaction,
    caller: TicketCaller,
    ticket: LockedTicket,
    { kind, action = null, fromState = null, toState = null, internal = false, data = {}, at = new Date() }: {
      kind: TimelineKind; action?: TicketAction | null; fromState?: TicketState | null; toState?: TicketState | null; internal?: boolean; data?: EventData; at?: Date;
    },
    columns: Partial<Ticket>,
  ): Promise<number> {
    const { id, hash } = await this.repository.insertEvent(transaction, ticket.organizationId, ticket.id, ticket.lastEventHash, {
      kind, action, fromState, toState, internal, data, createdAt: at, ...actorOf(caller.viewer),
    });
    await this.repository.update(transaction, ticket, { ...columns, lastEventHash: hash });
    return id;
  }

  /** Whether the history is as it was written, from what was reported to the newest line. */
  async verifyChain(organizationId: number, ticketId: number): Promise<ChainVerification> {
    const ticket = await this.repository.find(organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    const events = await this.repository.eventsOf(ticketId);
    const broken = firstBrokenEvent(genesisHash(ticket), events, ticket.lastEventHash);
    const line = broken === null ? undefined : events[broken];
    return {
      intact: broken === null,
      events: events.length,
      brokenAt: line && broken !== 0 ? { id: line.id, at: line.createdAt.toISOString() } : null,
      // The first line does not say whether it or what it stands on was changed: both are the report.
      fault: broken === null ? null : !line ? 'end-cut-off' : broken === 0 ? 'facts-altered' : 'event-altered',
      checkedAt: new Date().toISOString(),
    };
  }

  /** What was written after the line whose hash begins so; null where the history has no such line. */
  async writtenAfter(organizationId: number, ticketId: number, hash: Buffer): Promise<{ kind: TimelineKind; action: TicketAction | null }[] | null> {
    const ticket = await this.repository.find(organizationId, ticketId);
    const events = ticket ? await this.repository.eventsOf(ticketId) : [];
    const index = events.findIndex((event) => event.hash.subarray(0, hash.length).equals(hash));
    return index === -1 ? null : events.slice(index + 1).map(({ kind, action }) => ({ kind, action }));
  }
}

/** What ends with a state: nobody has a ticket that waits or is over, and a hold ends with being on hold. */
function leaving(ticket: Ticket, to: TicketState, at: Date): Partial<Ticket> {
  return {
    ...(ticket.state === 'on_hold' ? { holdUntil: null, holdReason: null } : {}),
    ...(['triaged', 'cancelled', 'invalid'].includes(to) ? { engineerId: null, visitId: null } : {}),
    ...(to === 'completed' ? { completedAt: at } : {}),
    ...(to === 'closed' ? { closedAt: at } : {}),
    ...(to === 'triaged' ? { completedAt: null, closedAt: null } : {}),
  };
}
