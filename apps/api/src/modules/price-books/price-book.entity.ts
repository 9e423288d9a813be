import type { CalendarDate, PriceBookContent, PriceBookStatus } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, LongJsonColumn, WordColumn } from '../../platform/database/columns.js';

/** An organization's prices from a day on. They are read and written whole, hence the one column. */
@Entity('price_books')
@Index(['organizationId', 'effectiveFrom'])
@Index(['organizationId', 'publishedFrom'], { unique: true })
export class PriceBookRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  @WordColumn()
  status: PriceBookStatus;

  @Column({ type: 'date' })
  effectiveFrom: CalendarDate;

  /** `effectiveFrom` of a published one, null of a draft: of one day there is one price. */
  @Column({ type: 'date', nullable: true })
  publishedFrom: CalendarDate | null;

  @LongJsonColumn()
  content: PriceBookContent;

  @InstantColumn({ nullable: true })
  publishedAt: Date | null;

  @IntegerId({ nullable: true })
  publishedById: number | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  @InstantColumn()
  createdAt: Date;
}
