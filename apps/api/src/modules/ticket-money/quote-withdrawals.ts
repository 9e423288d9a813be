import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PaymentsService } from '../payments/payments.service.js';
import { QuoteDecisionsService } from '../quotes/quote-decisions.service.js';
import { mayOffer } from '../quotes/quote-offers.service.js';
import { QuotesService, type ApprovedQuote } from '../quotes/quotes.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';
import { JobAccess } from '../visits/job-access.service.js';

/** An offer that nobody should answer any more, and an approved quote while nothing is paid for it. */
@Injectable()
export class QuoteWithdrawals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly jobs: JobAccess,
    private readonly quotes: QuotesService,
    private readonly decisions: QuoteDecisionsService,
    private readonly payments: PaymentsService,
    private readonly ledger: LedgerService,
  ) {}

  /** Answers the ticket. */
  async atTheDesk(actor: Actor, quoteId: number, reason: string): Promise<number> {
    const found = await this.quotes.byId(actor.organizationId, quoteId);
    if (!found) throw new DomainError('not-found');
    await this.unitOfWork.once(actor, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, actor.organizationId, found.ticketId);
      const approved = await this.approved(transaction, ticket, quoteId);
      if (approved) await this.requireUnpaid(transaction, ticket, approved, 'desk');
      await this.decisions.withdraw(transaction, actor, this.access.desk(actor), ticket, quoteId, reason);
      return null;
    });
    return found.ticketId;
  }

  /** Of approved quotes only their own. */
  async onTheJob(actor: Actor, visitId: number, quoteId: number, reason: string): Promise<void> {
    const visit = await this.jobs.findLed(actor, visitId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { caller, ticket } = await this.jobs.lock(transaction, actor, visit);
      const approved = await this.approved(transaction, ticket, quoteId);
      if (approved && approved.offeredById !== actor.userId) throw new DomainError('forbidden');
      if (approved) await this.requireUnpaid(transaction, ticket, approved, 'engineer');
      await this.decisions.withdraw(transaction, actor, caller, ticket, quoteId, reason);
      return null;
    });
  }

  /** The quote where it is what was agreed on. @throws DomainError `quote-not-open` for one whose work was done before it went out again */
  private async approved(transaction: Transaction, { organizationId, id, reworkCount }: LockedTicket, quoteId: number): Promise<ApprovedQuote | null> {
    const approved = await this.quotes.approved(transaction, organizationId, id);
    if (approved?.id !== quoteId) return null;
    if (approved.round !== reworkCount) throw new DomainError('quote-not-open', { state: 'approved', version: approved.version });
    return approved;
  }

  /** @throws DomainError `action-not-allowed`, `payment-open`, `quote-paid` */
  private async requireUnpaid(transaction: Transaction, { organizationId, id, state }: LockedTicket, { total }: ApprovedQuote, by: 'desk' | 'engineer'): Promise<void> {
    if (!mayOffer(by, state)) throw new DomainError('action-not-allowed', { action: 'withdraw-approved-quote', state });
    const { open } = await this.payments.paidOf(transaction, organizationId, id);
    if (open) throw new DomainError('payment-open');
    const due = await this.ledger.receivable(transaction, organizationId, id);
    if (due < total) throw new DomainError('quote-paid', { due });
  }
}
