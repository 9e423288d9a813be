import { Injectable } from '@nestjs/common';
import type { DispatchSettings } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import { DispatchSettingsRow } from './dispatch-settings.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class DispatchSettingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number): Promise<DispatchSettingsRow | null> {
    return this.dataSource.getRepository(DispatchSettingsRow).findOneBy({ organizationId });
  }

  all(): Promise<DispatchSettingsRow[]> {
    return this.dataSource.getRepository(DispatchSettingsRow).find();
  }

  async save(transaction: Transaction, organizationId: number, settings: DispatchSettings): Promise<void> {
    await transaction.getRepository(DispatchSettingsRow).upsert({ organizationId, settings, updatedAt: new Date() }, ['organizationId']);
  }
}
