import { Injectable, Logger } from '@nestjs/common';
import type { Payment } from './payment.entity.js';
import { paymentReceived, type PaymentReceived } from './payment.events.js';
import { PaymentMetrics, type PaymentOutcome } from './payment-metrics.js';
import { PaymentNotices } from './payment-notices.js';
import { isOpen, isReceived } from './payment.states.js';
import { contradictionOf, WordRefused } from './signed-words.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundBook } from './refund-book.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { MoneySettingsService } from '../money-settings/money-settings.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { PayTransaction } from '../../platform/wechat/pay/pay-answers.js';

/** What WeChat's word made of a payment. */
export type Settlement = 'paid' | 'closed' | 'open';

/**
 * What WeChat said of an order, with its signature, becomes what we know of it: one way for notifications, queries, jobs and the
 * reconciliation, in any order and any number of times. Nothing else makes a payment at WeChat paid.
 */
@Injectable()
export class PaymentSettling {
  private readonly logger = new Logger('Payments');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly tickets: TicketsService,
    private readonly ledger: LedgerService,
    private readonly settings: MoneySettingsService,
    private readonly refundBook: RefundBook,
    private readonly notices: PaymentNotices,
    private readonly outbox: Outbox,
    private readonly metrics: PaymentMetrics,
  ) {}

  /** @throws WordRefused where the word is not about this order: nothing changes then */
  async settle(payment: Payment, word: PayTransaction): Promise<Settlement> {
    const contradiction = contradictionOf(payment, word);
    if (contradiction) throw new WordRefused(contradiction);
    switch (word.state) {
      // REFUND: it was paid, and something of it went back.
      case 'SUCCESS': case 'REFUND': return this.paid(payment, word);
      case 'CLOSED': case 'REVOKED': case 'PAYERROR': return this.closed(payment);
      default:
        if (word.state === 'unknown') this.logger.error(`${payment.outTradeNo}: WeChat Pay calls it something that is not documented`);
        return 'open';
    }
  }

  /** WeChat will take no money for it any more, or never knew it. */
  async closed({ organizationId, id, ticketId }: Payment): Promise<Settlement> {
    const [settlement, changed] = await this.unitOfWork.run(async (transaction): Promise<[Settlement, boolean]> => {
      const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
      const payment = await this.payments.lock(transaction, organizationId, id);
      if (!payment || !isOpen(payment.state)) return [payment && isReceived(payment.state) ? 'paid' : 'closed', false];
      await this.payments.update(transaction, id, { state: 'closed', closedAt: new Date(), openTicketId: null, nextQueryAt: null });
      await this.tickets.announce(transaction, ticket, 'money');
      return ['closed', true];
    });
    if (changed) this.metrics.payment('closed');
    return settlement;
  }

  private async paid(known: Payment, word: PayTransaction): Promise<Settlement> {
    // Most notifications come again: they need no lock.
    if (isReceived(known.state)) return this.paidBefore(known, word);
    const { organizationId, id } = known;
    const outcome = await this.unitOfWork.run(async (transaction): Promise<PaymentOutcome | null> => {
      const ticket = await this.tickets.lock(transaction, organizationId, known.ticketId);
      const payment = await this.payments.lock(transaction, organizationId, id);
      if (!payment) throw new WordRefused('unknown-order');
      if (isReceived(payment.state)) {
        this.paidBefore(payment, word);
        return null;
      }
      return this.receive(transaction, ticket, payment, word);
    });
    if (outcome) this.metrics.payment(outcome);
    return 'paid';
  }

  private paidBefore(payment: Payment, { transactionId }: PayTransaction): Settlement {
    if (payment.transactionId !== transactionId) throw new WordRefused('other-transaction');
    return 'paid';
  }

  private async receive(transaction: Transaction, ticket: LockedTicket, payment: Payment, { transactionId, paidAt, openid }: PayTransaction): Promise<PaymentOutcome> {
    const { id, organizationId, ticketId, quoteId, channel, amount, quoteVersion } = payment;
    const at = paidAt ?? new Date();
    // It may have been closed, or something else was paid, or the price fell, while the payer's phone was under way.
    const owed = await this.ledger.receivable(transaction, organizationId, ticketId);
    const purpose = amount <= owed ? 'quote' : 'surplus';
    await this.payments.update(transaction, id, {
      state: 'paid', purpose, transactionId, paidAt: at, openTicketId: null, nextQueryAt: null, payerOpenid: payment.payerOpenid ?? openid,
      shipping: channel === 'official-account' ? 'not-needed' : 'waiting',
    });
    const received = { ...payment, state: 'paid' as const, purpose: purpose as Payment['purpose'] };
    const caller = this.tickets.system(organizationId);
    if (purpose === 'quote') {
      await this.ledger.paymentReceived(transaction, organizationId, { ticketId, quoteId, paymentId: id, channel, amount, at });
      await this.notices.line(transaction, caller, ticket, 'payment-received', amount, quoteVersion);
      await this.notices.tell(transaction, organizationId, 'payment-received', { ticketId, amount, also: [ticket.engineerId] });
    } else {
      await this.ledger.paymentSurplus(transaction, organizationId, { ticketId, paymentId: id, channel, amount, at });
      await this.notices.line(transaction, caller, ticket, 'payment-surplus', amount, quoteVersion);
      await this.surplus(transaction, received);
    }
    await this.outbox.add(transaction, { organizationId, name: paymentReceived, payload: { paymentId: id, ticketId } satisfies PaymentReceived });
    return purpose === 'quote' ? 'paid' : 'surplus';
  }

  /** Nobody owes it: it goes back by itself, or a person is asked, as the organization wants it. */
  private async surplus(transaction: Transaction, payment: Payment): Promise<void> {
    const { organizationId, ticketId, amount } = payment;
    const { surplusPayments } = await this.settings.settings(organizationId, transaction);
    if (surplusPayments === 'refund') await this.refundBook.open(transaction, payment, { amount, reason: payment.closedAt ? 'paid-after-close' : 'duplicate', state: 'approved' });
    await this.notices.tell(transaction, organizationId, 'payment-surplus', { ticketId, amount });
  }
}
