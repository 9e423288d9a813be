import type { Locale, Role } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

export type UserStatus = 'invited' | 'active' | 'disabled';

/** A person in one organization: requester, member of staff, or both. The same WeChat openid may stand in several organizations. */
@Entity('users')
@Index(['organizationId', 'openid'], { unique: true })
@Index(['organizationId', 'verifiedPhone'], { unique: true })
@Index(['organizationId', 'deskPhone'], { unique: true })
@Index(['organizationId', 'staff', 'id'])
@Index(['organizationId', 'staff', 'name'])
@Index(['organizationId', 'staff', 'phone'])
@Index(['openid'])
export class User {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'simple-array' })
  roles: Role[];

  /** Has a role besides requester; kept beside `roles` so that an index can serve the list of staff. */
  @Column({ type: 'boolean', default: false })
  staff: boolean;

  @WordColumn({ default: 'active' })
  status: UserStatus;

  @Column({ type: 'varchar', length: 50, nullable: true })
  name: string | null;

  /** As given; not proven. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  phone: string | null;

  /** Proven by WeChat or by a one-time code; who owns it, owns the account. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  verifiedPhone: string | null;

  /** The number of a requester who is known by nothing else, unproven; unique, so that two agents at once make one row. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  deskPhone: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true, charset: 'ascii', collation: 'ascii_bin' })
  openid: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true, charset: 'ascii', collation: 'ascii_bin' })
  unionid: string | null;

  /** Lower case; unique over all organizations, so that a login needs no organization field. */
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 64, nullable: true })
  username: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  passwordHash: string | null;

  @Column({ type: 'boolean', default: false })
  mustChangePassword: boolean;

  @Column({ type: 'int', unsigned: true, default: 0 })
  failedLogins: number;

  @InstantColumn({ nullable: true })
  lockedUntil: Date | null;

  @InstantColumn({ nullable: true })
  lastLoginAt: Date | null;

  @WordColumn({ default: 'zh-CN' })
  locale: Locale;

  /** The person's other row, which everything of this one went to; this one is then disabled and found by nothing but its id. */
  @IntegerId({ nullable: true })
  mergedIntoId: number | null;

  @InstantColumn()
  createdAt: Date;
}
