import type { TicketAction, TicketState, TimelineKind } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

export type EventActor = 'requester' | 'staff' | 'system';

/** One line of a ticket's history. Never changed; `hash` covers the line and the hash of the one before. */
@Entity('ticket_events')
@Index(['ticketId', 'id'])
export class TicketEvent {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  ticketId: number;

  @WordColumn()
  kind: TimelineKind;

  @WordColumn({ nullable: true })
  action: TicketAction | null;

  @WordColumn({ nullable: true })
  fromState: TicketState | null;

  @WordColumn({ nullable: true })
  toState: TicketState | null;

  @WordColumn()
  actorKind: EventActor;

  @IntegerId({ nullable: true })
  actorId: number | null;

  @Column({ type: 'boolean', default: false })
  internal: boolean;

  /** JSON text exactly as it was hashed. */
  @Column({ type: 'text' })
  data: string;

  @InstantColumn()
  createdAt: Date;

  @Column({ type: 'binary', length: 32 })
  hash: Buffer;
}
