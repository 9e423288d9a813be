import type { CalendarDate, DifferenceAction, DifferenceKind, DifferenceState, ReconciliationDifference } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

export type DifferenceEventWord = ReconciliationDifference['history'][number]['action'];

const FenColumn = () => Column({ type: 'bigint', nullable: true, transformer: { from: (value: string | null) => (value === null ? null : Number(value)), to: (value: number | null) => value } });

/** Something on which a bill and our books do not agree. Found again by a later run it is the same one, with all that people did about it. */
@Entity('reconciliation_differences')
@Index('reconciliation_differences_subject', ['reconciliationId', 'subjectKey'], { unique: true })
@Index('reconciliation_differences_newest', ['organizationId', 'id'])
@Index('reconciliation_differences_state', ['organizationId', 'state', 'id'])
@Index('reconciliation_differences_kind', ['organizationId', 'kind', 'id'])
@Index('reconciliation_differences_waiting', ['merchantId', 'state', 'kind', 'id'])
export class ReconciliationDifferenceRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  reconciliationId: number;

  @IntegerId()
  merchantId: number;

  @Column({ type: 'date' })
  date: CalendarDate;

  @WordColumn()
  kind: DifferenceKind;

  @WordColumn()
  state: DifferenceState;

  @WordColumn()
  subject: 'payment' | 'refund' | 'fund-flow';

  /** What it is about, within its day: the kind and WeChat's numbers. */
  @Column({ type: 'varchar', length: 160, charset: 'ascii', collation: 'ascii_bin' })
  subjectKey: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  outTradeNo: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  transactionId: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  outRefundNo: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  refundId: string | null;

  @FenColumn()
  theirs: number | null;

  @FenColumn()
  ours: number | null;

  @InstantColumn({ nullable: true })
  at: Date | null;

  @IntegerId({ nullable: true })
  paymentId: number | null;

  /** Of a refund of ours. */
  @IntegerId({ nullable: true })
  ourRefundId: number | null;

  @IntegerId({ nullable: true })
  ticketId: number | null;

  /** What settled it. */
  @WordColumn({ nullable: true })
  resolution: DifferenceAction | 'next-day' | 'gone' | null;

  /** The day whose bill it is looked for in before anybody is told. */
  @Column({ type: 'date', nullable: true })
  waitsFor: CalendarDate | null;

  /** The last run that found it. */
  @Column({ type: 'int', unsigned: true })
  seenInRun: number;
}

/** What was done about it, by whom. Only ever added to. */
@Entity('reconciliation_difference_events')
@Index('reconciliation_difference_events_difference', ['differenceId', 'id'])
export class ReconciliationDifferenceEventRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  differenceId: number;

  @InstantColumn()
  at: Date;

  /** Null for the comparison itself. */
  @IntegerId({ nullable: true })
  actorId: number | null;

  @WordColumn()
  action: DifferenceEventWord;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;
}
