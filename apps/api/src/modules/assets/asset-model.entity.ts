import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

/** A product: the same manufacturer's name twice in one category is one product. */
@Entity('asset_models')
@Index(['organizationId', 'categoryId', 'manufacturerKey', 'nameKey'], { unique: true })
export class AssetModelRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  categoryId: number;

  /** Empty when nobody knows. */
  @Column({ type: 'varchar', length: 50 })
  manufacturer: string;

  @Column({ type: 'varchar', length: maximumNameKeyLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  manufacturerKey: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'varchar', length: maximumNameKeyLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  nameKey: string;

  @Column({ type: 'smallint', unsigned: true, nullable: true })
  warrantyMonths: number | null;

  @InstantColumn()
  createdAt: Date;
}
