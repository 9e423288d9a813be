import { Injectable } from '@nestjs/common';
import type { AssetStatus } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
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

@Injectable()
export class AssetListsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, from below `beforeId`. Reads one index, not the rows: these are read by their ids afterwards. */
  async ids(organizationId: number, filter: AssetFilter, beforeId: number | null, limit: number): Promise<number[]> {
    if (filter.locationIds?.length === 0) return [];
    const conditions: [string, ...unknown[]][] = [['a.organizationId = ?', organizationId]];
    if (beforeId !== null) conditions.push(['a.id < ?', beforeId]);
    if (filter.categoryId !== undefined) conditions.push(['a.categoryId = ?', filter.categoryId]);
    if (filter.locationIds) conditions.push(['a.locationId IN (?)', filter.locationIds]);
    if (filter.customerId !== undefined) conditions.push(['a.customerId = ?', filter.customerId]);
    if (filter.status !== undefined) conditions.push(['a.status = ?', filter.status]);
    if (filter.exceptRetired) conditions.push(["a.status <> 'retired'"]);
    if (filter.withoutSticker !== undefined) conditions.push([`a.stickerCode IS ${filter.withoutSticker ? '' : 'NOT '}NULL`]);
    if (filter.search) {
      const { sql, parameters } = postingCondition(assetPostings, 'a.id', organizationId, filter.search);
      conditions.push([sql, ...parameters]);
    }
    const rows: { id: number }[] = await this.dataSource.query(
      `SELECT a.id FROM assets a WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY a.id DESC LIMIT ?`,
      [...conditions.flatMap(([, ...parameters]) => parameters), limit],
    );
    return rows.map(({ id }) => id);
  }
}
