import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@scanfix/shared-types';
import { DataSource, In } from 'typeorm';
import { StickerScansOfDay, StickerScanTotal } from './sticker-scans.entities.js';
import { Sticker } from './sticker.entity.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Scans of one sticker within one quarter of an hour. */
export interface CountedScans {
  stickerId: number;
  count: number;
  firstAt: Date;
  lastAt: Date;
}

export interface PlacedScans extends CountedScans {
  organizationId: number;
  day: CalendarDate;
}

/** Days and totals are only ever added to; several processes may do it at once. */
@Injectable()
export class StickerScansRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Sticker → its organization. */
  async organizationsOf(stickerIds: number[]): Promise<Map<number, number>> {
    const rows = await this.dataSource.getRepository(Sticker).find({ select: { id: true, organizationId: true }, where: { id: In(stickerIds) } });
    return new Map(rows.map(({ id, organizationId }) => [id, organizationId]));
  }

  async add(scans: PlacedScans[]): Promise<void> {
    // Everybody locks the rows in the same order.
    const ordered = [...scans].sort((a, b) => a.stickerId - b.stickerId || a.day.localeCompare(b.day));
    await this.unitOfWork.run(async (transaction) => {
      await transaction.query(
        'INSERT INTO sticker_scans (stickerId, day, organizationId, count) VALUES ? ON DUPLICATE KEY UPDATE count = count + VALUES(count)',
        [ordered.map(({ stickerId, day, organizationId, count }) => [stickerId, day, organizationId, count])],
      );
      await transaction.query(
        `INSERT INTO sticker_scan_totals (stickerId, organizationId, count, lastScannedAt) VALUES ?
         ON DUPLICATE KEY UPDATE count = count + VALUES(count), lastScannedAt = GREATEST(lastScannedAt, VALUES(lastScannedAt))`,
        [ordered.map(({ stickerId, organizationId, count, lastAt }) => [stickerId, organizationId, count, lastAt])],
      );
    });
  }

  async totals(organizationId: number, stickerIds: number[]): Promise<Map<number, StickerScanTotal>> {
    if (stickerIds.length === 0) return new Map();
    const rows = await this.dataSource.getRepository(StickerScanTotal).findBy({ organizationId, stickerId: In(stickerIds) });
    return new Map(rows.map((row) => [row.stickerId, row]));
  }

  async byDay(organizationId: number, stickerId: number, from: CalendarDate): Promise<Pick<StickerScansOfDay, 'day' | 'count'>[]> {
    return this.dataSource.getRepository(StickerScansOfDay).createQueryBuilder('scans')
      .select(['scans.day', 'scans.count', 'scans.stickerId'])
      .where('scans.stickerId = :stickerId AND scans.organizationId = :organizationId AND scans.day >= :from', { stickerId, organizationId, from })
      .orderBy('scans.day')
      .getMany();
  }
}
