import type { ChecklistResult } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn } from '../../platform/database/columns.js';

export interface AnsweredItem {
  itemId: number;
  /** As the item read then. */
  text: string;
  result: ChecklistResult;
  note: string | null;
}

/** What was found and done on a visit. Words of the catalogue stand here as they were, so that the record does not change with it. */
@Entity('work_logs')
export class WorkLog {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Index({ unique: true })
  @IntegerId()
  visitId: number;

  @IntegerId({ nullable: true })
  faultCodeId: number | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  faultCode: string | null;

  @Column({ type: 'varchar', length: 50, nullable: true })
  faultName: string | null;

  @Column({ type: 'varchar', length: 500 })
  cause: string;

  @Column({ type: 'varchar', length: 1000 })
  action: string;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  note: string | null;

  @Column({ type: 'int', unsigned: true })
  labourMinutes: number;

  @JsonColumn()
  checklist: AnsweredItem[];

  @InstantColumn()
  recordedAt: Date;

  @IntegerId()
  recordedById: number;

  @Column({ type: 'int', unsigned: true })
  version: number;
}
