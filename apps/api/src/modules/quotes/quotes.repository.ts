import { Injectable } from '@nestjs/common';
import type { QuoteState } from '@scanfix/shared-types';
import { DataSource, In } from 'typeorm';
import { QuoteRow } from './quote.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type NewQuote = Omit<QuoteRow, 'id'>;

@Injectable()
export class QuotesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(transaction: Transaction, quote: NewQuote): Promise<number> {
    const row = { ...quote } as QuoteRow;
    await transaction.getRepository(QuoteRow).insert(row);
    return row.id;
  }

  async update(transaction: Transaction, id: number, changes: Partial<Omit<QuoteRow, 'lines' | 'warranty'>>): Promise<void> {
    await transaction.getRepository(QuoteRow).update({ id }, changes);
  }

  find(organizationId: number, id: number, transaction?: Transaction): Promise<QuoteRow | null> {
    return this.repository(transaction).findOneBy({ organizationId, id });
  }

  findMany(organizationId: number, ids: readonly number[], transaction?: Transaction): Promise<QuoteRow[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.repository(transaction).findBy({ organizationId, id: In([...ids]) });
  }

  /** Newest version first. */
  ofTicket(organizationId: number, ticketId: number, transaction?: Transaction): Promise<QuoteRow[]> {
    return this.repository(transaction).find({ where: { organizationId, ticketId }, order: { version: 'DESC' } });
  }

  /** All versions under a lock, the newest first. Take the ticket's lock before. */
  lockOfTicket(transaction: Transaction, organizationId: number, ticketId: number): Promise<QuoteRow[]> {
    return transaction.getRepository(QuoteRow).find({ where: { organizationId, ticketId }, order: { version: 'DESC' }, lock: { mode: 'pessimistic_write' } });
  }

  /** Newest version first. */
  inState(organizationId: number, ticketId: number, state: QuoteState, transaction?: Transaction): Promise<QuoteRow[]> {
    return this.repository(transaction).find({ where: { organizationId, ticketId, state }, order: { version: 'DESC' } });
  }

  /** What a customer pays by the statement. */
  onCreditOf(transaction: Transaction, organizationId: number, customerId: number): Promise<QuoteRow[]> {
    return transaction.getRepository(QuoteRow).find({ where: { organizationId, customerId, onCredit: true, state: 'approved' } });
  }

  /** Offers of every organization that nobody may take up any more, the oldest first. */
  overdue(now: Date, limit: number): Promise<{ id: number; organizationId: number; ticketId: number }[]> {
    return this.dataSource.query("SELECT id, organizationId, ticketId FROM quotes WHERE state = 'offered' AND validUntil <= ? ORDER BY validUntil LIMIT ?", [now, limit]);
  }

  /** Totals above zero that were approved for this kind of device and this fault, the newest first. */
  async approvedTotals(organizationId: number, { categoryId, problemTypeId }: { categoryId: number; problemTypeId: number | null }, since: Date, limit: number): Promise<number[]> {
    const rows: { total: number }[] = await this.dataSource.query(
      `SELECT total FROM quotes WHERE organizationId = ? AND categoryId = ? AND problemTypeId ${problemTypeId === null ? 'IS NULL' : '= ?'} AND state = 'approved' AND decidedAt > ? AND total > 0
       ORDER BY decidedAt DESC LIMIT ?`,
      [organizationId, categoryId, ...(problemTypeId === null ? [] : [problemTypeId]), since, limit],
    );
    return rows.map(({ total }) => total);
  }

  private repository(transaction?: Transaction) {
    return (transaction ?? this.dataSource).getRepository(QuoteRow);
  }
}
