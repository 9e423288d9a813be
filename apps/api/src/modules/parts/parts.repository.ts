import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { PartCategory } from './part-category.entity.js';
import { PartRow } from './part.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { postingCondition, replacePostings, type PostingTable } from '../../platform/search/postings.js';

const postings: PostingTable = { table: 'part_terms', idColumn: 'partId' };
/** Stands for every category. */
const anyCategory = 0;

export interface PartFilter {
  search?: string | null;
  categoryId?: number;
  withInactive?: boolean;
}

@Injectable()
export class PartsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, from below `beforeId`. */
  async list(organizationId: number, { search, categoryId, withInactive }: PartFilter, beforeId: number | null, limit: number): Promise<PartRow[]> {
    const conditions = ['organizationId = ?'];
    const parameters: unknown[] = [organizationId];
    if (beforeId !== null) {
      conditions.push('id < ?');
      parameters.push(beforeId);
    }
    if (withInactive !== true) conditions.push('active = TRUE');
    if (categoryId !== undefined) {
      conditions.push('id IN (SELECT partId FROM part_categories WHERE organizationId = ? AND categoryId IN (?, ?))');
      parameters.push(organizationId, anyCategory, categoryId);
    }
    if (search) {
      const found = postingCondition(postings, 'id', organizationId, search);
      conditions.push(found.sql);
      parameters.push(...found.parameters);
    }
    const rows: RawPart[] = await this.dataSource.query(`SELECT * FROM parts WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`, [...parameters, limit]);
    return rows.map(partOf);
  }

  /** Meant for this category and no other way: what fits everything is likely nowhere. */
  async meantFor(organizationId: number, categoryId: number, limit: number): Promise<PartRow[]> {
    const rows: RawPart[] = await this.dataSource.query(
      `SELECT p.* FROM part_categories c JOIN parts p ON p.id = c.partId
       WHERE c.organizationId = ? AND c.categoryId = ? AND p.active = TRUE ORDER BY c.partId DESC LIMIT ?`, [organizationId, categoryId, limit],
    );
    return rows.map(partOf);
  }

  byIds(organizationId: number, ids: number[]): Promise<PartRow[]> {
    return this.dataSource.getRepository(PartRow).findBy({ organizationId, id: In(ids) });
  }

  /** Part → its categories, none for those that fit everything. */
  async categoriesOf(partIds: number[], transaction?: Transaction): Promise<Map<number, number[]>> {
    if (partIds.length === 0) return new Map();
    const rows = await (transaction ?? this.dataSource).getRepository(PartCategory).find({ where: { partId: In(partIds) }, order: { partId: 'ASC', categoryId: 'ASC' } });
    const found = new Map<number, number[]>(partIds.map((id) => [id, []]));
    for (const { partId, categoryId } of rows) if (categoryId !== anyCategory) found.get(partId)?.push(categoryId);
    return found;
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<PartRow | null> {
    return transaction.getRepository(PartRow).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, part: Omit<PartRow, 'id'>): Promise<number> {
    const row = { ...part } as PartRow;
    await transaction.getRepository(PartRow).insert(row);
    return row.id;
  }

  async update(transaction: Transaction, id: number, changes: Partial<PartRow>): Promise<void> {
    await transaction.getRepository(PartRow).update({ id }, changes);
  }

  async replaceCategories(transaction: Transaction, organizationId: number, partId: number, categoryIds: number[]): Promise<void> {
    await transaction.getRepository(PartCategory).delete({ partId });
    const wanted = categoryIds.length === 0 ? [anyCategory] : [...new Set(categoryIds)];
    await transaction.getRepository(PartCategory).insert(wanted.map((categoryId) => ({ organizationId, categoryId, partId })));
  }

  async index(transaction: Transaction, organizationId: number, partId: number, terms: string[]): Promise<void> {
    await replacePostings(transaction, postings, organizationId, partId, terms);
  }
}

type RawPart = Omit<PartRow, 'active'> & { active: number };

function partOf(row: RawPart): PartRow {
  return { ...row, active: Boolean(row.active) };
}
