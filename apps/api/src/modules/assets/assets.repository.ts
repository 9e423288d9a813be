import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Asset } from './asset.entity.js';
import type { AssetRecord } from './asset.mapper.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type LockedAsset = Pick<Asset, 'id' | 'name' | 'status' | 'categoryId' | 'locationId' | 'stickerCode'>;

/** Calendar dates as text: a Date has a zone, a day has none. */
const recordColumns = `a.id, a.name, a.serialNumber, a.categoryId, c.name AS categoryName, c.icon AS categoryIcon, a.modelId, m.manufacturer, m.name AS modelName,
  m.warrantyMonths, a.customerId, a.locationId, a.status, CAST(a.installedOn AS CHAR) AS installedOn, CAST(a.warrantyUntil AS CHAR) AS warrantyUntil, a.note,
  a.stickerCode, a.version, a.createdAt, a.retiredAt`;

const serialsAtOnce = 2_000;

/** Assets as other modules read and change them. */
@Injectable()
export class AssetsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async records(organizationId: number, ids: number[]): Promise<AssetRecord[]> {
    if (ids.length === 0) return [];
    return this.dataSource.query(
      `SELECT ${recordColumns} FROM assets a JOIN asset_categories c ON c.id = a.categoryId LEFT JOIN asset_models m ON m.id = a.modelId
       WHERE a.organizationId = ? AND a.id IN (?)`,
      [organizationId, ids],
    );
  }

  /** Whose device it is, within a transaction. */
  async customerOf(transaction: Transaction, organizationId: number, id: number): Promise<number | null> {
    const rows: { customerId: number | null }[] = await transaction.query('SELECT customerId FROM assets WHERE id = ? AND organizationId = ?', [id, organizationId]);
    return rows[0]?.customerId ?? null;
  }

  async lock(transaction: Transaction, organizationId: number, id: number): Promise<LockedAsset | null> {
    const rows: LockedAsset[] = await transaction.query(
      'SELECT id, name, status, categoryId, locationId, stickerCode FROM assets WHERE id = ? AND organizationId = ? FOR UPDATE', [id, organizationId],
    );
    return rows[0] ?? null;
  }

  /** Not an edit: the version stays, so that a sticker bound meanwhile does not refuse somebody's form. */
  async setSticker(transaction: Transaction, organizationId: number, id: number, code: string | null): Promise<void> {
    await transaction.query('UPDATE assets SET stickerCode = ? WHERE id = ? AND organizationId = ?', [code, id, organizationId]);
  }

  /** Those of the serial numbers (as keys) that devices in use have. Inside a transaction when one is given. */
  async takenSerials(organizationId: number, serialKeys: readonly string[], transaction?: Transaction): Promise<Set<string>> {
    const taken = new Set<string>();
    for (let start = 0; start < serialKeys.length; start += serialsAtOnce) {
      const rows: { serialKey: string }[] = await (transaction ?? this.dataSource).query(
        'SELECT serialKey FROM assets WHERE organizationId = ? AND serialKey IN (?)', [organizationId, serialKeys.slice(start, start + serialsAtOnce)],
      );
      rows.forEach(({ serialKey }) => taken.add(serialKey));
    }
    return taken;
  }

  /** Answered from the index alone. */
  async countByLocation(organizationId: number, locationIds: number[]): Promise<Map<number, number>> {
    if (locationIds.length === 0) return new Map();
    const rows: { locationId: number; count: string }[] = await this.dataSource.query(
      'SELECT locationId, COUNT(*) AS count FROM assets WHERE organizationId = ? AND locationId IN (?) GROUP BY locationId', [organizationId, locationIds],
    );
    return new Map(rows.map(({ locationId, count }) => [locationId, Number(count)]));
  }
}
