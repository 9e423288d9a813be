import { Injectable } from '@nestjs/common';
import { ticketNumber, type MatchPaymentRequest, type PaymentSummary } from '@scanfix/shared-types';
import { PaymentDeskService } from './payment-desk.service.js';
import { PaymentNotices } from './payment-notices.js';
import { isReceived } from './payment.states.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { AuditService } from '../audit/audit.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';

/** Money that nobody owed finds what it is for. */
@Injectable()
export class PaymentMatchingService {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly desk: PaymentDeskService,
    private readonly quotes: QuotesService,
    private readonly ledger: LedgerService,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly notices: PaymentNotices,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `payment-not-surplus` also where it is on its way back, `amount-above-approved` where less is owed */
  async match(actor: Actor, id: number, { quoteId, note }: MatchPaymentRequest): Promise<PaymentSummary> {
    const { organizationId } = actor;
    const [found, quote] = await Promise.all([this.payments.find(organizationId, id), this.quotes.byId(organizationId, quoteId)]);
    if (!found) throw new DomainError('not-found');
    if (!quote) throw invalidField('quoteId', 'not-found');
    await this.unitOfWork.once(actor, async (transaction) => {
      // The payment's ticket and the quote's, in the order in which everybody takes them.
      for (const ticketId of [...new Set([found.ticketId, quote.ticketId])].sort((a, b) => a - b)) await this.tickets.lock(transaction, organizationId, ticketId);
      const ticket = await this.tickets.lock(transaction, organizationId, quote.ticketId);
      const payment = await this.payments.lock(transaction, organizationId, id);
      if (!payment || payment.purpose !== 'surplus' || !isReceived(payment.state) || await this.refunds.bound(transaction, id) > 0) throw new DomainError('payment-not-surplus');
      const { amount } = payment;
      const current = await this.quotes.byId(organizationId, quoteId, transaction);
      const owed = await this.ledger.receivable(transaction, organizationId, ticket.id);
      if (current?.state !== 'approved' || owed <= 0) throw new DomainError('nothing-to-pay');
      if (amount > owed) throw new DomainError('amount-above-approved', { due: owed });
      await this.payments.update(transaction, id, { purpose: 'quote', quoteId, quoteVersion: current.version, ticketId: ticket.id, customerId: current.customerId });
      await this.ledger.paymentMatched(transaction, organizationId, { ticketId: ticket.id, quoteId, paymentId: id, amount, text: note });
      await this.notices.line(transaction, this.access.desk(actor), ticket, 'payment-received', amount, current.version);
      await this.audit.record(transaction, actor, { action: 'payment.matched', subject: 'payment', subjectId: id, label: ticketNumber(ticket.id), data: { quoteId, amount, fromTicketId: payment.ticketId, note } });
      return null;
    });
    return this.desk.one(actor, id);
  }
}
