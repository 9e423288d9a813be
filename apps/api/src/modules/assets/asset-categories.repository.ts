import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { AssetCategoryRow } from './asset-category.entity.js';
import { ProblemTypeRow } from './problem-type.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class AssetCategoriesRepository {
  constructor(private readonly dataSource: DataSource) {}

  all(organizationId: number): Promise<AssetCategoryRow[]> {
    return this.dataSource.getRepository(AssetCategoryRow).find({ where: { organizationId, withdrawnAt: IsNull() }, order: { id: 'ASC' } });
  }

  /** Not the withdrawn, in their order. */
  problemTypes(organizationId: number, categoryIds: number[]): Promise<ProblemTypeRow[]> {
    return this.dataSource.getRepository(ProblemTypeRow).find({
      where: { organizationId, categoryId: In(categoryIds), withdrawnAt: IsNull() }, order: { categoryId: 'ASC', position: 'ASC', id: 'ASC' },
    });
  }

  /** Also a withdrawn one: a ticket, or a draft kept on a phone, may name it. */
  problemType(organizationId: number, id: number): Promise<ProblemTypeRow | null> {
    return this.dataSource.getRepository(ProblemTypeRow).findOneBy({ organizationId, id });
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<AssetCategoryRow | null> {
    return transaction.getRepository(AssetCategoryRow).findOne({
      where: { organizationId, id, withdrawnAt: IsNull() }, lock: { mode: 'pessimistic_write' },
    });
  }

  /** All by the key of their name, for files. Inside a transaction when one is given, and held there. */
  async known(organizationId: number, transaction?: Transaction): Promise<{ id: number; nameKey: string }[]> {
    return (transaction ?? this.dataSource).query(
      `SELECT id, nameKey FROM asset_categories WHERE organizationId = ? AND withdrawnAt IS NULL${transaction ? ' LOCK IN SHARE MODE' : ''}`, [organizationId],
    );
  }

  /** Those of the ids that are there, and are not withdrawn until the transaction ends. */
  async hold(transaction: Transaction, organizationId: number, ids: number[]): Promise<Set<number>> {
    const rows: { id: number }[] = await transaction.query(
      'SELECT id FROM asset_categories WHERE organizationId = ? AND id IN (?) AND withdrawnAt IS NULL LOCK IN SHARE MODE', [organizationId, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async insert(transaction: Transaction, category: Omit<AssetCategoryRow, 'id'>): Promise<number> {
    const row = { ...category } as AssetCategoryRow;
    await transaction.getRepository(AssetCategoryRow).insert(row);
    return row.id;
  }

  async update(transaction: Transaction, id: number, changes: Partial<AssetCategoryRow>): Promise<void> {
    await transaction.getRepository(AssetCategoryRow).update({ id }, changes);
  }

  allProblemTypes(transaction: Transaction, categoryId: number): Promise<ProblemTypeRow[]> {
    return transaction.getRepository(ProblemTypeRow).findBy({ categoryId });
  }

  async saveProblemTypes(transaction: Transaction, rows: (Omit<ProblemTypeRow, 'id'> & { id?: number })[]): Promise<void> {
    await transaction.getRepository(ProblemTypeRow).save(rows);
  }

  async withdrawProblemTypes(transaction: Transaction, ids: number[], at: Date): Promise<void> {
    if (ids.length > 0) await transaction.getRepository(ProblemTypeRow).update({ id: In(ids) }, { withdrawnAt: at });
  }

  async inUse(transaction: Transaction, organizationId: number, id: number): Promise<boolean> {
    const rows: unknown[] = await transaction.query(
      'SELECT 1 FROM assets WHERE organizationId = ? AND categoryId = ? UNION ALL SELECT 1 FROM asset_models WHERE organizationId = ? AND categoryId = ? LIMIT 1',
      [organizationId, id, organizationId, id],
    );
    return rows.length > 0;
  }
}
