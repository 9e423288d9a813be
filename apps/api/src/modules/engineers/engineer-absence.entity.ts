import type { AbsenceReason } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

@Entity('engineer_absences')
@Index('engineer_absences_period', ['organizationId', 'endsAt'])
@Index('engineer_absences_engineer', ['engineerId', 'startsAt'])
export class EngineerAbsenceRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  engineerId: number;

  @InstantColumn()
  startsAt: Date;

  @InstantColumn()
  endsAt: Date;

  @WordColumn()
  reason: AbsenceReason;

  @Column({ type: 'varchar', length: 200, nullable: true })
  note: string | null;

  @InstantColumn()
  createdAt: Date;
}
