import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FollowUpSettingsRow } from './follow-up-settings.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class FollowUpSettingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, transaction?: Transaction): Promise<FollowUpSettingsRow | null> {
    return (transaction ?? this.dataSource).getRepository(FollowUpSettingsRow).findOneBy({ organizationId });
  }

  async save(transaction: Transaction, row: FollowUpSettingsRow): Promise<void> {
    await transaction.getRepository(FollowUpSettingsRow).upsert(row, ['organizationId']);
  }
}
