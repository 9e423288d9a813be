import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { StickerBatchRow } from './sticker-batch.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class StickerBatchesRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, id: number): Promise<StickerBatchRow | null> {
    return this.dataSource.getRepository(StickerBatchRow).findOneBy({ organizationId, id });
  }

  /** Newest first. */
  page(organizationId: number, beforeId: number | null, limit: number): Promise<StickerBatchRow[]> {
    return this.dataSource.getRepository(StickerBatchRow).find({
      where: { organizationId, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) }, order: { id: 'DESC' }, take: limit,
    });
  }

  async insert(transaction: Transaction, row: Omit<StickerBatchRow, 'id'>): Promise<number> {
    const result = await transaction.insert(StickerBatchRow, row);
    return Number(result.identifiers[0]?.['id']);
  }

  /** The last statement of a transition: the row is shared by the whole batch and must be held only for a moment. */
  async addBound(transaction: Transaction, id: number, difference: number): Promise<void> {
    await transaction.query('UPDATE sticker_batches SET boundCount = boundCount + ? WHERE id = ?', [difference, id]);
  }
}
