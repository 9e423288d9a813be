import type { AssignmentMethod, ScorePart, VisitOutcome, VisitStage } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** One engineer's trip for a ticket. Kept as it was when it has ended. */
@Entity('visits')
@Index('visits_ticket', ['ticketId', 'id'])
@Index('visits_engineer', ['organizationId', 'engineerId', 'open', 'id'])
@Index('visits_load', ['organizationId', 'open', 'engineerId', 'stage'])
@Index('visits_asset', ['organizationId', 'assetId', 'outcome', 'engineerId'])
@Index('visits_span', ['organizationId', 'startsAt'])
@Index('visits_unanswered', ['stage', 'assignedAt'])
export class Visit {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  ticketId: number;

  /** The ticket while the visit goes on, then null: the unique index lets a ticket have one open visit only. */
  @Index({ unique: true })
  @IntegerId({ nullable: true })
  openTicketId: number | null;

  @IntegerId()
  engineerId: number;

  /** The ticket's device when the visit was assigned. */
  @IntegerId({ nullable: true })
  assetId: number | null;

  /** Follows from the times below; its own column so that the engineers' loads are one range of an index. */
  @WordColumn()
  stage: VisitStage;

  @Column({ type: 'boolean', default: true })
  open: boolean;

  @WordColumn({ nullable: true })
  outcome: VisitOutcome | null;

  @WordColumn({ nullable: true })
  outcomeReason: string | null;

  @WordColumn()
  method: AssignmentMethod;

  /** Why this engineer, as it was computed then. */
  @JsonColumn({ nullable: true })
  recommendation: ScorePart[] | null;

  @InstantColumn({ nullable: true })
  plannedFrom: Date | null;

  @InstantColumn({ nullable: true })
  plannedTo: Date | null;

  @InstantColumn()
  assignedAt: Date;

  @InstantColumn({ nullable: true })
  acceptedAt: Date | null;

  @InstantColumn({ nullable: true })
  departedAt: Date | null;

  @InstantColumn({ nullable: true })
  checkedInAt: Date | null;

  @InstantColumn({ nullable: true })
  finishedAt: Date | null;

  /** The newest step, holding and recording included: a phone's time for the next one may not lie before it. */
  @InstantColumn()
  lastStepAt: Date;

  /** From when on it fills the engineer's day: planned, or real as far as it happened. */
  @InstantColumn()
  startsAt: Date;

  @IntegerId({ nullable: true })
  travelMinutes: number | null;

  @IntegerId({ nullable: true })
  labourMinutes: number | null;

  /** Why nobody signed, where nobody did. */
  @WordColumn({ nullable: true })
  unsignedReason: string | null;

  @Column({ type: 'boolean', default: false })
  credited: boolean;

  @Column({ type: 'boolean', default: false })
  falselyCompleted: boolean;
}
