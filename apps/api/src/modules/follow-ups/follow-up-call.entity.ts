import type { CallResult } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** One call of an agent to a requester who did not answer. Append-only. */
@Entity('follow_up_calls')
@Index(['followUpId', 'id'])
export class FollowUpCallRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  followUpId: number;

  @IntegerId()
  agentId: number;

  @WordColumn()
  result: CallResult;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  @InstantColumn({ nullable: true })
  nextCallAt: Date | null;

  @InstantColumn()
  at: Date;
}
