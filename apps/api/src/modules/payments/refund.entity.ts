import type { CalendarDate, RefundReason, RefundState } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** Money back. Its number is made with the row and never changes: WeChat takes the same number as the same refund, however often it is told. */
@Entity('refunds')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'state', 'id'])
@Index(['organizationId', 'ticketId', 'id'])
@Index(['paymentId', 'id'])
@Index(['merchantId', 'succeededAt', 'id'])
@Index(['nextTryAt'])
export class Refund {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  ticketId: number;

  @IntegerId()
  paymentId: number;

  /** Null for an offline payment's. */
  @IntegerId({ nullable: true })
  merchantId: number | null;

  @Index({ unique: true })
  @Column({ type: 'varchar', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  outRefundNo: string;

  /** WeChat's own number. */
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 64, nullable: true, charset: 'ascii', collation: 'ascii_bin' })
  refundId: string | null;

  /** Fen. */
  @Column({ type: 'int', unsigned: true })
  amount: number;

  @WordColumn()
  reason: RefundReason;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  @WordColumn()
  state: RefundState;

  /** Null for the system, and for what was made in the merchant platform. */
  @IntegerId({ nullable: true })
  requestedById: number | null;

  @InstantColumn()
  requestedAt: Date;

  @IntegerId({ nullable: true })
  decidedById: number | null;

  @InstantColumn({ nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  decisionNote: string | null;

  @InstantColumn({ nullable: true })
  succeededAt: Date | null;

  /** WeChat's code, or ours where it did not answer. */
  @WordColumn({ nullable: true })
  problem: string | null;

  /** Made in the merchant platform. */
  @Column({ type: 'boolean', default: false })
  madeElsewhere: boolean;

  /** How money went back by hand. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  voucherNumber: string | null;

  /** When WeChat is told, or asked, next. */
  @InstantColumn({ nullable: true })
  nextTryAt: Date | null;

  @Column({ type: 'smallint', unsigned: true, default: 0 })
  attempts: number;

  /** Fen of the fee that WeChat Pay gave back. */
  @Column({ type: 'int', nullable: true })
  fee: number | null;

  @Column({ type: 'date', nullable: true })
  reconciledOn: CalendarDate | null;
}
