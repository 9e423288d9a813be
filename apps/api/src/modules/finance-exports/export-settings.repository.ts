import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FinanceExportSettingsRow } from './export-settings.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class ExportSettingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number): Promise<FinanceExportSettingsRow | null> {
    return this.dataSource.getRepository(FinanceExportSettingsRow).findOneBy({ organizationId });
  }

  async save(transaction: Transaction, row: FinanceExportSettingsRow): Promise<void> {
    await transaction.getRepository(FinanceExportSettingsRow).upsert(row, ['organizationId']);
  }
}
