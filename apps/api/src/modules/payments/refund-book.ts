import { Injectable } from '@nestjs/common';
import type { PaymentChannel, RefundReason, RefundState } from '@scanfix/shared-types';
import type { Payment } from './payment.entity.js';
import { PaymentMetrics } from './payment-metrics.js';
import { PaymentNotices } from './payment-notices.js';
import { newRefundNumber } from './payment-numbers.js';
import { refundApproved, refundSucceeded, type RefundApproved, type RefundSucceeded } from './payment.events.js';
import { PaymentsRepository } from './payments.repository.js';
import type { Refund } from './refund.entity.js';
import { RefundsRepository } from './refunds.repository.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { LockedTicket, TicketCaller } from '../tickets/tickets.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';

export interface NewRefund {
  amount: number;
  reason: RefundReason;
  state: Extract<RefundState, 'requested' | 'approved' | 'succeeded'>;
  note?: string | null;
  requestedById?: number | null;
  voucherNumber?: string | null;
  /** As WeChat knows one that was made in the merchant platform. */
  foreign?: { outRefundNo: string; refundId: string };
}

/** What every way to a refund shares. Ticket and payment are locked by the caller, in that order. */
@Injectable()
export class RefundBook {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly ledger: LedgerService,
    private readonly notices: PaymentNotices,
    private readonly outbox: Outbox,
    private readonly metrics: PaymentMetrics,
  ) {}

  /** All refunds of a payment together never pass what was paid. @throws DomainError `refund-above-paid` */
  async open(transaction: Transaction, payment: Payment, { amount, reason, state, note = null, requestedById = null, voucherNumber = null, foreign }: NewRefund): Promise<Refund> {
    const left = payment.amount - await this.refunds.bound(transaction, payment.id);
    if (amount > left) throw new DomainError('refund-above-paid', { left });
    const now = new Date();
    const { organizationId, ticketId, merchantId } = payment;
    const row: Omit<Refund, 'id'> = {
      organizationId, ticketId, paymentId: payment.id, merchantId, outRefundNo: foreign?.outRefundNo ?? newRefundNumber(organizationId), refundId: foreign?.refundId ?? null, amount, reason, note, state: state === 'succeeded' ? 'approved' : state,
      requestedById, requestedAt: now, decidedById: null, decidedAt: null, decisionNote: null, succeededAt: null, problem: null, madeElsewhere: foreign !== undefined, voucherNumber,
      nextTryAt: null, attempts: 0, fee: null, reconciledOn: null,
    };
    const refund = { id: await this.refunds.insert(transaction, row), ...row };
    if (state === 'approved') await this.release(transaction, refund);
    return refund;
  }

  /** WeChat may be told. The time is for the job, should this process die before the event is heard. */
  async release(transaction: Transaction, refund: Refund): Promise<void> {
    if (refund.merchantId === null) return;
    await this.refunds.update(transaction, refund.id, { nextTryAt: new Date(Date.now() + 60_000) });
    await this.outbox.add(transaction, { organizationId: refund.organizationId, name: refundApproved, payload: { refundId: refund.id } satisfies RefundApproved });
  }

  /** The money is back: once. `channel` is where it went out. */
  async succeed(
    transaction: Transaction, { ticket, payment, refund, caller, at, channel = payment.channel }: { ticket: LockedTicket; payment: Payment; refund: Refund; caller: TicketCaller; at: Date; channel?: PaymentChannel },
  ): Promise<void> {
    const { organizationId, amount } = refund;
    await this.refunds.update(transaction, refund.id, { state: 'succeeded', succeededAt: at, problem: null, nextTryAt: null });
    const back = await this.refunds.succeeded(transaction, payment.id);
    await this.payments.update(transaction, payment.id, { state: back >= payment.amount ? 'refunded' : 'partially-refunded' });
    const posting = { ticketId: ticket.id, paymentId: payment.id, refundId: refund.id, channel, amount, at };
    if (payment.purpose === 'surplus') await this.ledger.surplusRefunded(transaction, organizationId, posting);
    else await this.ledger.refundSucceeded(transaction, organizationId, posting);
    await this.notices.line(transaction, caller, ticket, 'refund-succeeded', amount, payment.quoteVersion);
    await this.outbox.add(transaction, { organizationId, name: refundSucceeded, payload: { refundId: refund.id, ticketId: ticket.id } satisfies RefundSucceeded });
    this.metrics.refund('succeeded');
  }
}
