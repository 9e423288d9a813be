import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WarrantyRow } from './warranty.entity.js';
import type { DecidedWarranty } from './warranty.rules.js';
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

  /** What is decided already stays, so nobody's lock is needed. */
  async saveNew(decided: readonly { organizationId: number; ticketId: number; decision: DecidedWarranty }[], decidedAt: Date): Promise<void> {
    if (decided.length === 0) return;
    await this.dataSource.query('INSERT IGNORE INTO warranties (organizationId, ticketId, round, decision, decidedAt) VALUES ?', [
      decided.map(({ organizationId, ticketId, decision }) => [organizationId, ticketId, 0, JSON.stringify(decision), decidedAt]),
    ]);
  }
}
