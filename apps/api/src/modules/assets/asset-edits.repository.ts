import { Injectable } from '@nestjs/common';
import { Asset } from './asset.entity.js';
import { assetPostings } from './asset-lists.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { insertPostings, replacePostings } from '../../platform/search/postings.js';
import { indexTerms } from '../../platform/search/terms.js';

export type NewAsset = Omit<Asset, 'id' | 'stickerCode' | 'version' | 'retiredAt' | 'retiredReason'>;

const insertColumns = [
  'organizationId', 'name', 'serialNumber', 'serialKey', 'categoryId', 'modelId', 'customerId', 'locationId', 'status', 'installedOn', 'warrantyUntil', 'note', 'createdAt',
] as const satisfies (keyof NewAsset)[];

/** Rows of one INSERT. */
const batchSize = 1_000;

@Injectable()
export class AssetEditsRepository {
  lock(transaction: Transaction, organizationId: number, id: number): Promise<Asset | null> {
    return transaction.getRepository(Asset).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, asset: NewAsset): Promise<number> {
    const [id] = await this.insertMany(transaction, asset.organizationId, [asset]);
    if (id === undefined) throw new Error('the database gave no id');
    return id;
  }

  /** Thousands in a few statements, with their postings. Answers the ids in the order of the assets. */
  async insertMany(transaction: Transaction, organizationId: number, assets: NewAsset[]): Promise<number[]> {
    const [setting]: { step: number }[] = await transaction.query('SELECT @@auto_increment_increment AS step');
    const step = Number(setting?.step ?? 1);
    const ids: number[] = [];
    for (let start = 0; start < assets.length; start += batchSize) {
      const batch = assets.slice(start, start + batchSize);
      const inserted: { insertId: number } = await transaction.query(
        `INSERT INTO assets (${insertColumns.join(', ')}) VALUES ?`, [batch.map((asset) => insertColumns.map((column) => asset[column]))],
      );
      // The rows of one INSERT … VALUES get consecutive numbers, in both servers and every lock mode.
      const postings = batch.map((asset, index) => ({ id: inserted.insertId + index * step, terms: termsOf(asset) }));
      await insertPostings(transaction, assetPostings, organizationId, postings);
      ids.push(...postings.map(({ id }) => id));
    }
    return ids;
  }

  async update(transaction: Transaction, asset: Asset): Promise<void> {
    const { id, ...fields } = asset;
    await transaction.getRepository(Asset).update({ id }, fields);
  }

  async index(transaction: Transaction, asset: Asset): Promise<void> {
    await replacePostings(transaction, assetPostings, asset.organizationId, asset.id, termsOf(asset));
  }
}

function termsOf({ name, serialNumber }: Pick<Asset, 'name' | 'serialNumber'>): string[] {
  return indexTerms({ text: [name], exact: serialNumber === null ? [] : [serialNumber] });
}
