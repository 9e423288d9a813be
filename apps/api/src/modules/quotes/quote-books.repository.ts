import { Injectable } from '@nestjs/common';
import type { CalendarDate, Fen } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../platform/database/transaction.js';

/** Approved, to be paid by the monthly statement. */
export interface QuoteOnCredit {
  id: number;
  ticketId: number;
  customerId: number;
  total: Fen;
  decidedAt: Date;
  dueOn: CalendarDate;
}

/** Approved, and not replaced by another version. One that was withdrawn after that, by itself or with its ticket, was given up in the books: a due date has only what was approved. */
const stands = "(state = 'approved' OR (state = 'withdrawn' AND dueOn IS NOT NULL))";

/** Quotes in masses, as finance needs them. */
@Injectable()
export class QuoteBooksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** All versions, with the sum that they stand for in the books; 0 where they do not. */
  async offered(transaction: Transaction, organizationId: number, above: number, limit: number): Promise<{ id: number; amount: Fen }[]> {
    const rows: { id: number; amount: string | number }[] = await transaction.query(`SELECT id, CASE WHEN ${stands} THEN total ELSE 0 END AS amount FROM quotes WHERE organizationId = ? AND id > ? ORDER BY id LIMIT ?`, [organizationId, above, limit]);
    // What CASE computes is a long number, which the driver hands out as text.
    return rows.map(({ id, amount }) => ({ id, amount: Number(amount) }));
  }

  /** Of tickets above the first up to the second. */
  async approvedByTicket(transaction: Transaction, organizationId: number, above: number, upTo: number): Promise<Map<number, Fen>> {
    const rows: { ticketId: number; approved: string }[] = await transaction.query(
      `SELECT ticketId, SUM(total) AS approved FROM quotes WHERE organizationId = ? AND ticketId > ? AND ticketId <= ? AND ${stands} GROUP BY ticketId`,
      [organizationId, above, upTo],
    );
    return new Map(rows.map(({ ticketId, approved }) => [ticketId, Number(approved)]));
  }

  /** Of a customer, approved before an instant, the oldest first. */
  onCredit(organizationId: number, customerId: number, before: Date): Promise<QuoteOnCredit[]> {
    return this.dataSource.query(
      `SELECT id, ticketId, customerId, total, decidedAt, DATE_FORMAT(dueOn, '%Y-%m-%d') AS dueOn FROM quotes
       WHERE organizationId = ? AND customerId = ? AND onCredit = TRUE AND state = 'approved' AND decidedAt < ? AND total > 0 ORDER BY decidedAt, id`, [organizationId, customerId, before],
    );
  }

  /** Who pays by the statement, in every organization: those for whom something was approved since an instant. */
  creditors(since: Date): Promise<{ organizationId: number; customerId: number }[]> {
    return this.dataSource.query(
      `SELECT DISTINCT organizationId, customerId FROM quotes WHERE onCredit = TRUE AND state = 'approved' AND decidedAt >= ? AND total > 0 AND customerId IS NOT NULL ORDER BY organizationId, customerId`, [since],
    );
  }
}
