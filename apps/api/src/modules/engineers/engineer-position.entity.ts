import type { CoordinateSystem } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** The last known place only: where somebody was before is nobody's business. */
@Entity('engineer_positions')
@Index('engineer_positions_age', ['organizationId', 'reportedAt'])
export class EngineerPositionRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  engineerId: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'double' })
  latitude: number;

  @Column({ type: 'double' })
  longitude: number;

  @WordColumn()
  coordinateSystem: CoordinateSystem;

  @Column({ type: 'int', unsigned: true, nullable: true })
  accuracyMeters: number | null;

  @InstantColumn()
  reportedAt: Date;
}
