import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** WeChat said it with a right signature, and nothing here knows the number: kept, because money stands behind it. */
@Entity('unexplained_notifications')
@Index(['merchantId', 'number', 'state'], { unique: true })
@Index(['organizationId', 'id'])
export class UnexplainedNotification {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  merchantId: number;

  /** out_trade_no or out_refund_no. */
  @Column({ type: 'varchar', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  number: string;

  /** What WeChat says of it, e.g. `transaction.SUCCESS`. */
  @WordColumn()
  state: string;

  @Column({ type: 'varchar', length: 64, nullable: true, charset: 'ascii', collation: 'ascii_bin' })
  transactionId: string | null;

  /** Fen. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  amount: number | null;

  @InstantColumn()
  receivedAt: Date;

  /** Somebody found out what it was, and wrote it down; null until then. */
  @InstantColumn({ nullable: true })
  settledAt: Date | null;

  @IntegerId({ nullable: true })
  settledById: number | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  settledNote: string | null;
}
