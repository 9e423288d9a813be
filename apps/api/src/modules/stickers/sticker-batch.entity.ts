import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';

/** Stickers made, and usually printed, together. */
@Entity('sticker_batches')
@Index(['organizationId', 'id'])
export class StickerBatchRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 50 })
  name: string;

  @Column({ type: 'int', unsigned: true })
  size: number;

  /** Kept up to date by each transition, so that the list of batches counts nothing. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  boundCount: number;

  @IntegerId()
  createdBy: number;

  @InstantColumn()
  createdAt: Date;
}
