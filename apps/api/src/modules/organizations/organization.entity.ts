import type { ExpectedResponseMinutes } from '@scanfix/shared-types';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../platform/database/columns.js';

@Entity('organizations')
export class Organization {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'varchar', length: 20 })
  shortName: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  servicePhone: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  notice: string | null;

  /** IANA name. */
  @Column({ type: 'varchar', length: 64, default: 'Asia/Shanghai' })
  timeZone: string;

  @Column({ type: 'boolean', default: true })
  anonymousReports: boolean;

  @Column({ type: 'boolean', default: false })
  automaticTriage: boolean;

  @JsonColumn()
  expectedResponseMinutes: ExpectedResponseMinutes;

  @InstantColumn()
  createdAt: Date;
}
