import type { ClockKind, ClockState, TicketClock } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** One promise on one ticket. Work that goes out again has new rows; those before it stay as they ended. */
@Entity('ticket_clocks')
@Index('ticket_clocks_ticket', ['organizationId', 'ticketId', 'id'])
@Index('ticket_clocks_next', ['nextAt'])
export class TicketClockRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  ticketId: number;

  @WordColumn()
  kind: ClockKind;

  /** How often the work had gone out again when it was promised. */
  @Column({ type: 'smallint', unsigned: true, default: 0 })
  round: number;

  /** Null: what the organization says its desk answers in, around the clock. */
  @IntegerId({ nullable: true })
  policyId: number | null;

  @IntegerId({ nullable: true })
  calendarId: number | null;

  @WordColumn()
  state: ClockState;

  @InstantColumn()
  startedAt: Date;

  @Column({ type: 'int', unsigned: true })
  targetMinutes: number;

  /** While it runs. Paused, it is what it was when the pause began. */
  @InstantColumn()
  dueAt: Date;

  @InstantColumn()
  warnAt: Date;

  @InstantColumn({ nullable: true })
  stoppedAt: Date | null;

  @JsonColumn()
  pauses: TicketClock['pauses'];

  /** When somebody was told that it is nearly due. */
  @InstantColumn({ nullable: true })
  warnedAt: Date | null;

  /** When it was written down as not kept. */
  @InstantColumn({ nullable: true })
  breachedAt: Date | null;

  /** Steps of the chain that were taken, as `<since>:<minutes>`. */
  @JsonColumn()
  stepsTaken: string[];

  /** When there is something to say next; null when there is nothing, or it does not run. */
  @InstantColumn({ nullable: true })
  nextAt: Date | null;
}
