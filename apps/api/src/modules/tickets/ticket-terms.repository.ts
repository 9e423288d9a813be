import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { QueryTerm } from '../../platform/search/terms.js';

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

  /**
   * How thinly a term is strewn over the newest tickets: the lower, the fewer postings are read until a page of results is full. Terms with few
   * postings are below zero, by their number; of the others the one whose 2000th newest posting is the oldest. A beginning of words that has many has
   * to be gathered as a whole: it comes last.
   */
  async density(organizationId: number, { term, prefix }: QueryTerm): Promise<number> {
    const newest = prefix ? 'term LIKE ?' : 'term = ? ORDER BY ticketId DESC';
    const rows: { total: number; oldest: number | null }[] = await this.dataSource.query(
      `SELECT COUNT(*) AS total, MIN(ticketId) AS oldest FROM (SELECT ticketId FROM ticket_terms WHERE organizationId = ? AND ${newest} LIMIT ${probe}) AS newest`,
      [organizationId, prefix ? `${term}%` : term],
    );
    const { total, oldest } = rows[0] ?? { total: 0, oldest: null };
    if (Number(total) < probe) return Number(total) - probe;
    return prefix ? Infinity : Number(oldest);
  }
}
