import type { StickerHistoryEntry } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** What became of a sticker: written in the transaction of the change, never changed. Names are those of that moment. */
@Entity('sticker_history')
@Index(['stickerId', 'id'])
export class StickerHistoryRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  stickerId: number;

  @WordColumn()
  action: StickerHistoryEntry['action'];

  @InstantColumn()
  at: Date;

  @IntegerId({ nullable: true })
  actorId: number | null;

  @IntegerId({ nullable: true })
  assetId: number | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  assetName: string | null;

  @IntegerId({ nullable: true })
  locationId: number | null;

  @JsonColumn({ nullable: true })
  locationPath: string[] | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reason: string | null;
}
