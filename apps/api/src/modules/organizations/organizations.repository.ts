import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Organization } from './organization.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class OrganizationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(id: number, transaction?: Transaction): Promise<Organization | null> {
    return (transaction ?? this.dataSource).getRepository(Organization).findOneBy({ id });
  }

  lock(transaction: Transaction, id: number): Promise<Organization | null> {
    return transaction.getRepository(Organization).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, organization: Omit<Organization, 'id'>): Promise<number> {
    const row = { ...organization };
    await transaction.getRepository(Organization).insert(row);
    return (row as Organization).id;
  }

  async update(transaction: Transaction, id: number, changes: Partial<Organization>): Promise<void> {
    await transaction.getRepository(Organization).update({ id }, changes);
  }
}
