import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

/** What an engineer looks at on every visit to a device of the category. Withdrawn ones are kept for the work logs that answer them. */
@Entity('checklist_items')
@Index(['organizationId', 'categoryId'])
export class ChecklistItemRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  categoryId: number;

  @Column({ type: 'varchar', length: 100 })
  text: string;

  /** Key of the text: one row a category, also when it was withdrawn and is wanted again. */
  @Column({ type: 'varchar', length: maximumNameKeyLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  nameKey: string;

  @Column({ type: 'boolean' })
  required: boolean;

  /** Order in which people see them. */
  @Column({ type: 'int', unsigned: true })
  position: number;

  @InstantColumn({ nullable: true })
  withdrawnAt: Date | null;
}
