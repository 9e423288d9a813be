import type { DispatchSettings } from '@scanfix/shared-types';
import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../platform/database/columns.js';

/** What an organization set; one without a row, and settings that came later, have the defaults. */
@Entity('dispatch_settings')
export class DispatchSettingsRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  organizationId: number;

  @JsonColumn()
  settings: Partial<DispatchSettings>;

  @InstantColumn()
  updatedAt: Date;
}
