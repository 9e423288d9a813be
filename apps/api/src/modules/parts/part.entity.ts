import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

/** An item of the catalogue. Never deleted: old work logs name it. */
@Entity('parts')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'codeKey'], { unique: true })
export class PartRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 40 })
  code: string;

  @Column({ type: 'varchar', length: maximumNameKeyLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  codeKey: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'varchar', length: 16 })
  unit: string;

  /** Fen. */
  @Column({ type: 'int', unsigned: true })
  priceFen: number;

  @Column({ type: 'boolean' })
  active: boolean;

  /** Of the part itself, from its installation; null: none. */
  @Column({ type: 'smallint', unsigned: true, nullable: true })
  warrantyMonths: number | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  @InstantColumn()
  createdAt: Date;
}
