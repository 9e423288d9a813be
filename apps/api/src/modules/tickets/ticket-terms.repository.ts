import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../platform/database/transaction.js';
import { replacePostings } from '../../platform/search/postings.js';

const probe = 2000;

/** The posting table: which tickets hold a term. */
@Injectable()
export class TicketTermsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Of a new ticket. Safe to run again. */
  async add(organizationId: number, ticketId: number, terms: string[]): Promise<void> {
    await this.dataSource.query('INSERT IGNORE INTO ticket_terms (organizationId, term, ticketId) VALUES ?', [terms.sort().map((term) => [organizationId, term, ticketId])]);
  }

  /** Sets a ticket's terms to exactly these. Safe to run again. */
  async replace(transaction: Transaction, organizationId: number, ticketId: number, terms: string[]): Promise<void> {
    await replacePostings(transaction, { table: 'ticket_terms', idColumn: 'ticketId' }, organizationId, ticketId, terms);
  }

  /** How many tickets hold a whole term, counted to a bound: enough to begin with the rarest. */
  async frequency(organizationId: number, term: string): Promise<number> {
    const rows: { total: number }[] = await this.dataSource.query(
      `SELECT COUNT(*) AS total FROM (SELECT 1 FROM ticket_terms WHERE organizationId = ? AND term = ? LIMIT ${probe}) AS capped`, [organizationId, term],
    );
    return Number(rows[0]?.total ?? 0);
  }
}
