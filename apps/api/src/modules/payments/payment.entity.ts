import type { CalendarDate, PaymentChannel, PaymentPurpose, PaymentState, ShippingState } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** Numbers and ids of WeChat: compared byte by byte. */
const CodeColumn = (length: number, nullable = false) => Column({ type: 'varchar', length, nullable, charset: 'ascii', collation: 'ascii_bin' });

/** Money for a ticket: an order at WeChat, or what finance wrote down. The values of an order stand here before WeChat is asked, and never change: asked again it is the same order. */
@Entity('payments')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'state', 'id'])
@Index(['organizationId', 'channel', 'id'])
@Index(['organizationId', 'purpose', 'id'])
@Index(['organizationId', 'ticketId', 'id'])
@Index(['organizationId', 'customerId', 'id'])
@Index(['organizationId', 'paidAt', 'id'])
@Index(['organizationId', 'outTradeNo'])
@Index(['organizationId', 'transactionId'])
@Index(['merchantId', 'paidAt', 'id'])
@Index(['nextQueryAt'])
@Index(['shipping', 'nextShippingAt'])
export class Payment {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  ticketId: number;

  /** The ticket while this one can still be paid at WeChat: one of a ticket can. */
  @Index({ unique: true })
  @IntegerId({ nullable: true })
  openTicketId: number | null;

  @IntegerId()
  quoteId: number;

  @Column({ type: 'int', unsigned: true })
  quoteVersion: number;

  /** Of the ticket's device, when the payment was made. */
  @IntegerId({ nullable: true })
  customerId: number | null;

  @WordColumn()
  channel: PaymentChannel;

  @WordColumn()
  state: PaymentState;

  @WordColumn()
  purpose: PaymentPurpose;

  /** Fen. */
  @Column({ type: 'int', unsigned: true })
  amount: number;

  @Index({ unique: true })
  @CodeColumn(32)
  outTradeNo: string;

  @IntegerId({ nullable: true })
  merchantId: number | null;

  @CodeColumn(32, true)
  mchid: string | null;

  @CodeColumn(32, true)
  appid: string | null;

  /** Who can pay it; null for a code that everybody can scan. */
  @CodeColumn(64, true)
  payerOpenid: string | null;

  /** As the payer reads it. */
  @Column({ type: 'varchar', length: 127 })
  description: string;

  @Column({ type: 'varchar', length: 255, nullable: true })
  notifyUrl: string | null;

  @InstantColumn({ nullable: true })
  expiresAt: Date | null;

  @CodeColumn(128, true)
  prepayId: string | null;

  @CodeColumn(255, true)
  codeUrl: string | null;

  @InstantColumn({ nullable: true })
  prepaidAt: Date | null;

  @Index({ unique: true })
  @CodeColumn(64, true)
  transactionId: string | null;

  @InstantColumn({ nullable: true })
  paidAt: Date | null;

  @InstantColumn({ nullable: true })
  closedAt: Date | null;

  /** When WeChat is asked next, because no notification is promised. */
  @InstantColumn({ nullable: true })
  nextQueryAt: Date | null;

  @Column({ type: 'smallint', unsigned: true, default: 0 })
  queries: number;

  /** Who began it or wrote it down; null for somebody with the private link. */
  @IntegerId({ nullable: true })
  createdById: number | null;

  @Index()
  @IntegerId({ nullable: true })
  voucherId: number | null;

  @WordColumn({ nullable: true })
  shipping: ShippingState | null;

  @InstantColumn({ nullable: true })
  nextShippingAt: Date | null;

  @Column({ type: 'smallint', unsigned: true, default: 0 })
  shippingAttempts: number;

  /** Fen that WeChat Pay kept, as its bill says. */
  @Column({ type: 'int', nullable: true })
  fee: number | null;

  /** The day whose bill has it. */
  @Column({ type: 'date', nullable: true })
  reconciledOn: CalendarDate | null;

  @InstantColumn()
  createdAt: Date;
}
