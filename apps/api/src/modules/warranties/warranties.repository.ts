import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WarrantyRow } from './warranty.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class WarrantiesRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, ticketId: number, transaction?: Transaction): Promise<WarrantyRow | null> {
    return (transaction ?? this.dataSource).getRepository(WarrantyRow).findOneBy({ organizationId, ticketId });
  }

  /** Whoever writes holds the ticket's lock. */
  async save(transaction: Transaction, warranty: Omit<WarrantyRow, 'id'>): Promise<void> {
    await transaction.getRepository(WarrantyRow).upsert({ ...warranty } as WarrantyRow, ['ticketId']);
  }
}
