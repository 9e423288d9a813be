import { Injectable } from '@nestjs/common';
import type { CalendarDate, PaymentView } from '@scanfix/shared-types';
import type { Payment } from './payment.entity.js';
import { paymentViewOf } from './payment.mapper.js';
import { PaymentsRepository } from './payments.repository.js';
import { ReconcilableRepository, type Reconcilable } from './reconcilable.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { PeopleService } from '../identity/people.service.js';
import type { Transaction } from '../../platform/database/transaction.js';

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

/** A refund that was made in the merchant platform, as a bill tells it. */
export interface ForeignRefund {
  merchantId: number;
  transactionId: string;
  refundId: string;
  outRefundNo: string;
  amount: number;
  at: Date;
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
