import type { CalendarDate, ReconciliationState } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { FundFlow } from './bill.parser.js';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** Fen of a whole day: more than an `int` holds, and exact as a number up to 90 billion yuan. */
const FenColumn = () => Column({ type: 'bigint', default: 0, transformer: { from: Number, to: (value: number) => value } });
const CountColumn = () => Column({ type: 'int', unsigned: true, default: 0 });

/** One day of one merchant. */
@Entity('reconciliations')
@Index('reconciliations_day', ['merchantId', 'date'], { unique: true })
@Index('reconciliations_newest', ['organizationId', 'date', 'id'])
@Index('reconciliations_state', ['organizationId', 'state', 'date', 'id'])
@Index('reconciliations_lease', ['state', 'leaseUntil'])
export class ReconciliationRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  merchantId: number;

  @Column({ type: 'varchar', length: 16 })
  mchid: string;

  @Column({ type: 'date' })
  date: CalendarDate;

  @WordColumn()
  state: ReconciliationState;

  @WordColumn({ nullable: true })
  source: 'fetched' | 'uploaded' | null;

  @CountColumn()
  billLines: number;

  @CountColumn()
  matched: number;

  @FenColumn()
  matchedAmount: number;

  /** How many differences of each kind were found, settled ones too. */
  @CountColumn()
  oursOnly: number;

  @CountColumn()
  theirsOnly: number;

  @CountColumn()
  amountDiffers: number;

  @FenColumn()
  billPaid: number;

  @FenColumn()
  billRefunded: number;

  /** Of both, what reaches and leaves the account: what the fund flow must say. */
  @FenColumn()
  billSettled: number;

  @FenColumn()
  billReturned: number;

  @FenColumn()
  feeCharged: number;

  @FenColumn()
  feeReturned: number;

  /** What the ledger has of them so far. */
  @FenColumn()
  postedFeeCharged: number;

  @FenColumn()
  postedFeeReturned: number;

  @FenColumn()
  ourPaid: number;

  @FenColumn()
  ourRefunded: number;

  @JsonColumn({ nullable: true })
  fundFlow: FundFlow | null;

  /** Why the bill could not be had, in a word. */
  @WordColumn({ nullable: true })
  problem: string | null;

  /** The daily job is to come back. */
  @Column({ type: 'boolean', default: true })
  tryAgain: boolean;

  @CountColumn()
  runs: number;

  /** The run whose lines of the bill stand; 0 where there are none. */
  @CountColumn()
  linesOfRun: number;

  @InstantColumn({ nullable: true })
  startedAt: Date | null;

  @InstantColumn({ nullable: true })
  finishedAt: Date | null;

  @CountColumn()
  progress: number;

  /** Who is at work on it; a process that was killed does not renew its lease. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  lease: string | null;

  @InstantColumn({ nullable: true })
  leaseUntil: Date | null;
}
