import { Injectable } from '@nestjs/common';
import type { Fen } from '@scanfix/shared-types';
import { PaymentBooksRepository, type MovedMoney, type PaymentQueue, type ReceivedPayment, type SucceededRefund } from './payment-books.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type { MovedMoney, PaymentQueue, ReceivedPayment, SucceededRefund } from './payment-books.repository.js';

/** Rows read at once for a file. */
const batch = 500;

/** Payments and refunds as finance sees them together. */
@Injectable()
export class PaymentBooksService {
  constructor(private readonly books: PaymentBooksRepository) {}

  /** What was received, whatever of it went back, in the order of ids. */
  received(transaction: Transaction, organizationId: number, above: number, limit: number): Promise<MovedMoney[]> {
    return this.books.received(transaction, organizationId, above, limit);
  }

  /** Refunds that arrived, in the order of ids. */
  refunded(transaction: Transaction, organizationId: number, above: number, limit: number): Promise<MovedMoney[]> {
    return this.books.refunded(transaction, organizationId, above, limit);
  }

  /** Ticket → received for its quotes, less what went back. */
  paidByTicket(transaction: Transaction, organizationId: number, above: number, upTo: number): Promise<Map<number, Fen>> {
    return this.books.paidByTicket(transaction, organizationId, above, upTo);
  }

  /** Received from an instant on and before another one, in the order of time, in batches. */
  paidBetween(organizationId: number, from: Date, before: Date): AsyncGenerator<ReceivedPayment[]> {
    return batches(from, ({ paidAt }) => paidAt, (after) => this.books.paidBetween(organizationId, after, before, batch));
  }

  /** As `paidBetween`, of refunds that arrived. */
  succeededBetween(organizationId: number, from: Date, before: Date): AsyncGenerator<SucceededRefund[]> {
    return batches(from, ({ succeededAt }) => succeededAt, (after) => this.books.succeededBetween(organizationId, after, before, batch));
  }

  /** What waits for a person. */
  queue(organizationId: number): Promise<PaymentQueue> {
    return this.books.queue(organizationId);
  }
}

async function* batches<Row extends { id: number }>(from: Date, timeOf: (row: Row) => Date, read: (after: { at: Date; id: number }) => Promise<Row[]>): AsyncGenerator<Row[]> {
  let after = { at: from, id: 0 };
  for (;;) {
    const rows = await read(after);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    if (rows.length < batch) return;
    after = { at: timeOf(last), id: last.id };
  }
}
