import type { Notice, NoticeKind } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

/** A line for one person. */
@Entity('notices')
@Index('notices_newest', ['organizationId', 'userId', 'id'])
@Index('notices_unread', ['organizationId', 'userId', 'readAt', 'id'])
export class NoticeRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  userId: number;

  @WordColumn()
  kind: NoticeKind;

  @IntegerId({ nullable: true })
  ticketId: number | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  ticketNumber: string | null;

  @IntegerId({ nullable: true })
  visitId: number | null;

  /** No personal data. */
  @JsonColumn()
  data: Notice['data'];

  @Index()
  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  readAt: Date | null;
}
