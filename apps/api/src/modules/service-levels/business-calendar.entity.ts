import type { BusinessCalendar } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn } from '../../platform/database/columns.js';

/** When an organization works. */
@Entity('business_calendars')
@Index(['organizationId', 'id'])
export class BusinessCalendarRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  /** IANA name. */
  @Column({ type: 'varchar', length: 64 })
  timeZone: string;

  @Column({ type: 'boolean' })
  aroundTheClock: boolean;

  @JsonColumn()
  workingHours: BusinessCalendar['workingHours'];

  @Column({ type: 'boolean' })
  publicHolidays: boolean;

  @JsonColumn()
  exceptions: BusinessCalendar['exceptions'];

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  @InstantColumn()
  createdAt: Date;

  /** Nobody can choose it any more; promises that run on it go on running. */
  @InstantColumn({ nullable: true })
  removedAt: Date | null;
}
