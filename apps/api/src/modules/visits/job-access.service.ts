import { Injectable } from '@nestjs/common';
import type { Visit } from './visit.entity.js';
import { VisitsRepository } from './visits.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { TicketsService, type LockedTicket, type TicketCaller } from '../tickets/tickets.service.js';

/** A visit that goes on, in the hands of its engineer; visit and ticket are locked. */
export interface Job {
  transaction: Transaction;
  caller: TicketCaller;
  ticket: LockedTicket;
  visit: Visit;
}

/** Milliseconds. */
const wordsAfterwards = 3 * 86_400_000;

/** Whose visit it is. What somebody is not on does not exist for them. */
@Injectable()
export class JobAccess {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly tickets: TicketsService,
  ) {}

  /** Ended ones too. @throws DomainError `not-found` */
  async find({ organizationId, userId }: Actor, visitId: number): Promise<{ visit: Visit; role: 'lead' | 'assistant' }> {
    const visit = await this.visits.find(organizationId, visitId);
    if (visit?.engineerId === userId) return { visit, role: 'lead' };
    if (!visit || !await this.visits.isAssistant(visitId, userId)) throw new DomainError('not-found');
    return { visit, role: 'assistant' };
  }

  /** For what the lead engineer does. @throws DomainError `not-found`, `forbidden` for an assistant */
  async findLed(actor: Actor, visitId: number): Promise<Visit> {
    const { visit, role } = await this.find(actor, visitId);
    if (role !== 'lead') throw new DomainError('forbidden');
    return visit;
  }

  /** The ticket first: who waits for it sees what the one before did. @throws DomainError `visit-ended` with how it ended and where the ticket stands */
  async lock(transaction: Transaction, { organizationId, userId }: Actor, { id, ticketId }: Pick<Visit, 'id' | 'ticketId'>): Promise<Job> {
    const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
    const visit = await this.visits.lock(transaction, organizationId, id);
    if (visit?.engineerId !== userId) throw new DomainError('not-found');
    requireOpen(visit, ticket);
    return { transaction, caller: { organizationId, viewer: { kind: 'engineer', userId } }, ticket, visit };
  }

  /** For words about a job: from all who are on it, still when the work is done, and for some days from who lost it: what they did without a network is told that way. */
  async lockToComment(transaction: Transaction, { organizationId, userId }: Actor, { id, ticketId }: Pick<Visit, 'id' | 'ticketId'>): Promise<Job> {
    const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
    const visit = await this.visits.lock(transaction, organizationId, id);
    if (!visit) throw new DomainError('not-found');
    if (visit.outcome !== 'completed' && !endedLately(visit)) requireOpen(visit, ticket);
    return { transaction, caller: { organizationId, viewer: { kind: 'engineer', userId } }, ticket, visit };
  }
}

function endedLately({ finishedAt }: Visit): boolean {
  return finishedAt !== null && Date.now() - finishedAt.getTime() < wordsAfterwards;
}

function requireOpen({ open, outcome }: Visit, { state }: LockedTicket): void {
  if (!open) throw new DomainError('visit-ended', { outcome, state });
}
