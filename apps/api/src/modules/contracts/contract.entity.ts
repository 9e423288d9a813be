import type { CalendarDate, ContractCoverage } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, LongJsonColumn } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

/** What a customer has paid for in advance. Its state follows from its days. */
@Entity('service_contracts')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'numberKey'], { unique: true })
@Index(['organizationId', 'customerId', 'endsOn'])
@Index(['endsOn'])
export class ContractRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'varchar', length: maximumNameKeyLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  numberKey: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @IntegerId()
  customerId: number;

  @Column({ type: 'date' })
  startsOn: CalendarDate;

  /** The last day. */
  @Column({ type: 'date' })
  endsOn: CalendarDate;

  @LongJsonColumn()
  coverage: ContractCoverage;

  @Column({ type: 'int', unsigned: true, nullable: true })
  includedVisits: number | null;

  @Column({ type: 'boolean' })
  includesLabour: boolean;

  @Column({ type: 'boolean' })
  includesParts: boolean;

  @Column({ type: 'tinyint', unsigned: true })
  discountPercent: number;

  @Column({ type: 'boolean' })
  credit: boolean;

  /** Fen. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  creditLimit: number | null;

  @Column({ type: 'smallint', unsigned: true })
  paymentDays: number;

  @Column({ type: 'smallint', unsigned: true })
  renewalReminderDays: number;

  /** Fen. */
  @Column({ type: 'int', unsigned: true })
  fee: number;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  /** The end that people were reminded of: of another end they are reminded again. */
  @Column({ type: 'date', nullable: true })
  remindedOf: CalendarDate | null;

  @InstantColumn({ nullable: true })
  terminatedAt: Date | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  terminationReason: string | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  @InstantColumn()
  createdAt: Date;
}
