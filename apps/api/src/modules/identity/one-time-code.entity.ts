import type { OneTimeCodePurpose } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** One message with six digits. The digits are not here: the server's key and the salt make them, see `one-time-code.digits.ts`. */
@Entity('one_time_codes')
@Index(['phone', 'purpose', 'id'])
export class OneTimeCode {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  /** In whose name the message went out. */
  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 20 })
  phone: string;

  @WordColumn()
  purpose: OneTimeCodePurpose;

  @Column({ type: 'binary', length: 16 })
  salt: Buffer;

  @Column({ type: 'int', unsigned: true, default: 0 })
  wrongTries: number;

  @Index()
  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  expiresAt: Date;

  /** Handed to the sender; a second delivery of the event sends nothing. */
  @InstantColumn({ nullable: true })
  sentAt: Date | null;

  @InstantColumn({ nullable: true })
  usedAt: Date | null;
}
