import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MerchantRow } from './merchant.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class MerchantsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The active one first, then the newest. */
  list(organizationId: number): Promise<MerchantRow[]> {
    return this.rows().find({ where: { organizationId }, order: { activeFor: 'DESC', id: 'DESC' } });
  }

  find(organizationId: number, id: number): Promise<MerchantRow | null> {
    return this.rows().findOneBy({ organizationId, id });
  }

  findActive(organizationId: number): Promise<MerchantRow | null> {
    return this.rows().findOneBy({ organizationId, activeFor: organizationId });
  }

  findByNotifyToken(notifyToken: string): Promise<MerchantRow | null> {
    return this.rows().findOneBy({ notifyToken });
  }

  /** Of all organizations, for jobs and for the look at the keys when the process starts. */
  all(): Promise<MerchantRow[]> {
    return this.rows().find({ order: { id: 'ASC' } });
  }

  /** Nobody else changes an organization's merchants while the transaction lasts. */
  lockAll(transaction: Transaction, organizationId: number): Promise<MerchantRow[]> {
    return transaction.getRepository(MerchantRow).find({ where: { organizationId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, row: Omit<MerchantRow, 'id'>): Promise<number> {
    const { identifiers } = await transaction.getRepository(MerchantRow).insert(row);
    return (identifiers[0] as { id: number }).id;
  }

  async update(transaction: Transaction, organizationId: number, id: number, changes: Partial<MerchantRow>): Promise<void> {
    await transaction.getRepository(MerchantRow).update({ organizationId, id }, changes);
  }

  /** Before another one becomes the active one. */
  async deactivate(transaction: Transaction, organizationId: number): Promise<void> {
    await transaction.getRepository(MerchantRow).update({ organizationId, activeFor: organizationId }, { activeFor: null });
  }

  private rows() {
    return this.dataSource.getRepository(MerchantRow);
  }
}
