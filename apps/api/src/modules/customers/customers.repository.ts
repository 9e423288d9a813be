import { Injectable } from '@nestjs/common';
import type { CustomerLevel } from '@scanfix/shared-types';
import { DataSource, In } from 'typeorm';
import { CustomerContact } from './contact.entity.js';
import { Customer } from './customer.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { postingCondition, replacePostings, type PostingTable } from '../../platform/search/postings.js';

const postings: PostingTable = { table: 'customer_terms', idColumn: 'customerId' };

@Injectable()
export class CustomersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, from below `beforeId`. */
  async list(organizationId: number, search: string | null, beforeId: number | null, limit: number): Promise<Customer[]> {
    const conditions = ['organizationId = ?'];
    const parameters: unknown[] = [organizationId];
    if (beforeId !== null) {
      conditions.push('id < ?');
      parameters.push(beforeId);
    }
    if (search !== null) {
      const found = postingCondition(postings, 'id', organizationId, search);
      conditions.push(found.sql);
      parameters.push(...found.parameters);
    }
    return this.dataSource.query(`SELECT * FROM customers WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`, [...parameters, limit]);
  }

  find(organizationId: number, id: number): Promise<Customer | null> {
    return this.dataSource.getRepository(Customer).findOneBy({ organizationId, id });
  }

  contacts(organizationId: number, customerId: number): Promise<CustomerContact[]> {
    return this.dataSource.getRepository(CustomerContact).find({ where: { organizationId, customerId }, order: { id: 'ASC' } });
  }

  async names(organizationId: number, ids: number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.getRepository(Customer).find({ select: { id: true, name: true }, where: { organizationId, id: In(ids) } });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async level(organizationId: number, id: number, transaction?: Transaction): Promise<CustomerLevel | null> {
    const rows: { level: CustomerLevel }[] = await (transaction ?? this.dataSource).query('SELECT level FROM customers WHERE organizationId = ? AND id = ?', [organizationId, id]);
    return rows[0]?.level ?? null;
  }

  async byNameKeys(organizationId: number, nameKeys: string[]): Promise<Pick<Customer, 'id' | 'nameKey'>[]> {
    if (nameKeys.length === 0) return [];
    return this.dataSource.query('SELECT id, nameKey FROM customers WHERE organizationId = ? AND nameKey IN (?)', [organizationId, nameKeys]);
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<Customer | null> {
    return transaction.getRepository(Customer).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, customer: Omit<Customer, 'id'>): Promise<number> {
    const row = { ...customer } as Customer;
    await transaction.getRepository(Customer).insert(row);
    return row.id;
  }

  async update(transaction: Transaction, id: number, changes: Partial<Customer>): Promise<void> {
    await transaction.getRepository(Customer).update({ id }, changes);
  }

  contactsWithin(transaction: Transaction, customerId: number): Promise<CustomerContact[]> {
    return transaction.getRepository(CustomerContact).find({ where: { customerId }, order: { id: 'ASC' } });
  }

  async replaceContacts(transaction: Transaction, organizationId: number, customerId: number, contacts: Omit<CustomerContact, 'id' | 'organizationId' | 'customerId'>[]): Promise<void> {
    await transaction.getRepository(CustomerContact).delete({ customerId });
    if (contacts.length > 0) await transaction.getRepository(CustomerContact).insert(contacts.map((contact) => ({ ...contact, organizationId, customerId })));
  }

  async index(transaction: Transaction, organizationId: number, id: number, terms: string[]): Promise<void> {
    await replacePostings(transaction, postings, organizationId, id, terms);
  }
}
