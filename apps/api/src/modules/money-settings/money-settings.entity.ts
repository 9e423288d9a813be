import type { MoneySettings } from '@scanfix/shared-types';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** How an organization quotes, is paid and pays back. Without a row the defaults hold. */
@Entity('money_settings')
export class MoneySettingsRow implements MoneySettings {
  @PrimaryColumn({ type: 'int', unsigned: true })
  organizationId: number;

  @Column({ type: 'smallint', unsigned: true })
  quoteValidDays: number;

  /** Percent by role. */
  @JsonColumn()
  discountLimits: MoneySettings['discountLimits'];

  @Column({ type: 'int', unsigned: true })
  refundApprovalAbove: number;

  @Column({ type: 'smallint', unsigned: true })
  paymentMinutes: number;

  @WordColumn()
  surplusPayments: MoneySettings['surplusPayments'];

  @Column({ type: 'tinyint', unsigned: true })
  statementDay: number;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;
}
