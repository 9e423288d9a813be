import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../platform/database/columns.js';

/** What engineers of a category choose from; its fault codes and checklist have rows of their own, because work logs name them. */
@Entity('work_standards')
export class WorkStandardRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  organizationId: number;

  @PrimaryColumn({ type: 'int', unsigned: true })
  categoryId: number;

  @JsonColumn()
  causes: string[];

  @JsonColumn()
  actions: string[];

  @Column({ type: 'int', unsigned: true })
  version: number;

  @InstantColumn()
  updatedAt: Date;
}
