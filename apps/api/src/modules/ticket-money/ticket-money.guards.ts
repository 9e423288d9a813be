import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ticketNumber } from '@scanfix/shared-types';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { PeopleService } from '../identity/people.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { PaymentsService } from '../payments/payments.service.js';
import { QuoteDecisionsService } from '../quotes/quote-decisions.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { TicketsService, type TicketTransition } from '../tickets/tickets.service.js';

/** Nothing is finished that is not agreed on and paid, and nobody owes for what will not be done. In the ticket's own transaction. */
@Injectable()
export class TicketMoneyGuards implements OnModuleInit {
  constructor(
    private readonly tickets: TicketsService,
    private readonly quotes: QuotesService,
    private readonly decisions: QuoteDecisionsService,
    private readonly payments: PaymentsService,
    private readonly ledger: LedgerService,
    private readonly people: PeopleService,
    private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.tickets.onTransition(async (transaction, transition) => {
      if (transition.action === 'complete') await this.finish(transaction, transition);
      if (transition.action === 'cancel' || transition.action === 'invalidate' || transition.action === 'merge') await this.giveUp(transaction, transition);
    });
  }

  /** @throws DomainError `quote-undecided`, `quote-unpaid` */
  private async finish(transaction: Transaction, { organizationId, ticket, at }: TicketTransition): Promise<void> {
    const offered = await this.quotes.offered(transaction, organizationId, ticket.id);
    if (offered && offered.validUntil > at) throw new DomainError('quote-undecided', { version: offered.version });
    const approved = await this.quotes.approved(transaction, organizationId, ticket.id);
    if (!approved) return;
    const due = await this.ledger.receivable(transaction, organizationId, ticket.id);
    if (due > 0 && !approved.onCredit) throw new DomainError('quote-unpaid', { due });
    if (approved.total > 0) await this.ledger.revenueRecognised(transaction, organizationId, { ticketId: ticket.id, quoteId: approved.id, taxRate: approved.taxRate });
  }

  /** What was paid stays until somebody gives it back: finance is told. */
  private async giveUp(transaction: Transaction, { organizationId, ticket, caller }: TicketTransition): Promise<void> {
    await this.decisions.cancelAll(transaction, caller, ticket);
    const { paid } = await this.payments.paidOf(transaction, organizationId, ticket.id);
    const approved = await this.quotes.approved(transaction, organizationId, ticket.id);
    const surplus = paid - (approved?.approvedSum ?? 0);
    if (surplus <= 0) return;
    const finance = await this.people.staffWithRole(organizationId, 'finance', transaction);
    await this.notices.add(transaction, {
      organizationId, userIds: finance.length > 0 ? finance : await this.people.staffWithRole(organizationId, 'admin', transaction), kind: 'payment-surplus', ticketId: ticket.id, ticketNumber: ticketNumber(ticket.id),
      data: { amount: surplus },
    });
  }
}
