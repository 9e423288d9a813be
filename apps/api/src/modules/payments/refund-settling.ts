import { Injectable, Logger } from '@nestjs/common';
import type { RefundState } from '@scanfix/shared-types';
import type { Payment } from './payment.entity.js';
import { PaymentMetrics } from './payment-metrics.js';
import { PaymentNotices } from './payment-notices.js';
import { nextRefundTryOf } from './payment.schedule.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundBook } from './refund-book.js';
import type { Refund } from './refund.entity.js';
import { RefundsRepository } from './refunds.repository.js';
import { refundContradictionOf, WordRefused, type RefundWord } from './signed-words.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';
import { Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** The locked rows of one refund, in the order of their locks. */
interface Locked {
  ticket: LockedTicket;
  payment: Payment;
  refund: Refund;
}

/** What WeChat said of a refund, with its signature: for its first answer, notifications, queries and the reconciliation alike. */
@Injectable()
export class RefundSettling {
  private readonly logger = new Logger('Refunds');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly tickets: TicketsService,
    private readonly book: RefundBook,
    private readonly notices: PaymentNotices,
    private readonly metrics: PaymentMetrics,
    private readonly config: Config,
  ) {}

  /** @throws WordRefused where the word is not about this refund */
  async settle(known: Refund, word: RefundWord): Promise<RefundState> {
    return this.unitOfWork.run(async (transaction) => {
      const locked = await this.lock(transaction, known);
      const contradiction = refundContradictionOf(locked.refund, locked.payment, word);
      if (contradiction) throw new WordRefused(contradiction);
      return this.apply(transaction, locked, word);
    });
  }

  /** Ticket, payment, refund: whoever changes money takes these locks in this order. */
  async lock(transaction: Transaction, { organizationId, ticketId, paymentId, id }: Refund): Promise<Locked> {
    const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
    const payment = await this.payments.lock(transaction, organizationId, paymentId);
    const refund = await this.refunds.lock(transaction, organizationId, id);
    if (!payment || !refund) throw new WordRefused('unknown-order');
    return { ticket, payment, refund };
  }

  private async apply(transaction: Transaction, { ticket, payment, refund }: Locked, word: RefundWord): Promise<RefundState> {
    const { refundId } = word;
    if (refund.state === 'succeeded') return 'succeeded';
    const caller = this.tickets.system(refund.organizationId);
    switch (word.state) {
      case 'SUCCESS':
        if (refund.state === 'closed' || refund.state === 'refused') this.logger.error(`${refund.outRefundNo} was ${refund.state} and is paid out all the same`);
        await this.refunds.update(transaction, refund.id, { refundId });
        await this.book.succeed(transaction, { ticket, payment, refund, caller, at: word.refundedAt ?? new Date() });
        return 'succeeded';
      case 'PROCESSING':
        if (refund.state !== 'approved') return refund.state;
        await this.refunds.update(transaction, refund.id, { state: 'processing', refundId, problem: null, attempts: 0, nextTryAt: nextRefundTryOf(0, new Date(), this.config.settings.PAYMENT_QUERY_SCALE) });
        return 'processing';
      case 'CLOSED':
        if (refund.state === 'closed') return 'closed';
        await this.refunds.update(transaction, refund.id, { state: 'closed', refundId, problem: 'CLOSED', nextTryAt: null });
        await this.notices.tell(transaction, refund.organizationId, 'refund-abnormal', { ticketId: ticket.id, amount: refund.amount, also: [refund.requestedById] });
        this.metrics.refund('closed');
        return 'closed';
      case 'ABNORMAL':
        if (refund.state === 'abnormal') return 'abnormal';
        await this.abnormal(transaction, { ticket, payment, refund }, { refundId, problem: 'ABNORMAL' });
        return 'abnormal';
      case 'unknown':
        this.logger.error(`${refund.outRefundNo}: WeChat Pay calls it something that is not documented`);
        return refund.state;
    }
  }

  /** The payer's account takes no money back: a person decides how they get it. */
  async abnormal(transaction: Transaction, { ticket, payment, refund }: Locked, changes: Pick<Refund, 'problem'> & Partial<Pick<Refund, 'refundId'>>): Promise<void> {
    await this.refunds.update(transaction, refund.id, { ...changes, state: 'abnormal', nextTryAt: null });
    await this.notices.line(transaction, this.tickets.system(refund.organizationId), ticket, 'refund-abnormal', refund.amount, payment.quoteVersion);
    await this.notices.tell(transaction, refund.organizationId, 'refund-abnormal', { ticketId: ticket.id, amount: refund.amount, also: [refund.requestedById] });
    this.metrics.refund('abnormal');
  }
}
