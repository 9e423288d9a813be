import { Injectable } from '@nestjs/common';
import type { Fen } from '@scanfix/shared-types';
import { QuoteBooksRepository, type QuoteOnCredit } from './quote-books.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type { QuoteOnCredit } from './quote-books.repository.js';

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

  /** Of a customer, to be paid by the statement, approved before an instant; the oldest first. */
  onCredit(organizationId: number, customerId: number, before: Date): Promise<QuoteOnCredit[]> {
    return this.books.onCredit(organizationId, customerId, before);
  }

  /** Who pays by the statement, in every organization. */
  creditors(since: Date): Promise<{ organizationId: number; customerId: number }[]> {
    return this.books.creditors(since);
  }
}
