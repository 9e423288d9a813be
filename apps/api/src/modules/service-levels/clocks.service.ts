import { Injectable } from '@nestjs/common';
import type { TicketClock } from '@scanfix/shared-types';
import { clockOf, clocksOf } from './clock.mapper.js';
import { clocksAfter, newsOf, startedClock, toldClock, type ClockNews, type NewClock, type TicketMove } from './clock.transitions.js';
import { ClocksRepository } from './clocks.repository.js';
import { CurrentTerms } from './current-terms.js';
import { priorityByUrgency, type Promised, type Terms, type TicketFacts } from './terms.js';
import type { TicketClockRow } from './ticket-clock.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export { priorityByUrgency };
export type { ClockNews, NewClock, Promised, Terms, TicketFacts, TicketMove };

/** A clock that was due to be looked at. */
export interface DueClock {
  id: number;
  organizationId: number;
  ticketId: number;
}

/** Milliseconds after which a clock is looked at again when whoever took it did not finish. */
const claimedFor = 120_000;

/** The promises that run on tickets, by the tickets' ids. What a ticket is, others know. */
@Injectable()
export class ClocksService {
  constructor(
    private readonly repository: ClocksRepository,
    private readonly currentTerms: CurrentTerms,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What the organization promises now. Within a transaction, give it. */
  terms(organizationId: number, transaction?: Transaction): Promise<Terms> {
    return this.currentTerms.of(organizationId, transaction);
  }

  /** The clocks of a new ticket. `expectedResponseMinutes` is the organization's word where no policy speaks of the ticket. */
  plan(terms: Terms, facts: TicketFacts, expectedResponseMinutes: number, startedAt: Date): NewClock[] {
    return terms.promisesFor(facts, expectedResponseMinutes).map((promised) => startedClock(terms, promised, startedAt));
  }

  /** When a planned ticket is to be answered; the organization's word where its policy promises no answer. */
  answerDueAt(planned: readonly NewClock[], expectedResponseMinutes: number, startedAt: Date): Date {
    return planned.find(({ kind }) => kind === 'response')?.dueAt ?? new Date(startedAt.getTime() + expectedResponseMinutes * 60_000);
  }

  async start(transaction: Transaction, organizationId: number, ticketId: number, clocks: readonly NewClock[]): Promise<void> {
    if (clocks.length > 0) await this.repository.insert(transaction, organizationId, ticketId, clocks);
  }

  /** Call it with the ticket locked. */
  async moved(transaction: Transaction, organizationId: number, ticketId: number, move: TicketMove): Promise<void> {
    const terms = await this.currentTerms.of(organizationId, transaction);
    const { changed, added } = clocksAfter(terms, await this.repository.within(transaction, organizationId, ticketId), move);
    for (const { id, ...clock } of changed) await this.repository.update(transaction, id, clock);
    await this.start(transaction, organizationId, ticketId, added);
  }

  /** The newest clock of each kind, for each ticket that has any. */
  async views(organizationId: number, ticketIds: readonly number[]): Promise<Map<number, TicketClock[]>> {
    const rows = await this.repository.ofTickets(organizationId, ticketIds);
    const terms = await this.currentTerms.of(organizationId);
    const now = new Date();
    const byTicket = new Map<number, TicketClockRow[]>();
    for (const row of rows) byTicket.set(row.ticketId, [...byTicket.get(row.ticketId) ?? [], row]);
    return new Map([...byTicket].map(([ticketId, clocks]) => [ticketId, clocksOf(terms, clocks, now)]));
  }

  /** The same as `views`, of clocks that were planned just now. */
  viewsOf(terms: Terms, clocks: readonly NewClock[], now: Date): TicketClock[] {
    return clocksOf(terms, clocks, now);
  }

  /** Takes clocks of which there is something to say, so that no other process says it too. Empty when there are none left. */
  claimDue(now: Date, limit: number): Promise<DueClock[]> {
    return this.unitOfWork.run((transaction) => this.repository.claimDue(transaction, now, new Date(now.getTime() + claimedFor), limit));
  }

  /** What there is to say of a clock, written down as said. Call it with the ticket locked; null when somebody has been here meanwhile. */
  async tell(transaction: Transaction, { id, organizationId, ticketId }: DueClock, now: Date): Promise<{ clock: TicketClock; news: ClockNews } | null> {
    const terms = await this.currentTerms.of(organizationId, transaction);
    const row = (await this.repository.within(transaction, organizationId, ticketId)).find((clock) => clock.id === id);
    if (!row) return null;
    const news = newsOf(terms, row, now);
    await this.repository.update(transaction, id, toldClock(terms, row, news, now));
    return { clock: clockOf(terms, row, now), news };
  }
}
