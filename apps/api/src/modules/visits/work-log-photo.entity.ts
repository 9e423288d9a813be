import type { CoordinateSystem, WorkPhoto } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** What a picture of a work log shows, and when and where it was taken; the picture is the attachment. */
@Entity('work_log_photos')
@Index(['workLogId', 'position'])
export class WorkLogPhoto {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  workLogId: number;

  @Index({ unique: true })
  @IntegerId()
  attachmentId: number;

  @Column({ type: 'smallint', unsigned: true })
  position: number;

  @WordColumn()
  moment: WorkPhoto['moment'];

  @InstantColumn()
  takenAt: Date;

  /** Degrees in `coordinateSystem`; all three or none. */
  @Column({ type: 'double', nullable: true })
  latitude: number | null;

  @Column({ type: 'double', nullable: true })
  longitude: number | null;

  @WordColumn({ nullable: true })
  coordinateSystem: CoordinateSystem | null;

  /** Since when time and place are drawn into the picture. */
  @InstantColumn({ nullable: true })
  stampedAt: Date | null;
}
