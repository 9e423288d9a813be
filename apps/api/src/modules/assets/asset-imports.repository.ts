import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import { AssetImportRecord, AssetImportRow } from './asset-import.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Rows of one INSERT. */
const batchSize = 1_000;
/** Imports removed at once. */
const cleaningBatch = 20;

@Injectable()
export class AssetImportsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, id: number): Promise<AssetImportRecord | null> {
    return this.dataSource.getRepository(AssetImportRecord).findOneBy({ organizationId, id });
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<AssetImportRecord | null> {
    return transaction.getRepository(AssetImportRecord).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  firstRows(importId: number, limit: number): Promise<AssetImportRow[]> {
    return this.dataSource.getRepository(AssetImportRow).find({ where: { importId }, order: { rowNumber: 'ASC' }, take: limit });
  }

  /** In the order of the file, from after a row. */
  invalidRows(importId: number, limit: number, afterRow = 0): Promise<AssetImportRow[]> {
    return this.dataSource.getRepository(AssetImportRow).createQueryBuilder('line')
      .where({ importId, problems: Not(IsNull()) }).andWhere('line.rowNumber > :afterRow', { afterRow })
      .orderBy('line.rowNumber').take(limit).getMany();
  }

  allRows(transaction: Transaction, importId: number): Promise<AssetImportRow[]> {
    return transaction.getRepository(AssetImportRow).find({ where: { importId }, order: { rowNumber: 'ASC' } });
  }

  async insert(transaction: Transaction, record: Omit<AssetImportRecord, 'id'>, rows: Omit<AssetImportRow, 'importId'>[]): Promise<number> {
    const row = { ...record } as AssetImportRecord;
    await transaction.getRepository(AssetImportRecord).insert(row);
    await this.writeRows(transaction, row.id, rows);
    return row.id;
  }

  async update(transaction: Transaction, id: number, changes: Partial<AssetImportRecord>): Promise<void> {
    await transaction.getRepository(AssetImportRecord).update({ id }, changes);
  }

  /** New lines, or what is wrong with old ones. */
  async writeRows(transaction: Transaction, importId: number, rows: Omit<AssetImportRow, 'importId'>[]): Promise<void> {
    for (let start = 0; start < rows.length; start += batchSize) {
      await transaction.query('INSERT INTO asset_import_rows (importId, rowNumber, cells, problems) VALUES ? ON DUPLICATE KEY UPDATE problems = VALUES(problems)', [
        rows.slice(start, start + batchSize).map(({ rowNumber, cells, problems }) => [importId, rowNumber, JSON.stringify(cells), problems && JSON.stringify(problems)]),
      ]);
    }
  }

  /** Files of long ago hold people's data and nobody's interest. Answers whether there may be more. */
  async removeBefore(time: Date): Promise<boolean> {
    const old = await this.dataSource.getRepository(AssetImportRecord).find({ select: { id: true }, where: { createdAt: LessThan(time) }, take: cleaningBatch });
    if (old.length === 0) return false;
    const ids = old.map(({ id }) => id);
    await this.dataSource.getRepository(AssetImportRow).delete({ importId: In(ids) });
    await this.dataSource.getRepository(AssetImportRecord).delete({ id: In(ids) });
    return old.length === cleaningBatch;
  }
}
