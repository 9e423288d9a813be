import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn } from '../../platform/database/columns.js';

/** Who did what to whom; written once and never changed. */
@Entity('audit_entries')
@Index(['organizationId', 'action', 'id'])
@Index(['organizationId', 'subject', 'subjectId', 'id'])
export class AuditEntry {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  actorId: number;

  /** `<thing>.<past participle>`, e.g. `personal-data.revealed`. */
  @Column({ type: 'varchar', length: 64 })
  action: string;

  /** The kind of thing it was done to, e.g. `ticket`. */
  @Column({ type: 'varchar', length: 64 })
  subject: string;

  @IntegerId()
  subjectId: number;

  /** What people call the thing, e.g. a ticket's number; no personal data. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  label: string | null;

  /** What else is worth keeping; no personal data. */
  @JsonColumn({ nullable: true })
  data: Record<string, unknown> | null;

  @Column({ type: 'varchar', length: 64 })
  requestId: string;

  @InstantColumn()
  createdAt: Date;
}
