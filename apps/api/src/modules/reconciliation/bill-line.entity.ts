import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, WordColumn } from '../../platform/database/columns.js';

const number = { type: 'varchar', length: 64, charset: 'ascii', collation: 'ascii_bin' } as const;

/**
 * A line of a day's trade bill. A run writes its own lines beside those that stand, and takes their place when the bill is whole: a bill that breaks
 * off changes nothing. Removed after some months.
 */
@Entity('bill_lines')
export class BillLineRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  reconciliationId: number;

  @PrimaryColumn({ type: 'int', unsigned: true })
  run: number;

  @PrimaryColumn(number)
  transactionId: string;

  /** Empty for a payment. */
  @PrimaryColumn(number)
  refundId: string;

  @WordColumn()
  kind: 'payment' | 'refund';

  @Column({ type: 'varchar', length: 64 })
  outTradeNo: string;

  @Column({ type: 'varchar', length: 64 })
  outRefundNo: string;

  @InstantColumn()
  at: Date;

  /** Fen. */
  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'bigint' })
  settled: number;

  /** Hundred-thousandths of a yuan. */
  @Column({ type: 'bigint' })
  fee: number;

  /** Basis points. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  rate: number | null;

  @Column({ type: 'varchar', length: 127 })
  goods: string;
}
