import { Injectable } from '@nestjs/common';
import type { Page, Part, SavePartRequest } from '@scanfix/shared-types';
import type { PartQueryDto } from './dto/part.dto.js';
import { partOf } from './part.mapper.js';
import type { PartRow } from './part.entity.js';
import { PartsRepository } from './parts.repository.js';
import { AssetsService } from '../assets/assets.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { nameKey } from '../../platform/search/name-key.js';
import { indexTerms } from '../../platform/search/terms.js';

const codeTaken = () => new DomainError('code-taken', undefined, [{ field: 'code', code: 'taken' }]);
/** Of the parts that are meant for a category, what an engineer is shown beforehand. */
const likelyParts = 20;

@Injectable()
export class PartsService {
  constructor(
    private readonly parts: PartsRepository,
    private readonly assets: AssetsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(actor: Actor, { cursor, limit, ...filter }: PartQueryDto): Promise<Page<Part>> {
    const [beforeId] = decodeCursor(cursor, 'id') ?? [null];
    const rows = await this.parts.list(actor.organizationId, filter, beforeId, limit + 1);
    const categories = await this.parts.categoriesOf(rows.map(({ id }) => id));
    return pageOf(rows, limit, ({ id }) => [id], (row) => partOf(row, categories.get(row.id) ?? []));
  }

  async create(actor: Actor, request: SavePartRequest): Promise<Part> {
    const { organizationId } = actor;
    await this.requireCategories(organizationId, request.categoryIds, []);
    const id = await refuseDuplicate(() => this.unitOfWork.once(actor, async (transaction) => {
      const made = await this.parts.insert(transaction, { organizationId, warrantyMonths: null, ...fieldsOf(request), version: 1, createdAt: new Date() });
      await this.writeLists(transaction, organizationId, made, request);
      return made;
    }), codeTaken);
    return this.require(organizationId, id);
  }

  async update(actor: Actor, id: number, request: SavePartRequest): Promise<Part> {
    const { organizationId } = actor;
    await refuseDuplicate(() => this.unitOfWork.run(async (transaction) => {
      const part = await this.parts.lock(transaction, organizationId, id);
      if (!part) throw new DomainError('not-found');
      if (request.version !== undefined && request.version !== part.version) throw new DomainError('version-conflict', { version: part.version });
      await this.requireCategories(organizationId, request.categoryIds, (await this.parts.categoriesOf([id], transaction)).get(id) ?? []);
      await this.parts.update(transaction, id, { ...fieldsOf(request), version: part.version + 1 });
      await this.writeLists(transaction, organizationId, id, request);
    }), codeTaken);
    return this.require(organizationId, id);
  }

  /** Also one that is no longer used. @throws DomainError `not-found` */
  async require(organizationId: number, id: number): Promise<Part> {
    const part = (await this.byIds(organizationId, [id])).get(id);
    if (!part) throw new DomainError('not-found');
    return part;
  }

  /** Those of the ids that are the organization's, also those that are no longer used. */
  async byIds(organizationId: number, ids: number[]): Promise<Map<number, Part>> {
    if (ids.length === 0) return new Map();
    const parts = await this.withCategories(await this.parts.byIds(organizationId, [...new Set(ids)]));
    return new Map(parts.map((part) => [part.id, part]));
  }

  /** What is meant for devices of a category. */
  async likely(organizationId: number, categoryId: number): Promise<Part[]> {
    return this.withCategories(await this.parts.meantFor(organizationId, categoryId, likelyParts));
  }

  private async withCategories(rows: PartRow[]): Promise<Part[]> {
    const categories = await this.parts.categoriesOf(rows.map(({ id }) => id));
    return rows.map((row) => partOf(row, categories.get(row.id) ?? []));
  }

  private async writeLists(transaction: Transaction, organizationId: number, id: number, { code, name, categoryIds }: SavePartRequest): Promise<void> {
    await this.parts.replaceCategories(transaction, organizationId, id, categoryIds);
    await this.parts.index(transaction, organizationId, id, indexTerms({ text: [name], exact: [code] }));
  }

  /** A category that was withdrawn since may stay where it stood. */
  private async requireCategories(organizationId: number, wanted: number[], present: number[]): Promise<void> {
    const known = new Set([...present, ...(await this.assets.categories(organizationId)).map(({ id }) => id)]);
    const unknown = wanted.findIndex((id) => !known.has(id));
    if (unknown !== -1) throw invalidField(`categoryIds.${unknown}`, 'unknown');
  }
}

/** Who says nothing about the warranty leaves it as it is. */
function fieldsOf({ code, name, unit, priceFen, active, warrantyMonths }: SavePartRequest) {
  return { code, codeKey: nameKey(code), name, unit, priceFen, active, ...(warrantyMonths === undefined ? {} : { warrantyMonths }) };
}
