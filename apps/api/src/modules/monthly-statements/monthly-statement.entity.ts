import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CalendarDate } from '@scanfix/shared-types';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';

/** What a customer on credit was asked to pay for a month. What of it is open is not here: the books say it. */
@Entity('monthly_statements')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'customerId', 'id'])
export class MonthlyStatementRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  customerId: number;

  /** `YYYY-MM`. */
  @Column({ type: 'char', length: 7 })
  month: string;

  @Column({ type: 'date' })
  dueOn: CalendarDate;

  /** Null for the clock. */
  @IntegerId({ nullable: true })
  createdById: number | null;

  @InstantColumn()
  createdAt: Date;
}

/** As it was when the statement was made. A quote stands in one statement. */
@Entity('monthly_statement_lines')
@Index(['organizationId', 'quoteId'], { unique: true })
@Index(['statementId', 'id'])
export class MonthlyStatementLineRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  statementId: number;

  @IntegerId()
  quoteId: number;

  @IntegerId()
  ticketId: number;

  @Column({ type: 'varchar', length: 100, nullable: true })
  device: string | null;

  @InstantColumn()
  approvedAt: Date;

  /** Fen. */
  @Column({ type: 'int', unsigned: true })
  amount: number;
}
