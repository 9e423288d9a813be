import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Repository } from 'typeorm';
import { AuditEntry } from './audit-entry.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class AuditRepository {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  async insert(transaction: Transaction, entry: Omit<AuditEntry, 'id'>): Promise<void> {
    await transaction.save(AuditEntry, entry);
  }

  /** Newest first. */
  ofAction(organizationId: number, action: string, beforeId: number | null, limit: number): Promise<AuditEntry[]> {
    return this.entries.find({
      where: { organizationId, action, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) }, order: { id: 'DESC' }, take: limit,
    });
  }
}
