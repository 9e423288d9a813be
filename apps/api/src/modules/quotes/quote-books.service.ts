import { Injectable } from '@nestjs/common';
import type { Fen } from '@scanfix/shared-types';
import { QuoteBooksRepository } from './quote-books.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Quotes as the books are compared with them. */
@Injectable()
export class QuoteBooksService {
  constructor(private readonly books: QuoteBooksRepository) {}

  /** Every version in the order of ids, with the sum that it is approved over; 0 where it is not. */
  offered(transaction: Transaction, organizationId: number, above: number, limit: number): Promise<{ id: number; amount: Fen }[]> {
    return this.books.offered(transaction, organizationId, above, limit);
  }

  /** Ticket → all that is approved of it. */
  approvedByTicket(transaction: Transaction, organizationId: number, above: number, upTo: number): Promise<Map<number, Fen>> {
    return this.books.approvedByTicket(transaction, organizationId, above, upTo);
  }
}
