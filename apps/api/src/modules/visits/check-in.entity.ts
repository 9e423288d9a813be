import type { CheckInFlag, CheckInMethod, CoordinateSystem } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** That an engineer was there, and how it was shown. Never changed but for a manager's review. */
@Entity('check_ins')
@Index('check_ins_engineer', ['organizationId', 'engineerId', 'at'])
@Index('check_ins_flagged', ['organizationId', 'flagged', 'id'])
@Index('check_ins_reviewed', ['organizationId', 'flagged', 'reviewed', 'id'])
export class CheckIn {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Index({ unique: true })
  @IntegerId()
  visitId: number;

  @IntegerId()
  ticketId: number;

  @IntegerId()
  engineerId: number;

  @WordColumn()
  method: CheckInMethod;

  @InstantColumn()
  at: Date;

  /** When the server heard of it. */
  @InstantColumn()
  receivedAt: Date;

  /** Degrees in `coordinateSystem`; all three or none. */
  @Column({ type: 'double', nullable: true })
  latitude: number | null;

  @Column({ type: 'double', nullable: true })
  longitude: number | null;

  @WordColumn({ nullable: true })
  coordinateSystem: CoordinateSystem | null;

  @Column({ type: 'double', nullable: true })
  accuracyMeters: number | null;

  @Column({ type: 'double', nullable: true })
  distanceMeters: number | null;

  /** From the engineer's check-in before; null where one of the two has no place. */
  @Column({ type: 'double', nullable: true })
  speedKmh: number | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  reason: string | null;

  @JsonColumn()
  flags: CheckInFlag[];

  @Column({ type: 'boolean' })
  flagged: boolean;

  @Column({ type: 'boolean', default: false })
  reviewed: boolean;

  @InstantColumn({ nullable: true })
  reviewedAt: Date | null;

  @IntegerId({ nullable: true })
  reviewedById: number | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reviewNote: string | null;
}
