import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';

/** Scans of one sticker on one day of its organization's time zone. */
@Entity('sticker_scans')
export class StickerScansOfDay {
  @PrimaryColumn({ type: 'int', unsigned: true })
  stickerId: number;

  @PrimaryColumn({ type: 'date' })
  day: string;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'int', unsigned: true })
  count: number;
}

/** All scans of one sticker. Not in its row: counting must not wait for somebody who is binding it. */
@Entity('sticker_scan_totals')
export class StickerScanTotal {
  @PrimaryColumn({ type: 'int', unsigned: true })
  stickerId: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'int', unsigned: true })
  count: number;

  @InstantColumn()
  lastScannedAt: Date;
}
