import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const probe = 2000;

/** The posting table: which tickets hold a term. */
@Injectable()
export class TicketTermsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the key's order, so that two writers do not wait for each other in a circle. Safe to run again. */
  async add(postings: { organizationId: number; term: string; ticketId: number }[]): Promise<void> {
    if (postings.length === 0) return;
    const rows = postings.map(({ organizationId, term, ticketId }): [number, string, number] => [organizationId, term, ticketId])
      .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] - b[2]));
    await this.dataSource.query('INSERT IGNORE INTO ticket_terms (organizationId, term, ticketId) VALUES ?', [rows]);
  }

  /** How many tickets hold a whole term, counted to a bound: enough to begin with the rarest. */
  async frequency(organizationId: number, term: string): Promise<number> {
    const rows: { total: number }[] = await this.dataSource.query(
      `SELECT COUNT(*) AS total FROM (SELECT 1 FROM ticket_terms WHERE organizationId = ? AND term = ? LIMIT ${probe}) AS capped`, [organizationId, term],
    );
    return Number(rows[0]?.total ?? 0);
  }
}
