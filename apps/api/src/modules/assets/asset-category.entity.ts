import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

/** Never deleted, only withdrawn: old tickets keep the words of their time. */
@Entity('asset_categories')
@Index(['organizationId', 'nameKey'], { unique: true })
export class AssetCategoryRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 50 })
  name: string;

  /** Null when withdrawn, so that the name is free again. */
  @Column({ type: 'varchar', length: maximumNameKeyLength, nullable: true, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  nameKey: string | null;

  @WordColumn()
  icon: string;

  @InstantColumn({ nullable: true })
  withdrawnAt: Date | null;

  @InstantColumn()
  createdAt: Date;
}
