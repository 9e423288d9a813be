import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan, Not } from 'typeorm';
import { UnexplainedNotification } from './unexplained-notification.entity.js';
import { insertRow } from '../../platform/database/rows.js';
import { isDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class UnexplainedNotificationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** False where it is known already. */
  async insert(transaction: Transaction, row: Omit<UnexplainedNotification, 'id'>): Promise<boolean> {
    try {
      await insertRow(transaction, 'unexplained_notifications', row);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Newest first, from below `beforeId`. */
  page(organizationId: number, settled: boolean, beforeId: number | null, limit: number): Promise<UnexplainedNotification[]> {
    return this.dataSource.getRepository(UnexplainedNotification).find({
      where: { organizationId, settledAt: settled ? Not(IsNull()) : IsNull(), ...(beforeId === null ? {} : { id: LessThan(beforeId) }) }, order: { id: 'DESC' }, take: limit,
    });
  }

  find(organizationId: number, id: number): Promise<UnexplainedNotification | null> {
    return this.dataSource.getRepository(UnexplainedNotification).findOneBy({ organizationId, id });
  }

  /** False where somebody was faster. */
  async settle(transaction: Transaction, organizationId: number, id: number, { settledById, settledNote }: { settledById: number; settledNote: string }): Promise<boolean> {
    const { affected } = await transaction.getRepository(UnexplainedNotification).update({ organizationId, id, settledAt: IsNull() }, { settledAt: new Date(), settledById, settledNote });
    return affected === 1;
  }
}
