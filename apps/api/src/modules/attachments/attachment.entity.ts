import type { AttachmentKind } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** One uploaded file, and whose it is. The bytes are in the storage under names made of `key`. */
@Entity('attachments')
@Index(['organizationId', 'ownerKind', 'ownerId', 'position'])
export class Attachment {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  /** Random, so that the name of a file says nothing. */
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 40, charset: 'ascii', collation: 'ascii_bin' })
  key: string;

  /** Of the stored file, without the dot. */
  @WordColumn()
  extension: string;

  @WordColumn()
  kind: AttachmentKind;

  @Column({ type: 'varchar', length: 200 })
  name: string;

  @Column({ type: 'varchar', length: 100 })
  mediaType: string;

  @Column({ type: 'int', unsigned: true })
  size: number;

  @Column({ type: 'int', unsigned: true, nullable: true })
  width: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  height: number | null;

  @Column({ type: 'boolean', default: false })
  hasThumbnail: boolean;

  /** `ticket`, `asset` … as the owning module names it; null until it is claimed. */
  @WordColumn({ nullable: true })
  ownerKind: string | null;

  @IntegerId({ nullable: true })
  ownerId: number | null;

  /** Order among the owner's. */
  @Column({ type: 'smallint', unsigned: true, default: 0 })
  position: number;

  /** Null: somebody without an account. */
  @IntegerId({ nullable: true })
  uploadedById: number | null;

  /** Since when nothing uses it; the clean-up removes it a day later. Null while it has an owner. */
  @Index()
  @InstantColumn({ nullable: true })
  orphanedSince: Date | null;

  @InstantColumn()
  createdAt: Date;
}
