import type { CoordinateSystem, Skill, TerritoryPolygon, WorkingHours } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/**
 * What dispatch knows of a member of staff with the role engineer; without a row, the defaults. Lists stand in the row as JSON: they are read
 * and written whole, and one query reads a thousand engineers.
 */
@Entity('engineers')
@Index('engineers_organization', ['organizationId', 'userId'])
export class EngineerRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  userId: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'boolean', default: true })
  takesJobs: boolean;

  @Column({ type: 'int', unsigned: true })
  maximumOpenJobs: number;

  @JsonColumn()
  skills: Skill[];

  @JsonColumn()
  territoryLocationIds: number[];

  @JsonColumn()
  territoryPolygons: TerritoryPolygon[];

  @JsonColumn()
  shifts: WorkingHours[];

  /** Degrees in `baseSystem`; all three or none. */
  @Column({ type: 'double', nullable: true })
  baseLatitude: number | null;

  @Column({ type: 'double', nullable: true })
  baseLongitude: number | null;

  @WordColumn({ nullable: true })
  baseSystem: CoordinateSystem | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  @InstantColumn()
  updatedAt: Date;
}
