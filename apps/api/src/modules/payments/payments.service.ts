import { Injectable } from '@nestjs/common';
import type { CalendarDate, PaymentView } from '@scanfix/shared-types';
import { ForeignRefunds, type ForeignRefund } from './foreign-refunds.js';
import type { Payment } from './payment.entity.js';
import { paymentViewOf } from './payment.mapper.js';
import { PaymentOrders } from './payment-orders.js';
import type { Settlement } from './payment-settling.js';
import { PaymentsRepository } from './payments.repository.js';
import { ReconcilableRepository, type Reconcilable } from './reconcilable.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { PeopleService } from '../identity/people.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';

export { isReceived } from './payment.states.js';
export type { ForeignRefund } from './foreign-refunds.js';
export type { Reconcilable } from './reconcilable.repository.js';

/** Fen of a ticket. */
export interface PaidSums {
  /** Received for the quote and not gone back: `received − refunded`. */
  paid: number;
  /** Received for the quote, whatever of it went back. What is still owed is the approved sum less this: a refund makes nobody owe again. */
  received: number;
  /** On its way back, or there. */
  refunded: number;
  /** Nobody owes it. */
  surplus: number;
  /** An order that can be paid at WeChat now. */
  open: boolean;
}

/** What a day's bill says of rows that agree with it. */
export interface ReconciledRows {
  date: CalendarDate;
  /** `fee` in fen: kept by WeChat Pay, or given back with a refund. */
  payments: readonly { id: number; fee: number }[];
  refunds: readonly { id: number; fee: number }[];
}

/** What other modules may know of payments. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly reconcilable: ReconcilableRepository,
    private readonly orders: PaymentOrders,
    private readonly foreignRefunds: ForeignRefunds,
    private readonly people: PeopleService,
  ) {}

  /** Newest first, with their refunds. */
  async ofTicket(organizationId: number, ticketId: number): Promise<PaymentView[]> {
    return this.views(organizationId, await this.payments.ofTicket(organizationId, ticketId));
  }

  async views(organizationId: number, rows: readonly Payment[]): Promise<PaymentView[]> {
    const refunds = await this.refunds.ofPayments(rows.map(({ id }) => id));
    const people = await this.people.byIds(organizationId, refunds.flatMap(({ requestedById, decidedById }) => [requestedById ?? [], decidedById ?? []].flat()));
    return rows.map((row) => paymentViewOf(row, refunds, people));
  }

  /** Within a transaction, give it. */
  async paidOf(transaction: Transaction | undefined, organizationId: number, ticketId: number): Promise<PaidSums> {
    const sums = await this.payments.sums(organizationId, ticketId, transaction);
    return { ...sums, paid: sums.received - sums.refunded };
  }

  /** Nothing of the ticket can be paid at WeChat after this, or it was paid. Calls WeChat: never in a transaction. @throws DomainError `payment-not-open`, `upstream-unavailable` */
  async closeOpen(organizationId: number, ticketId: number): Promise<void> {
    const open = await this.payments.openOf(organizationId, ticketId);
    if (open) await this.orders.close(open);
  }

  /** Asks WeChat of one payment, whatever we think of it, and does what it says; `unknown`: WeChat never heard of it. Never in a transaction. @throws DomainError `not-found` */
  async settleByNumber(organizationId: number, outTradeNo: string): Promise<Settlement | 'unknown'> {
    const payment = await this.payments.byNumber(outTradeNo);
    if (payment?.organizationId !== organizationId) throw new DomainError('not-found');
    return this.orders.ask(payment);
  }

  /** Once for each of WeChat's numbers; answers our refund's id. @throws DomainError `not-found`, `payment-not-paid`, `refund-above-paid` */
  recordForeignRefund(transaction: Transaction, organizationId: number, refund: ForeignRefund): Promise<number> {
    return this.foreignRefunds.record(transaction, organizationId, refund);
  }

  /** Rows of a merchant that WeChat's bill of these hours should have, `from` included and `to` not, in batches. */
  forReconciliation(organizationId: number, merchantId: number, from: Date, to: Date): AsyncGenerator<Reconcilable[]> {
    return this.reconcilable.between(organizationId, merchantId, from, to);
  }

  /** Rows of a merchant by WeChat's own numbers: those of lines in a bill. */
  findReconcilable(organizationId: number, merchantId: number, numbers: { transactionIds: readonly string[]; refundIds: readonly string[] }): Promise<Reconcilable[]> {
    return this.reconcilable.byNumbers(organizationId, merchantId, numbers);
  }

  /** Rows that agree with a bill. May be said again. */
  markReconciled(transaction: Transaction, organizationId: number, rows: ReconciledRows): Promise<void> {
    return this.reconcilable.mark(transaction, organizationId, rows);
  }

  /** Rows that a bill had, and has no more since it was fetched again. At most some thousand. */
  unmarkReconciled(transaction: Transaction, organizationId: number, rows: { payments: readonly number[]; refunds: readonly number[] }): Promise<void> {
    return this.reconcilable.unmark(transaction, organizationId, rows);
  }
}
