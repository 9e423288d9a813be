import type { InvoiceState, RequestInvoiceRequest } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** A fapiao that a payer wants: asked for here, issued in the tax office's own program, its number kept. */
@Entity('invoices')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'state', 'id'])
@Index(['organizationId', 'ticketId', 'id'])
@Index(['organizationId', 'title'])
@Index(['organizationId', 'taxNumber'])
@Index(['organizationId', 'invoiceNumber'], { unique: true })
export class InvoiceRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  ticketId: number;

  /** The ticket while this one is asked for or issued: one of a ticket is. */
  @Index({ unique: true })
  @IntegerId({ nullable: true })
  standingTicketId: number | null;

  @WordColumn()
  titleKind: RequestInvoiceRequest['titleKind'];

  @Column({ type: 'varchar', length: 100 })
  title: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  taxNumber: string | null;

  @Column({ type: 'varchar', length: 254, nullable: true })
  email: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  /** Fen: what was paid and not given back when it was asked for. */
  @Column({ type: 'int', unsigned: true })
  amount: number;

  /** Contained in the amount. */
  @Column({ type: 'int', unsigned: true })
  tax: number;

  @WordColumn()
  state: InvoiceState;

  @IntegerId()
  requestedById: number;

  @InstantColumn()
  requestedAt: Date;

  @Column({ type: 'varchar', length: 40, nullable: true })
  invoiceNumber: string | null;

  @InstantColumn({ nullable: true })
  issuedAt: Date | null;

  @IntegerId({ nullable: true })
  issuedById: number | null;

  /** Why it was refused, or cancelled. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  refusedReason: string | null;

  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  @IntegerId({ nullable: true })
  endedById: number | null;
}
