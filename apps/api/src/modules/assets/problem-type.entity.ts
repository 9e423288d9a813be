import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

/** What can be wrong with the devices of a category. Withdrawn ones are kept for the tickets that name them. */
@Entity('problem_types')
@Index(['organizationId', 'categoryId'])
export class ProblemTypeRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  categoryId: number;

  @Column({ type: 'varchar', length: 50 })
  name: string;

  /** One row a category, which whoever writes proves under the category's lock; a withdrawn name that is wanted again is the same row again. */
  @Column({ type: 'varchar', length: maximumNameKeyLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  nameKey: string;

  /** Order in which people see them. */
  @Column({ type: 'int', unsigned: true })
  position: number;

  @InstantColumn({ nullable: true })
  withdrawnAt: Date | null;
}
