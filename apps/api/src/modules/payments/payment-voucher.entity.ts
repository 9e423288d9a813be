import type { OfflineChannel } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** What proves money that did not come through WeChat: a receipt, a bank line, a slip. One may pay several quotes; it is written down once. */
@Entity('payment_vouchers')
@Index(['organizationId', 'channel', 'number'], { unique: true })
@Index(['organizationId', 'number'])
export class PaymentVoucher {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @WordColumn()
  channel: OfflineChannel;

  @Column({ type: 'varchar', length: 64 })
  number: string;

  @Column({ type: 'varchar', length: 100, nullable: true })
  payerName: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  @IntegerId()
  recordedById: number;

  @InstantColumn()
  createdAt: Date;
}
