import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StickerHistoryRow } from './sticker-history.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

const rowsAtOnce = 1_000;

/** Only ever added to. */
@Injectable()
export class StickerHistoryRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(transaction: Transaction, rows: Omit<StickerHistoryRow, 'id'>[]): Promise<void> {
    for (let first = 0; first < rows.length; first += rowsAtOnce) {
      await transaction.insert(StickerHistoryRow, rows.slice(first, first + rowsAtOnce));
    }
  }

  /** Newest first; a sticker that was moved more often than this has its beginnings left out. */
  of(organizationId: number, stickerId: number): Promise<StickerHistoryRow[]> {
    return this.dataSource.getRepository(StickerHistoryRow).find({ where: { organizationId, stickerId }, order: { id: 'DESC' }, take: 200 });
  }
}
