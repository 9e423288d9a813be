import type { AssignmentProposal, ProposalItem, ScorePart } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** Who might go where, as it was computed at one moment. */
@Entity('assignment_proposals')
@Index('assignment_proposals_age', ['createdAt'])
export class AssignmentProposalRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  createdById: number;

  /** What giving each ticket in turn to the nearest engineer would have come to. */
  @JsonColumn()
  nearestFirst: AssignmentProposal['nearestFirst'];

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  appliedAt: Date | null;
}

/** One ticket of a proposal. */
@Entity('assignment_proposal_items')
@Index('assignment_proposal_items_proposal', ['proposalId', 'id'])
export class AssignmentProposalItemRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  proposalId: number;

  @IntegerId()
  ticketId: number;

  @Column({ type: 'varchar', length: 60 })
  problem: string;

  @IntegerId({ nullable: true })
  engineerId: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  percent: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  travelMinutes: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  distanceMeters: number | null;

  @JsonColumn()
  parts: ScorePart[];

  @WordColumn({ nullable: true })
  obstacle: ProposalItem['obstacle'];

  @WordColumn({ nullable: true })
  applied: ProposalItem['applied'];
}
