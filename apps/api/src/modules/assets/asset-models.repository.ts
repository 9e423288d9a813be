import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssetModelRow } from './asset-model.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** A model by its category and the keys of its names. */
export type NamedModel = Pick<AssetModelRow, 'categoryId' | 'manufacturer' | 'manufacturerKey' | 'name' | 'nameKey'>;
export type KnownModel = Pick<AssetModelRow, 'id' | 'categoryId' | 'manufacturerKey' | 'nameKey'>;

const batchSize = 1_000;

@Injectable()
export class AssetModelsRepository {
  constructor(private readonly dataSource: DataSource) {}

  list(organizationId: number, categoryId: number | undefined): Promise<AssetModelRow[]> {
    return this.dataSource.getRepository(AssetModelRow).find({
      where: { organizationId, ...(categoryId === undefined ? {} : { categoryId }) }, order: { categoryId: 'ASC', manufacturerKey: 'ASC', nameKey: 'ASC' },
    });
  }

  find(organizationId: number, id: number): Promise<AssetModelRow | null> {
    return this.dataSource.getRepository(AssetModelRow).findOneBy({ organizationId, id });
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<AssetModelRow | null> {
    return transaction.getRepository(AssetModelRow).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Its category stays the same until the transaction ends. */
  async hold(transaction: Transaction, organizationId: number, id: number): Promise<Pick<AssetModelRow, 'id' | 'categoryId'> | null> {
    // In words that both servers know: TypeORM's are MySQL's alone.
    const rows: Pick<AssetModelRow, 'id' | 'categoryId'>[] = await transaction.query(
      'SELECT id, categoryId FROM asset_models WHERE organizationId = ? AND id = ? LOCK IN SHARE MODE', [organizationId, id],
    );
    return rows[0] ?? null;
  }

  async insert(transaction: Transaction, model: Omit<AssetModelRow, 'id'>): Promise<number> {
    const row = { ...model } as AssetModelRow;
    await transaction.getRepository(AssetModelRow).insert(row);
    return row.id;
  }

  async update(transaction: Transaction, id: number, changes: Partial<AssetModelRow>): Promise<void> {
    await transaction.getRepository(AssetModelRow).update({ id }, changes);
  }

  async inUse(transaction: Transaction, organizationId: number, id: number): Promise<boolean> {
    const rows: unknown[] = await transaction.query('SELECT 1 FROM assets WHERE organizationId = ? AND modelId = ? LIMIT 1', [organizationId, id]);
    return rows.length > 0;
  }

  /** Every model of some categories, by key: for files that name them. Inside a transaction when one is given, and held there. */
  async known(organizationId: number, categoryIds: number[], transaction?: Transaction): Promise<KnownModel[]> {
    if (categoryIds.length === 0) return [];
    return (transaction ?? this.dataSource).query(
      `SELECT id, categoryId, manufacturerKey, nameKey FROM asset_models WHERE organizationId = ? AND categoryId IN (?)${transaction ? ' LOCK IN SHARE MODE' : ''}`,
      [organizationId, categoryIds],
    );
  }

  async insertMany(transaction: Transaction, organizationId: number, models: NamedModel[]): Promise<void> {
    const now = new Date();
    for (let start = 0; start < models.length; start += batchSize) {
      await transaction.query('INSERT INTO asset_models (organizationId, categoryId, manufacturer, manufacturerKey, name, nameKey, createdAt) VALUES ?', [
        models.slice(start, start + batchSize).map((model) => [
          organizationId, model.categoryId, model.manufacturer, model.manufacturerKey, model.name, model.nameKey, now,
        ]),
      ]);
    }
  }
}
