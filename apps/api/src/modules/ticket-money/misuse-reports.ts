import { Injectable } from '@nestjs/common';
import type { DeclareMisuseRequest } from '@scanfix/shared-types';
import { isOnSite } from './ticket-money.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { QuoteDecisionsService } from '../quotes/quote-decisions.service.js';
import { mayOffer } from '../quotes/quote-offers.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService, type LockedTicket, type TicketCaller } from '../tickets/tickets.service.js';
import { JobAccess } from '../visits/job-access.service.js';
import { WarrantiesService } from '../warranties/warranties.service.js';

/** What the engineer found on the spot, with photos that the requester sees too; and that it was wrong. */
@Injectable()
export class MisuseReports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobAccess,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly quotes: QuotesService,
    private readonly decisions: QuoteDecisionsService,
    private readonly warranties: WarrantiesService,
  ) {}

  async declare(actor: Actor, visitId: number, request: DeclareMisuseRequest): Promise<void> {
    const visit = await this.jobs.findLed(actor, visitId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { caller, ticket } = await this.jobs.lock(transaction, actor, visit);
      if (!isOnSite(ticket)) throw new DomainError('action-not-allowed', { action: 'declare-misuse', state: ticket.state });
      await this.warranties.declareMisuse(transaction, actor, caller, ticket, request);
      return null;
    });
  }

  async withdrawOnTheJob(actor: Actor, visitId: number, reason: string): Promise<void> {
    const visit = await this.jobs.findLed(actor, visitId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { caller, ticket } = await this.jobs.lock(transaction, actor, visit);
      await this.withdraw(transaction, actor, caller, ticket, reason);
      return null;
    });
  }

  async withdrawAtTheDesk(actor: Actor, ticketId: number, reason: string): Promise<void> {
    await this.unitOfWork.once(actor, async (transaction) => {
      await this.withdraw(transaction, actor, this.access.desk(actor), await this.tickets.lock(transaction, actor.organizationId, ticketId), reason);
      return null;
    });
  }

  /** An offer that stands on it goes with it; what was agreed on stays until somebody takes that back. @throws DomainError `action-not-allowed`, `misuse-agreed` */
  private async withdraw(transaction: Transaction, actor: Actor, caller: TicketCaller, ticket: LockedTicket, reason: string): Promise<void> {
    const { organizationId, id: ticketId, state, reworkCount } = ticket;
    if (!mayOffer('desk', state)) throw new DomainError('action-not-allowed', { action: 'withdraw-misuse', state });
    const approved = await this.quotes.approved(transaction, organizationId, ticketId);
    if (approved?.ground === 'misuse' && approved.round === reworkCount) throw new DomainError('misuse-agreed', { version: approved.version });
    const offered = await this.quotes.offered(transaction, organizationId, ticketId);
    if (offered?.ground === 'misuse') await this.decisions.withdraw(transaction, actor, caller, ticket, offered.id, reason);
    await this.warranties.withdrawMisuse(transaction, actor, caller, ticket, reason);
  }
}
