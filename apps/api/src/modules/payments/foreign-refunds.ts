import { Injectable } from '@nestjs/common';
import { isReceived } from './payment.states.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundBook } from './refund-book.js';
import { RefundsRepository } from './refunds.repository.js';
import { TicketsService } from '../tickets/tickets.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** A refund that was made in the merchant platform, as a bill tells it. */
export interface ForeignRefund {
  transactionId: string;
  /** WeChat's number. */
  refundId: string;
  outRefundNo: string;
  amount: number;
  at: Date;
}

/** Money that went back without us. */
@Injectable()
export class ForeignRefunds {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly book: RefundBook,
    private readonly tickets: TicketsService,
  ) {}

  async record(transaction: Transaction, organizationId: number, { transactionId, refundId, outRefundNo, amount, at }: ForeignRefund): Promise<number> {
    const found = await this.payments.byTransactionId(organizationId, transactionId, transaction);
    if (!found) throw new DomainError('not-found');
    const ticket = await this.tickets.lock(transaction, organizationId, found.ticketId);
    const payment = await this.payments.lock(transaction, organizationId, found.id);
    if (!payment || !isReceived(payment.state)) throw new DomainError('payment-not-paid');
    const known = await this.refunds.byRefundId(refundId, transaction);
    if (known) return known.id;
    const refund = await this.book.open(transaction, payment, { amount, reason: 'other', state: 'succeeded', foreign: { outRefundNo, refundId } });
    await this.book.succeed(transaction, { ticket, payment, refund, caller: this.tickets.system(organizationId), at });
    return refund.id;
  }
}
