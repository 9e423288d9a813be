import { Injectable } from '@nestjs/common';
import type { CustomerDetail, CustomerLevel, CustomerSummary, Page, SaveCustomerRequest } from '@scanfix/shared-types';
import { detailOf, summaryOf, type PhoneView } from './customer.mapper.js';
import { CustomersRepository } from './customers.repository.js';
import type { CustomerQueryDto } from './dto/customer.dto.js';
import { may, type Actor } from '../../platform/auth/actor.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { nameKey } from '../../platform/search/name-key.js';
import { indexTerms } from '../../platform/search/terms.js';

/** Milliseconds. Reports of a customer's devices ask for the level; a change may take this long to be seen by other processes. */
const cacheLife = 5000;
const cachedCustomers = 10_000;

@Injectable()
export class CustomersService {
  private readonly levels = new ShortCache<CustomerLevel>(cacheLife, cachedCustomers);

  constructor(
    private readonly customers: CustomersRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(actor: Actor, { search, cursor, limit }: CustomerQueryDto): Promise<Page<CustomerSummary>> {
    const [beforeId] = decodeCursor(cursor, 'id') ?? [null];
    const rows = await this.customers.list(actor.organizationId, search ?? null, beforeId, limit + 1);
    const view = phonesFor(actor);
    return pageOf(rows, limit, ({ id }) => [id], (row) => summaryOf(row, view));
  }

  async detail(actor: Actor, id: number): Promise<CustomerDetail> {
    const customer = await this.customers.find(actor.organizationId, id);
    if (!customer) throw new DomainError('not-found');
    return detailOf(customer, await this.customers.contacts(actor.organizationId, id), phonesFor(actor));
  }

  async create(actor: Actor, request: SaveCustomerRequest): Promise<CustomerDetail> {
    const { organizationId } = actor;
    const id = await this.unitOfWork.once(actor, async (transaction) => {
      const made = await this.customers.insert(transaction, { organizationId, level: 'standard', ...fieldsOf(request), version: 1, createdAt: new Date() });
      await this.writeContacts(transaction, organizationId, made, request);
      return made;
    });
    return this.detail(actor, id);
  }

  async update(actor: Actor, id: number, request: SaveCustomerRequest): Promise<CustomerDetail> {
    const { organizationId } = actor;
    await this.unitOfWork.run(async (transaction) => {
      const customer = await this.customers.lock(transaction, organizationId, id);
      if (!customer) throw new DomainError('not-found');
      if (request.version !== undefined && request.version !== customer.version) throw new DomainError('version-conflict', { version: customer.version });
      await this.customers.update(transaction, id, { ...fieldsOf(request), version: customer.version + 1 });
      await this.writeContacts(transaction, organizationId, id, request);
    });
    this.levels.delete(`${organizationId}:${id}`);
    return this.detail(actor, id);
  }

  /** @throws DomainError `not-found` */
  async require(organizationId: number, id: number): Promise<{ id: number; name: string }> {
    const name = (await this.customers.names(organizationId, [id])).get(id);
    if (name === undefined) throw new DomainError('not-found');
    return { id, name };
  }

  /** What was promised to a customer in general; `standard` for one who is not there. Within a transaction, give it. */
  async level(organizationId: number, id: number, transaction?: Transaction): Promise<CustomerLevel> {
    const key = `${organizationId}:${id}`;
    const cached = this.levels.get(key);
    if (cached) return cached;
    const level = await this.customers.level(organizationId, id, transaction) ?? 'standard';
    this.levels.set(key, level);
    return level;
  }

  /** Id → name. */
  names(organizationId: number, ids: number[]): Promise<Map<number, string>> {
    return this.customers.names(organizationId, [...new Set(ids)]);
  }

  /** Key of the name → everybody called so. */
  async byNames(organizationId: number, names: string[]): Promise<Map<string, number[]>> {
    const found = new Map<string, number[]>();
    for (const { id, nameKey: key } of await this.customers.byNameKeys(organizationId, [...new Set(names.map(nameKey))])) {
      found.set(key, [...found.get(key) ?? [], id]);
    }
    return found;
  }

  private async writeContacts(transaction: Transaction, organizationId: number, id: number, { contacts, ...customer }: SaveCustomerRequest): Promise<void> {
    if (contacts) {
      await this.customers.replaceContacts(transaction, organizationId, id, contacts.map(({ name, phone, position }) => ({ name, phone: phone ?? null, position: position ?? null })));
    }
    const people = await this.customers.contactsWithin(transaction, id);
    await this.customers.index(transaction, organizationId, id, indexTerms({
      text: [customer.name, ...people.map(({ name }) => name)],
      exact: [customer.phone, ...people.map(({ phone }) => phone)].filter((phone) => typeof phone === 'string'),
    }));
  }
}

function phonesFor(actor: Actor): PhoneView {
  return { whole: may(actor, 'customer:write') };
}

function fieldsOf({ kind, name, phone, address, note, level }: SaveCustomerRequest) {
  return { kind, name, nameKey: nameKey(name), phone: phone ?? null, address: address ?? null, note: note ?? null, ...(level ? { level } : {}) };
}
