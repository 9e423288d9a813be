import type { StickerStatus } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** A printed QR code. What is scanned often (the counts) stands in tables of its own, so that counting never waits for this row. */
@Entity('stickers')
@Index(['organizationId', 'id'])
@Index(['organizationId', 'status', 'id'])
@Index(['organizationId', 'batchId', 'id'])
@Index(['organizationId', 'assetId', 'id'])
@Index(['organizationId', 'locationId', 'id'])
@Index(['organizationId', 'code'])
export class Sticker {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  /** Unique over all organizations: whoever scans is not logged in. */
  @Index({ unique: true })
  @Column({ type: 'char', length: 11, charset: 'ascii', collation: 'ascii_bin' })
  code: string;

  @WordColumn()
  status: StickerStatus;

  @IntegerId({ nullable: true })
  batchId: number | null;

  /** Of a bound sticker; of a lost one: where it goes back to when it is found. */
  @IntegerId({ nullable: true })
  assetId: number | null;

  @IntegerId({ nullable: true })
  locationId: number | null;

  /** `assetId` while the sticker is bound, else null: the database itself refuses a second live sticker of an asset. */
  @Index({ unique: true })
  @IntegerId({ nullable: true })
  liveAssetId: number | null;

  @InstantColumn({ nullable: true })
  boundAt: Date | null;

  @InstantColumn()
  createdAt: Date;
}
