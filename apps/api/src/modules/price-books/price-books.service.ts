import { Injectable } from '@nestjs/common';
import type { CalendarDate, PriceBook, PriceBookContent, SavePriceBookRequest } from '@scanfix/shared-types';
import { priceBookOf } from './price-book.mapper.js';
import type { PriceBookRow } from './price-book.entity.js';
import { nonsenseIn } from './price-book.rules.js';
import { PriceBooksRepository } from './price-books.repository.js';
import { AssetsService } from '../assets/assets.service.js';
import { AuditService } from '../audit/audit.service.js';
import { PeopleService } from '../identity/people.service.js';
import { PartsService } from '../parts/parts.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { addDays } from '../../platform/time/calendar-day.js';

export type { CallOut } from './call-out.js';
export { labourFor, usualLabour, type LabourFacts } from './labour.js';

/** The prices of a day. */
export interface PricesInForce extends PriceBookContent {
  id: number;
  effectiveFrom: CalendarDate;
}

/** What an organization asks for its work, day by day: drafts become prices once, and stay. */
@Injectable()
export class PriceBooksService {
  constructor(
    private readonly books: PriceBooksRepository,
    private readonly assets: AssetsService,
    private readonly parts: PartsService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Null while nothing is published for that day. Within a transaction, give it. */
  async inForce(organizationId: number, on: CalendarDate, transaction?: Transaction): Promise<PricesInForce | null> {
    const book = await this.books.inForce(organizationId, on, transaction);
    return book && pricesOf(book);
  }

  /** As if it were in force, a draft too. @throws DomainError `not-found` */
  async ofBook(organizationId: number, id: number): Promise<PricesInForce> {
    const book = await this.books.find(organizationId, id);
    if (!book) throw new DomainError('not-found');
    return pricesOf(book);
  }

  /** Drafts too, the newest days first. */
  async list(organizationId: number): Promise<PriceBook[]> {
    const rows = await this.books.all(organizationId);
    const people = await this.people.byIds(organizationId, rows.flatMap(({ publishedById }) => publishedById ?? []));
    return rows.map((row) => {
      const next = rows.filter(({ publishedFrom }) => publishedFrom !== null && publishedFrom > row.effectiveFrom).at(-1);
      return priceBookOf(row, {
        until: row.publishedFrom === null || !next ? null : addDays(next.effectiveFrom, -1),
        publishedBy: row.publishedById === null ? null : people.get(row.publishedById)?.name ?? null,
      });
    });
  }

  async create(actor: Actor, request: SavePriceBookRequest): Promise<PriceBook> {
    const { organizationId } = actor;
    const content = await this.contentOf(organizationId, request, null);
    const id = await this.unitOfWork.once(actor, async (transaction) => {
      const made = await this.books.insert(transaction, {
        organizationId, name: request.name, status: 'draft', effectiveFrom: request.effectiveFrom, publishedFrom: null, content, publishedAt: null, publishedById: null, version: 1, createdAt: new Date(),
      });
      await this.audit.record(transaction, actor, { action: 'price-book.created', subject: 'price-book', subjectId: made, label: request.name });
      return made;
    });
    return this.one(organizationId, id);
  }

  async save(actor: Actor, id: number, request: SavePriceBookRequest): Promise<PriceBook> {
    const { organizationId } = actor;
    const content = await this.contentOf(organizationId, request, await this.books.find(organizationId, id));
    await this.unitOfWork.run(async (transaction) => {
      const book = await this.lockDraft(transaction, organizationId, id);
      if (request.version !== undefined && request.version !== book.version) throw new DomainError('version-conflict', { version: book.version });
      await this.books.update(transaction, id, { name: request.name, effectiveFrom: request.effectiveFrom, content, version: book.version + 1 });
      await this.audit.record(transaction, actor, { action: 'price-book.changed', subject: 'price-book', subjectId: id, label: request.name });
    });
    return this.one(organizationId, id);
  }

  /** From its day on these are the prices. @throws DomainError `price-book-published`, `price-book-date-taken` */
  async publish(actor: Actor, id: number): Promise<PriceBook> {
    const { organizationId, userId } = actor;
    await refuseDuplicate(() => this.unitOfWork.run(async (transaction) => {
      const book = await this.lockDraft(transaction, organizationId, id);
      await this.books.update(transaction, id, { status: 'published', publishedFrom: book.effectiveFrom, publishedAt: new Date(), publishedById: userId, version: book.version + 1 });
      await this.audit.record(transaction, actor, { action: 'price-book.published', subject: 'price-book', subjectId: id, label: book.name, data: { effectiveFrom: book.effectiveFrom } });
    }), () => new DomainError('price-book-date-taken', undefined, [{ field: 'effectiveFrom', code: 'taken' }]));
    return this.one(organizationId, id);
  }

  async remove(actor: Actor, id: number): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { name } = await this.lockDraft(transaction, actor.organizationId, id);
      await this.books.remove(transaction, id);
      await this.audit.record(transaction, actor, { action: 'price-book.removed', subject: 'price-book', subjectId: id, label: name });
    });
  }

  private async one(organizationId: number, id: number): Promise<PriceBook> {
    const book = (await this.list(organizationId)).find((one) => one.id === id);
    if (!book) throw new DomainError('not-found');
    return book;
  }

  private async lockDraft(transaction: Transaction, organizationId: number, id: number): Promise<PriceBookRow> {
    const book = await this.books.lock(transaction, organizationId, id);
    if (!book) throw new DomainError('not-found');
    if (book.status === 'published') throw new DomainError('price-book-published');
    return book;
  }

  /** The prices alone, of things that there are; what a draft names already may have been withdrawn since. */
  private async contentOf(organizationId: number, { taxRate, callOut, labour, parts }: SavePriceBookRequest, draft: PriceBookRow | null): Promise<PriceBookContent> {
    const content: PriceBookContent = { taxRate, callOut, labour, parts };
    const nonsense = nonsenseIn(content);
    if (nonsense) throw invalidField(nonsense.field, nonsense.code);
    const [categories, known] = await Promise.all([this.assets.categories(organizationId), this.parts.byIds(organizationId, parts.map(({ partId }) => partId))]);
    const before = draft?.content.labour ?? [];
    for (const [index, { categoryId, problemTypeIds }] of labour.entries()) {
      const [category] = categoryId === null ? [null] : categories.filter(({ id }) => id === categoryId);
      if (categoryId !== null && !category && !before.some((price) => price.categoryId === categoryId)) throw invalidField(`labour.${index}.categoryId`, 'unknown');
      const types = (category ? [category] : categories).flatMap(({ problemTypes }) => problemTypes.map(({ id }) => id)).concat(before.flatMap((price) => price.problemTypeIds));
      const unknown = problemTypeIds.findIndex((id) => !types.includes(id));
      if (unknown !== -1) throw invalidField(`labour.${index}.problemTypeIds.${unknown}`, 'unknown');
    }
    const missing = parts.findIndex(({ partId }) => !known.has(partId));
    if (missing !== -1) throw invalidField(`parts.${missing}.partId`, 'unknown');
    return content;
  }
}

function pricesOf({ content, id, effectiveFrom }: PriceBookRow): PricesInForce {
  return { ...content, id, effectiveFrom };
}
