import type { HoldReason, Priority, TicketSource, TicketState, Urgency, Warranty } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** Names of the device and its place stand here as they were when it was reported, so that a list needs one query. */
@Entity('tickets')
@Index('tickets_newest', ['organizationId', 'id'])
@Index('tickets_open', ['organizationId', 'open', 'id'])
@Index('tickets_state', ['organizationId', 'state', 'id'])
@Index('tickets_asset', ['organizationId', 'assetId', 'id'])
@Index('tickets_location', ['organizationId', 'locationId', 'id'])
@Index('tickets_submitted', ['organizationId', 'submittedAt'])
@Index('tickets_engineer', ['organizationId', 'engineerId', 'id'])
@Index('tickets_hold', ['state', 'holdUntil'])
@Index('tickets_overdue', ['organizationId', 'open', 'respondedAt', 'expectedResponseAt'])
export class Ticket {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @WordColumn()
  state: TicketState;

  /** Follows from `state`; its own column so that the list of open tickets is one range of an index. */
  @Column({ type: 'boolean', default: true })
  open: boolean;

  @WordColumn()
  source: TicketSource;

  @WordColumn()
  urgency: Urgency;

  @WordColumn({ nullable: true })
  priority: Priority | null;

  @IntegerId({ nullable: true })
  assetId: number | null;

  @IntegerId({ nullable: true })
  locationId: number | null;

  @IntegerId({ nullable: true })
  stickerId: number | null;

  @IntegerId({ nullable: true })
  categoryId: number | null;

  @IntegerId({ nullable: true })
  problemTypeId: number | null;

  @Column({ type: 'varchar', length: 60, nullable: true })
  problemTypeName: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  assetName: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  serialNumber: string | null;

  @JsonColumn({ nullable: true })
  place: string[] | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  placeText: string | null;

  @Column({ type: 'varchar', length: 2000 })
  description: string;

  @Column({ type: 'varchar', length: 50 })
  contactName: string;

  @Column({ type: 'varchar', length: 20 })
  contactPhone: string;

  @InstantColumn({ nullable: true })
  preferredFrom: Date | null;

  @InstantColumn({ nullable: true })
  preferredTo: Date | null;

  /** The answer and its reason on the day of the report. */
  @JsonColumn({ nullable: true })
  warranty: Warranty | null;

  @IntegerId()
  reporterId: number;

  /** Who has the job now, and by which visit; null while nobody has. */
  @IntegerId({ nullable: true })
  engineerId: number | null;

  @IntegerId({ nullable: true })
  visitId: number | null;

  /** Work goes on by itself then. */
  @InstantColumn({ nullable: true })
  holdUntil: Date | null;

  @WordColumn({ nullable: true })
  holdReason: HoldReason | null;

  @InstantColumn({ nullable: true })
  completedAt: Date | null;

  @InstantColumn({ nullable: true })
  closedAt: Date | null;

  @Column({ type: 'int', unsigned: true, default: 0 })
  reworkCount: number;

  @IntegerId({ nullable: true })
  wishedEngineerId: number | null;

  /** Not to be sent again: whose work was not fixed. Null for nobody. */
  @JsonColumn({ nullable: true })
  excludedEngineerIds: number[] | null;

  @IntegerId({ nullable: true })
  mergedIntoId: number | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  followerCount: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  attachmentCount: number;

  @InstantColumn()
  submittedAt: Date;

  @InstantColumn()
  expectedResponseAt: Date;

  @InstantColumn({ nullable: true })
  respondedAt: Date | null;

  @InstantColumn()
  updatedAt: Date;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  /** Hash of the newest event: the chain's anchor, so that a cut-off end is found too. */
  @Column({ type: 'binary', length: 32 })
  lastEventHash: Buffer;
}
