import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, WordColumn } from '../database/columns.js';

/** One run of one job in one time slot, whichever process took it. */
@Entity('scheduled_runs')
export class ScheduledRunRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @Column({ type: 'varchar', length: 64 })
  job: string;

  /** `<job>@<slot in UTC>`. */
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 96 })
  runKey: string;

  @WordColumn()
  status: 'running' | 'succeeded' | 'failed';

  @InstantColumn()
  startedAt: Date;

  @InstantColumn({ nullable: true })
  finishedAt: Date | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  error: string | null;
}
