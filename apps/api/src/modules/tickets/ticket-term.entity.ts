import { Entity, PrimaryColumn } from 'typeorm';

/** Posting table of the search: which tickets hold a term. Newest first comes from reading the key backwards; it is the only index. */
@Entity('ticket_terms')
export class TicketTerm {
  @PrimaryColumn({ type: 'int', unsigned: true })
  organizationId: number;

  @PrimaryColumn({ type: 'varchar', length: 32, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  term: string;

  @PrimaryColumn({ type: 'int', unsigned: true })
  ticketId: number;
}
