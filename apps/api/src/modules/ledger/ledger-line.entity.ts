import type { CalendarDate, LedgerAccount, LedgerSource } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IntegerId, WordColumn } from '../../platform/database/columns.js';

/**
 * One side of an entry, with everything that finance asks sums by, so that a sum needs no other table. Written once, never changed.
 * `postedOn` and `source` are the entry's; the check compares them.
 */
@Entity('ledger_lines')
@Index(['entryId'])
@Index('ledger_lines_sums', ['organizationId', 'account', 'ticketId', 'source', 'debit', 'credit'])
@Index('ledger_lines_days', ['organizationId', 'postedOn', 'account', 'debit', 'credit'])
@Index('ledger_lines_quotes', ['organizationId', 'quoteId', 'account'])
export class LedgerLineRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  entryId: number;

  @Column({ type: 'date' })
  postedOn: CalendarDate;

  @WordColumn()
  source: LedgerSource;

  @WordColumn()
  account: LedgerAccount;

  /** Fen; one of the two is zero. */
  @Column({ type: 'int', unsigned: true })
  debit: number;

  @Column({ type: 'int', unsigned: true })
  credit: number;

  @IntegerId({ nullable: true })
  ticketId: number | null;

  @IntegerId({ nullable: true })
  quoteId: number | null;

  @IntegerId({ nullable: true })
  paymentId: number | null;

  @IntegerId({ nullable: true })
  refundId: number | null;

  /** Whose device it was. */
  @IntegerId({ nullable: true })
  customerId: number | null;

  /** Who had the job. */
  @IntegerId({ nullable: true })
  engineerId: number | null;

  /** The place at the root of the tree. */
  @IntegerId({ nullable: true })
  siteId: number | null;

  /** For what a customer owes. */
  @Column({ type: 'date', nullable: true })
  dueOn: CalendarDate | null;
}
