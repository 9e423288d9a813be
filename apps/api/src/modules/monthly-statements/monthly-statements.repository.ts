import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import { MonthlyStatementLineRow, MonthlyStatementRow } from './monthly-statement.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type NewLine = Omit<MonthlyStatementLineRow, 'id' | 'organizationId' | 'statementId'>;

@Injectable()
export class MonthlyStatementsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, from below `beforeId`. */
  page(organizationId: number, customerId: number | undefined, beforeId: number | null, limit: number): Promise<MonthlyStatementRow[]> {
    return this.dataSource.getRepository(MonthlyStatementRow).find({
      where: { organizationId, ...(customerId === undefined ? {} : { customerId }), ...(beforeId === null ? {} : { id: LessThan(beforeId) }) }, order: { id: 'DESC' }, take: limit,
    });
  }

  find(organizationId: number, id: number): Promise<MonthlyStatementRow | null> {
    return this.dataSource.getRepository(MonthlyStatementRow).findOneBy({ organizationId, id });
  }

  exists(organizationId: number, customerId: number, month: string): Promise<boolean> {
    return this.dataSource.getRepository(MonthlyStatementRow).existsBy({ organizationId, customerId, month });
  }

  linesOf(statementIds: readonly number[]): Promise<MonthlyStatementLineRow[]> {
    return statementIds.length === 0 ? Promise.resolve([]) : this.dataSource.getRepository(MonthlyStatementLineRow).find({ where: { statementId: In([...statementIds]) }, order: { statementId: 'ASC', id: 'ASC' } });
  }

  /** Those of the quotes that stand in a statement already. */
  async stated(organizationId: number, quoteIds: readonly number[]): Promise<Set<number>> {
    if (quoteIds.length === 0) return new Set();
    const rows = await this.dataSource.getRepository(MonthlyStatementLineRow).find({ select: { quoteId: true }, where: { organizationId, quoteId: In([...quoteIds]) } });
    return new Set(rows.map(({ quoteId }) => quoteId));
  }

  async insert(transaction: Transaction, statement: Omit<MonthlyStatementRow, 'id'>, lines: readonly NewLine[]): Promise<number> {
    const row = { ...statement } as MonthlyStatementRow;
    await transaction.getRepository(MonthlyStatementRow).insert(row);
    await transaction.getRepository(MonthlyStatementLineRow).insert(lines.map((line) => ({ ...line, organizationId: statement.organizationId, statementId: row.id })));
    return row.id;
  }
}
