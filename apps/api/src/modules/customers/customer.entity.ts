import type { CustomerLevel, CustomerSummary } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

/** Two customers may have one name: there is more than one household of 王. */
@Entity('customers')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'nameKey'])
export class Customer {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @WordColumn()
  kind: CustomerSummary['kind'];

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'varchar', length: maximumNameKeyLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  nameKey: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  phone: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  address: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  @WordColumn({ default: 'standard' })
  level: CustomerLevel;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  @InstantColumn()
  createdAt: Date;
}
