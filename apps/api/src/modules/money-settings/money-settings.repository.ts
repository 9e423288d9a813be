import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MoneySettingsRow } from './money-settings.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class MoneySettingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, transaction?: Transaction): Promise<MoneySettingsRow | null> {
    return (transaction ?? this.dataSource).getRepository(MoneySettingsRow).findOneBy({ organizationId });
  }

  lock(transaction: Transaction, organizationId: number): Promise<MoneySettingsRow | null> {
    return transaction.getRepository(MoneySettingsRow).findOne({ where: { organizationId }, lock: { mode: 'pessimistic_write' } });
  }

  async save(transaction: Transaction, row: MoneySettingsRow): Promise<void> {
    await transaction.getRepository(MoneySettingsRow).upsert(row, ['organizationId']);
  }
}
