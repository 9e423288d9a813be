import type { CustomerLevel, EscalationStep, HoldReason, Priority } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn } from '../../platform/database/columns.js';

/** What is promised for which tickets, and what happens when it is not kept. */
@Entity('sla_policies')
@Index(['organizationId', 'position', 'id'])
export class SlaPolicyRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  @Column({ type: 'int', unsigned: true })
  position: number;

  @Column({ type: 'boolean', default: true })
  active: boolean;

  @JsonColumn()
  priorities: Priority[];

  @JsonColumn()
  categoryIds: number[];

  @JsonColumn()
  customerLevels: CustomerLevel[];

  @IntegerId()
  calendarId: number;

  @Column({ type: 'int', unsigned: true, nullable: true })
  responseMinutes: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  onSiteMinutes: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  resolutionMinutes: number | null;

  @JsonColumn()
  pausingReasons: HoldReason[];

  @Column({ type: 'tinyint', unsigned: true })
  warningPercent: number;

  @JsonColumn()
  escalations: EscalationStep[];

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  @InstantColumn()
  createdAt: Date;

  /** No new ticket gets it; promises that were made by it are kept, or escalated, by it. */
  @InstantColumn({ nullable: true })
  removedAt: Date | null;
}
