import type { CoordinateSystem, LocationKind } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

@Entity('locations')
@Index(['organizationId', 'parentId', 'nameKey'], { unique: true })
@Index(['organizationId', 'path'])
export class Location {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  /** 0 at the root, not null: roots are siblings of each other in the unique index too. */
  @IntegerId()
  parentId: number;

  /** Ids from the root to here, `/1/5/9/`: everything below is what begins with it. */
  @Column({ type: 'varchar', length: 120, charset: 'ascii', collation: 'ascii_bin' })
  path: string;

  @WordColumn()
  kind: LocationKind;

  @Column({ type: 'varchar', length: 50 })
  name: string;

  @Column({ type: 'varchar', length: maximumNameKeyLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  nameKey: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  address: string | null;

  /** Degrees in `coordinateSystem`; all three or none. */
  @Column({ type: 'double', nullable: true })
  latitude: number | null;

  @Column({ type: 'double', nullable: true })
  longitude: number | null;

  @WordColumn({ nullable: true })
  coordinateSystem: CoordinateSystem | null;

  @InstantColumn()
  createdAt: Date;
}
