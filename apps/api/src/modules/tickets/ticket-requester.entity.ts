import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';

/** Who stands behind a ticket: the one who reported it, and everybody with the same trouble. */
@Entity('ticket_requesters')
@Index(['ticketId', 'userId'], { unique: true })
@Index(['organizationId', 'userId', 'ticketId'])
export class TicketRequester {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  ticketId: number;

  @IntegerId()
  userId: number;

  @Column({ type: 'boolean' })
  reporter: boolean;

  @InstantColumn()
  followedAt: Date;
}
