import { Injectable } from '@nestjs/common';
import type { Fen } from '@scanfix/shared-types';
import { PaymentBooksRepository, type MovedMoney, type PaymentQueue } from './payment-books.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type { MovedMoney, PaymentQueue } from './payment-books.repository.js';

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

  /** What waits for a person. */
  queue(organizationId: number): Promise<PaymentQueue> {
    return this.books.queue(organizationId);
  }
}
