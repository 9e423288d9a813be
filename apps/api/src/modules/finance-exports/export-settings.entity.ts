import type { ExportSettings } from '@scanfix/shared-types';
import { Column, Entity } from 'typeorm';
import { IntegerId, JsonColumn } from '../../platform/database/columns.js';

/** How an organization's files look; without a row they look as everybody's. */
@Entity('finance_export_settings')
export class FinanceExportSettingsRow {
  @IntegerId({ primary: true })
  organizationId: number;

  @JsonColumn()
  columns: ExportSettings['columns'];

  @JsonColumn()
  accountCodes: ExportSettings['accountCodes'];

  @Column({ type: 'varchar', length: 8 })
  voucherWord: string;

  @Column({ type: 'varchar', length: 50 })
  preparedBy: string;
}
