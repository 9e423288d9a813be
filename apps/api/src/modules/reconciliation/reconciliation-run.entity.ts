import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** Each time a day was compared. Fees are posted under a run's id: what a later run finds changed is posted again as the difference. */
@Entity('reconciliation_runs')
@Index('reconciliation_runs_number', ['reconciliationId', 'number'], { unique: true })
export class ReconciliationRunRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  reconciliationId: number;

  /** From 1. */
  @Column({ type: 'int', unsigned: true })
  number: number;

  @WordColumn()
  source: 'fetched' | 'uploaded';

  /** Null for the daily job. */
  @IntegerId({ nullable: true })
  startedById: number | null;

  @InstantColumn()
  startedAt: Date;

  @InstantColumn({ nullable: true })
  finishedAt: Date | null;

  /** The state that it led to; null while it runs, and where its process was killed. */
  @WordColumn({ nullable: true })
  outcome: string | null;
}
