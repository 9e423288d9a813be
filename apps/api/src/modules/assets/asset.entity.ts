import type { AssetStatus, CalendarDate } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';
import { maximumNameKeyLength } from '../../platform/search/name-key.js';

/** One device. Each filter of the list has an index that also serves its order, newest first. */
@Entity('assets')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'categoryId', 'id'])
@Index(['organizationId', 'locationId', 'id'])
@Index(['organizationId', 'customerId', 'id'])
@Index(['organizationId', 'status', 'id'])
@Index(['organizationId', 'stickerCode', 'id'])
@Index(['organizationId', 'modelId', 'id'])
@Index(['organizationId', 'serialKey'], { unique: true })
export class Asset {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  serialNumber: string | null;

  /** The serial number as it is compared; null when there is none and when the device is retired, so that its number is free again. */
  @Column({ type: 'varchar', length: maximumNameKeyLength, nullable: true, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  serialKey: string | null;

  @IntegerId()
  categoryId: number;

  @IntegerId({ nullable: true })
  modelId: number | null;

  @IntegerId({ nullable: true })
  customerId: number | null;

  @IntegerId({ nullable: true })
  locationId: number | null;

  @WordColumn()
  status: AssetStatus;

  @Column({ type: 'date', nullable: true })
  installedOn: CalendarDate | null;

  @Column({ type: 'date', nullable: true })
  warrantyUntil: CalendarDate | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  /** Of the live sticker, kept by the stickers module through `AssetsService.setSticker`. */
  @Column({ type: 'char', length: 11, nullable: true, charset: 'ascii', collation: 'ascii_bin' })
  stickerCode: string | null;

  /** Counts the edits: an edit of an older one is refused. */
  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  retiredAt: Date | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  retiredReason: string | null;
}
