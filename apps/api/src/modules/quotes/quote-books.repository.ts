import { Injectable } from '@nestjs/common';
import type { Fen } from '@scanfix/shared-types';
import type { Transaction } from '../../platform/database/transaction.js';

/** Quotes in masses, as the books are compared with them. */
@Injectable()
export class QuoteBooksRepository {
  /** Those that were offered, with the sum that they are approved over; 0 where they are not. */
  offered(transaction: Transaction, organizationId: number, above: number, limit: number): Promise<{ id: number; amount: Fen }[]> {
    return transaction.query("SELECT id, CASE WHEN state = 'approved' THEN total ELSE 0 END AS amount FROM quotes WHERE organizationId = ? AND id > ? ORDER BY id LIMIT ?", [organizationId, above, limit]);
  }

  /** Of tickets above the first up to the second. */
  async approvedByTicket(transaction: Transaction, organizationId: number, above: number, upTo: number): Promise<Map<number, Fen>> {
    const rows: { ticketId: number; approved: string }[] = await transaction.query(
      `SELECT approvedTicketId AS ticketId, SUM(total) AS approved FROM quotes WHERE organizationId = ? AND approvedTicketId > ? AND approvedTicketId <= ? GROUP BY approvedTicketId`,
      [organizationId, above, upTo],
    );
    return new Map(rows.map(({ ticketId, approved }) => [ticketId, Number(approved)]));
  }
}
