import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { OutboxStatus } from '@scanfix/shared-types';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../database/columns.js';

/** What happened, written in the transaction in which it happened. Live updates are read from here too. */
@Entity('outbox_events')
export class OutboxEventRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 64 })
  name: string;

  @JsonColumn()
  payload: unknown;

  @Index()
  @InstantColumn()
  createdAt: Date;
}

/** One event for one listener; claimed under a lease, so that a relay that dies loses nothing. */
@Entity('outbox_deliveries')
@Index(['status', 'availableAt'])
@Index(['organizationId', 'status', 'id'])
export class OutboxDeliveryRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @Index()
  @IntegerId()
  eventId: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 64 })
  listener: string;

  @WordColumn()
  status: OutboxStatus;

  @Column({ type: 'int', unsigned: true, default: 0 })
  attempts: number;

  /** Not before this time; while a relay works on it, the end of its lease. */
  @InstantColumn()
  availableAt: Date;

  @Column({ type: 'varchar', length: 500, nullable: true })
  lastError: string | null;

  @InstantColumn()
  createdAt: Date;
}
