import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@scanfix/shared-types';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { PriceBookRow } from './price-book.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class PriceBooksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest days first. */
  all(organizationId: number): Promise<PriceBookRow[]> {
    return this.dataSource.getRepository(PriceBookRow).find({ where: { organizationId }, order: { effectiveFrom: 'DESC', id: 'DESC' } });
  }

  find(organizationId: number, id: number): Promise<PriceBookRow | null> {
    return this.dataSource.getRepository(PriceBookRow).findOneBy({ organizationId, id });
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<PriceBookRow | null> {
    return transaction.getRepository(PriceBookRow).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  inForce(organizationId: number, on: CalendarDate, transaction?: Transaction): Promise<PriceBookRow | null> {
    return (transaction ?? this.dataSource).getRepository(PriceBookRow).findOne({ where: { organizationId, publishedFrom: LessThanOrEqual(on) }, order: { publishedFrom: 'DESC' } });
  }

  async insert(transaction: Transaction, book: Omit<PriceBookRow, 'id'>): Promise<number> {
    const row = { ...book } as PriceBookRow;
    await transaction.getRepository(PriceBookRow).insert(row);
    return row.id;
  }

  async update(transaction: Transaction, id: number, changes: Partial<Omit<PriceBookRow, 'content'>> & { content?: PriceBookRow['content'] }): Promise<void> {
    await transaction.getRepository(PriceBookRow).save({ id, ...changes });
  }

  async remove(transaction: Transaction, id: number): Promise<void> {
    await transaction.getRepository(PriceBookRow).delete({ id });
  }
}
