import type { DeclineQuoteReason, QuoteLine, QuoteState, WarrantyDecision } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, LongJsonColumn, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** As it was offered; files have links that expire, so they are added when it is read. */
export type QuotedWarranty = Omit<WarrantyDecision, 'misuse'> & { misuse: Omit<NonNullable<WarrantyDecision['misuse']>, 'photos'> | null };

/** One version of a ticket's price. Lines and sums never change; only its state does. Money is fen. */
@Entity('quotes')
@Index(['ticketId', 'version'], { unique: true })
@Index(['offeredTicketId'], { unique: true })
@Index(['approvedTicketId', 'round'], { unique: true })
@Index(['organizationId', 'id'])
@Index(['organizationId', 'customerId', 'onCredit', 'state'])
@Index(['organizationId', 'categoryId', 'problemTypeId', 'state', 'decidedAt'])
@Index(['state', 'validUntil'])
export class QuoteRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  ticketId: number;

  @Column({ type: 'int', unsigned: true })
  version: number;

  /** Times that the ticket had gone out again: what was approved before a rework stays approved beside what is approved after it. */
  @Column({ type: 'int', unsigned: true })
  round: number;

  @WordColumn()
  state: QuoteState;

  /** The ticket while `offered`: the database, too, knows of one only. */
  @IntegerId({ nullable: true })
  offeredTicketId: number | null;

  /** The ticket while `approved`: one a round. */
  @IntegerId({ nullable: true })
  approvedTicketId: number | null;

  /** Of the ticket then, for the prices that are usual. */
  @IntegerId({ nullable: true })
  categoryId: number | null;

  @IntegerId({ nullable: true })
  problemTypeId: number | null;

  /** Whose device it is. */
  @IntegerId({ nullable: true })
  customerId: number | null;

  @LongJsonColumn()
  lines: QuoteLine[];

  @Column({ type: 'int', unsigned: true })
  subtotal: number;

  @Column({ type: 'int', unsigned: true })
  discount: number;

  @Column({ type: 'varchar', length: 200, nullable: true })
  discountReason: string | null;

  @Column({ type: 'int', unsigned: true })
  total: number;

  @Column({ type: 'smallint', unsigned: true })
  taxRate: number;

  @Column({ type: 'int', unsigned: true })
  tax: number;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  @JsonColumn()
  warranty: QuotedWarranty;

  @InstantColumn()
  offeredAt: Date;

  @IntegerId()
  offeredById: number;

  @InstantColumn()
  validUntil: Date;

  @InstantColumn({ nullable: true })
  decidedAt: Date | null;

  @WordColumn({ nullable: true })
  declineReason: DeclineQuoteReason | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  declineNote: string | null;

  /** On the engineer's device, by the requester standing beside. */
  @Column({ type: 'boolean', default: false })
  declinedOnSite: boolean;

  /** Why it was withdrawn. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  withdrawalReason: string | null;

  @WordColumn({ nullable: true })
  signatureKind: 'on-screen' | 'remote' | null;

  @Column({ type: 'varchar', length: 50, nullable: true })
  signerName: string | null;

  /** The requester, where they signed themselves. */
  @IntegerId({ nullable: true })
  signerId: number | null;

  @Column({ type: 'boolean', default: false })
  onCredit: boolean;

  /** When an approved one is to be paid. */
  @Column({ type: 'date', nullable: true })
  dueOn: string | null;
}
