import type { CalendarDate, LedgerSource } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** One event in the books. Written once, never changed: `hash` covers it, its lines and the entry before it in its chain. */
@Entity('ledger_entries')
@Index(['organizationId', 'source', 'sourceId'], { unique: true })
@Index(['organizationId', 'chain', 'position'], { unique: true })
@Index(['organizationId', 'id'])
@Index(['organizationId', 'postedOn', 'id'])
@Index(['organizationId', 'ticketId', 'id'])
export class LedgerEntryRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  /** The day it counts for, in the organization's zone. */
  @Column({ type: 'date' })
  postedOn: CalendarDate;

  @WordColumn()
  source: LedgerSource;

  /** Of the quote, payment, refund, reconciliation … that it tells of: with `source` it is posted once. */
  @IntegerId()
  sourceId: number;

  @IntegerId({ nullable: true })
  ticketId: number | null;

  /** A reference that people know: a payment's number, the reason of a correction. */
  @Column({ type: 'varchar', length: 200 })
  text: string;

  /** A ticket's entries are one chain; what has no ticket is in the chain of its day. */
  @WordColumn()
  chain: string;

  /** From 1, without a gap. */
  @Column({ type: 'int', unsigned: true })
  position: number;

  @InstantColumn()
  createdAt: Date;

  @Column({ type: 'binary', length: 32 })
  hash: Buffer;
}
