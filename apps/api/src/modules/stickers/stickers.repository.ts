import { Injectable } from '@nestjs/common';
import type { StickerStatus } from '@scanfix/shared-types';
import { DataSource, In, MoreThan, type FindOptionsWhere } from 'typeorm';
import { drawStickerCodes } from './sticker-codes.js';
import { Sticker } from './sticker.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { codeOf } from '../../platform/database/unit-of-work.js';

export interface StickerFilter {
  status?: StickerStatus;
  batchId?: number;
  assetId?: number;
}

/** Which stickers a sheet prints: a batch, or chosen ones. */
export type PrintedStickers = { batchId: number } | { ids: number[] };

/** Stickers in one INSERT: far below every server's packet limit. */
const rowsAtOnce = 1_000;
/** Of two equal draws among 10^15 codes; more than a few in a row is a broken source of randomness. */
const drawsAtMost = 5;

@Injectable()
export class StickersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The one query without an organization: whoever scans has only the code, and the code says whose it is. */
  byCodeOfAnyOrganization(code: string): Promise<Sticker | null> {
    return this.dataSource.getRepository(Sticker).findOneBy({ code });
  }

  find(organizationId: number, id: number): Promise<Sticker | null> {
    return this.dataSource.getRepository(Sticker).findOneBy({ organizationId, id });
  }

  findByCode(organizationId: number, code: string): Promise<Sticker | null> {
    return this.dataSource.getRepository(Sticker).findOneBy({ organizationId, code });
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<Sticker | null> {
    return transaction.findOne(Sticker, { where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  lockLiveOfAsset(transaction: Transaction, organizationId: number, liveAssetId: number): Promise<Sticker | null> {
    return transaction.findOne(Sticker, { where: { organizationId, liveAssetId }, lock: { mode: 'pessimistic_write' } });
  }

  /** Newest first. */
  page(organizationId: number, filter: StickerFilter, beforeId: number | null, limit: number): Promise<Sticker[]> {
    return this.filtered(organizationId, filter)
      .andWhere(beforeId === null ? '1 = 1' : 'sticker.id < :beforeId', { beforeId })
      .orderBy('sticker.id', 'DESC')
      .limit(limit)
      .getMany();
  }

  /** In the order of their codes, which the index of (organization, code) serves. The prefix has only letters and digits. */
  pageByCode(organizationId: number, filter: StickerFilter, prefix: string, afterCode: string | null, limit: number): Promise<Sticker[]> {
    return this.filtered(organizationId, filter)
      .andWhere('sticker.code LIKE :pattern', { pattern: `${prefix}%` })
      .andWhere(afterCode === null ? '1 = 1' : 'sticker.code > :afterCode', { afterCode })
      .orderBy('sticker.code')
      .limit(limit)
      .getMany();
  }

  /** How many bound stickers each of these locations has; those without are not in the map. */
  async boundPerLocation(organizationId: number, locationIds: readonly number[], transaction: Transaction = this.dataSource.manager): Promise<Map<number, number>> {
    if (locationIds.length === 0) return new Map();
    const rows: { locationId: number; bound: string }[] = await transaction.createQueryBuilder(Sticker, 'sticker')
      .select('sticker.locationId', 'locationId')
      .addSelect('COUNT(*)', 'bound')
      .where({ organizationId, locationId: In([...locationIds]), status: 'bound' })
      .groupBy('sticker.locationId')
      .getRawMany();
    return new Map(rows.map(({ locationId, bound }) => [locationId, Number(bound)]));
  }

  /** A void code must not come back on paper, and a lost one would then exist twice: a batch is printed without them. */
  printable(organizationId: number, stickers: PrintedStickers, afterId: number, limit: number): Promise<Sticker[]> {
    return this.dataSource.getRepository(Sticker).find({ where: printableOf(organizationId, stickers, afterId), order: { id: 'ASC' }, take: limit });
  }

  /** At most `bound`, which is all that a limit needs. */
  async countPrintable(organizationId: number, stickers: PrintedStickers, bound: number): Promise<number> {
    const rows = await this.dataSource.getRepository(Sticker).find({ select: { id: true }, where: printableOf(organizationId, stickers, 0), take: bound });
    return rows.length;
  }

  findMany(organizationId: number, ids: number[]): Promise<Sticker[]> {
    return this.dataSource.getRepository(Sticker).findBy({ organizationId, id: In(ids) });
  }

  /**
   * Gives each row a code nobody has, in the order of the rows. A code that is taken (here or by another process at this moment) costs
   * one more draw of its thousand rows, nothing else.
   */
  async insertWithNewCodes(
    transaction: Transaction, rows: Omit<Sticker, 'id' | 'code'>[], draw: (count: number) => string[] = drawStickerCodes,
  ): Promise<Pick<Sticker, 'id' | 'code'>[]> {
    const inserted: Pick<Sticker, 'id' | 'code'>[] = [];
    for (let first = 0; first < rows.length; first += rowsAtOnce) {
      const codes = await insertChunk(transaction, rows.slice(first, first + rowsAtOnce), draw);
      const found = await transaction.find(Sticker, { select: { id: true, code: true }, where: { code: In(codes) } });
      const ids = new Map(found.map(({ id, code }) => [code, id]));
      inserted.push(...codes.map((code) => ({ id: ids.get(code) ?? 0, code })));
    }
    return inserted;
  }

  async update(transaction: Transaction, id: number, fields: Partial<Sticker>): Promise<void> {
    await transaction.update(Sticker, { id }, fields);
  }

  private filtered(organizationId: number, { status, batchId, assetId }: StickerFilter) {
    const query = this.dataSource.getRepository(Sticker).createQueryBuilder('sticker').where('sticker.organizationId = :organizationId', { organizationId });
    if (status !== undefined) query.andWhere('sticker.status = :status', { status });
    if (batchId !== undefined) query.andWhere('sticker.batchId = :batchId', { batchId });
    if (assetId !== undefined) query.andWhere('sticker.assetId = :assetId', { assetId });
    return query;
  }
}

function printableOf(organizationId: number, stickers: PrintedStickers, afterId: number): FindOptionsWhere<Sticker> {
  const status = In<StickerStatus>(['blank', 'bound']);
  if ('batchId' in stickers) return { organizationId, batchId: stickers.batchId, status, id: MoreThan(afterId) };
  return { organizationId, status, id: In(stickers.ids.filter((id) => id > afterId)) };
}

async function insertChunk(transaction: Transaction, rows: Omit<Sticker, 'id' | 'code'>[], draw: (count: number) => string[]): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const codes = draw(rows.length);
    try {
      // A refused statement leaves nothing behind, and the transaction goes on.
      await transaction.insert(Sticker, rows.map((row, index) => ({ ...row, code: codes[index] })));
      return codes;
    } catch (error) {
      if (codeOf(error) !== 'ER_DUP_ENTRY' || attempt === drawsAtMost) throw error;
    }
  }
}
