import { Injectable } from '@nestjs/common';
import type { AssetStatus } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import { wholeSerialKeyOf } from './asset.serial.js';
import { postingCondition, type PostingTable } from '../../platform/search/postings.js';

export const assetPostings: PostingTable = { table: 'asset_terms', idColumn: 'assetId' };

export interface AssetFilter {
  search?: string | null;
  categoryId?: number;
  /** One of these; the caller knows the tree. */
  locationIds?: number[];
  customerId?: number;
  status?: AssetStatus;
  exceptRetired?: boolean;
  withoutSticker?: boolean;
}

type Condition = [sql: string, ...parameters: unknown[]];

@Injectable()
export class AssetListsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, from below `beforeId`. Reads one index, not the rows: these are read by their ids afterwards. */
  async ids(organizationId: number, filter: AssetFilter, beforeId: number | null, limit: number): Promise<number[]> {
    if (filter.locationIds?.length === 0) return [];
    const conditions: Condition[] = [['a.organizationId = ?', organizationId]];
    if (beforeId !== null) conditions.push(['a.id < ?', beforeId]);
    if (filter.categoryId !== undefined) conditions.push(['a.categoryId = ?', filter.categoryId]);
    if (filter.locationIds) conditions.push(['a.locationId IN (?)', filter.locationIds]);
    if (filter.customerId !== undefined) conditions.push(['a.customerId = ?', filter.customerId]);
    if (filter.status !== undefined) conditions.push(['a.status = ?', filter.status]);
    if (filter.exceptRetired) conditions.push(["a.status <> 'retired'"]);
    if (filter.withoutSticker !== undefined) conditions.push([`a.stickerCode IS ${filter.withoutSticker ? '' : 'NOT '}NULL`]);
    if (!filter.search) return this.read(conditions, limit);
    // A whole serial number is that device and no other: not all those whose number goes on after it.
    const serialKey = wholeSerialKeyOf(filter.search);
    const exact = serialKey === null ? [] : await this.read([...conditions, ['a.serialKey = ?', serialKey]], limit);
    if (exact.length > 0) return exact;
    const { sql, parameters } = postingCondition(assetPostings, 'a.id', organizationId, filter.search);
    return this.read([...conditions, [sql, ...parameters]], limit);
  }

  private async read(conditions: readonly Condition[], limit: number): Promise<number[]> {
    const rows: { id: number }[] = await this.dataSource.query(
      `SELECT a.id FROM assets a WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY a.id DESC LIMIT ?`,
      [...conditions.flatMap(([, ...parameters]) => parameters), limit],
    );
    return rows.map(({ id }) => id);
  }
}
