import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

/** What can be found wrong with devices of a category. Withdrawn ones are kept for the work logs that name them. */
@Entity('fault_codes')
@Index(['organizationId', 'categoryId'])
export class FaultCodeRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  categoryId: number;

  @Column({ type: 'varchar', length: 20 })
  code: string;

  /** Key of the code: one row a category, also when it was withdrawn and is wanted again. */
  @Column({ type: 'varchar', length: maximumNameKeyLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  nameKey: string;

  @Column({ type: 'varchar', length: 50 })
  name: string;

  /** Order in which people see them. */
  @Column({ type: 'int', unsigned: true })
  position: number;

  @InstantColumn({ nullable: true })
  withdrawnAt: Date | null;
}
