import type { FollowUpStatus } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** The question whether it is really fixed: one for each time a ticket was completed. */
@Entity('follow_ups')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'ticketId', 'id'])
@Index(['organizationId', 'status', 'id'])
@Index(['organizationId', 'status', 'dueAt', 'id'])
@Index(['organizationId', 'bad', 'id'])
@Index(['organizationId', 'requesterId', 'askNps', 'completedAt'])
@Index(['status', 'dueAt'])
@Index(['status', 'closesAt'])
export class FollowUp {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  ticketId: number;

  /** Who did the work that is asked about. */
  @IntegerId({ nullable: true })
  engineerId: number | null;

  /** Who reported, and is asked. */
  @IntegerId()
  requesterId: number;

  @WordColumn()
  status: FollowUpStatus;

  @Column({ type: 'boolean' })
  askNps: boolean;

  @InstantColumn()
  completedAt: Date;

  /** When an agent is to call. */
  @InstantColumn()
  dueAt: Date;

  @InstantColumn()
  closesAt: Date;

  @Column({ type: 'boolean', nullable: true })
  fixed: boolean | null;

  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  csat: number | null;

  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  nps: number | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  comment: string | null;

  /** Not fixed, or a low score. */
  @Column({ type: 'boolean', default: false })
  bad: boolean;

  @InstantColumn({ nullable: true })
  answeredAt: Date | null;

  @WordColumn({ nullable: true })
  answeredBy: 'requester' | 'agent' | null;
}
