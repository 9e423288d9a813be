import type { ClientKind } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** How somebody proved who they are; what the session may do depends on it, see `session.rights.ts`. */
export type LoginMethod = 'password' | 'wechat' | 'one-time-code' | 'login-request' | 'invitation';
export type SessionEnd = 'logout' | 'revoked' | 'refresh-token-reused' | 'account-disabled' | 'roles-reduced' | 'password-changed' | 'password-reset' | 'wechat-rebound' | 'merged';

/** One login on one device, kept alive by a rotating refresh token. */
@Entity('sessions')
@Index(['userId', 'endedAt'])
export class Session {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  userId: number;

  @WordColumn()
  client: ClientKind;

  @WordColumn()
  method: LoginMethod;

  @Column({ type: 'varchar', length: 255, nullable: true })
  userAgent: string | null;

  @Column({ type: 'varchar', length: 45, nullable: true })
  address: string | null;

  /** With the server's key and `generation` it makes the refresh token, see `refresh-tokens.ts`. */
  @Column({ type: 'binary', length: 16 })
  seed: Buffer;

  /** How often the refresh token was replaced. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  generation: number;

  @InstantColumn()
  rotatedAt: Date;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  lastUsedAt: Date;

  /** When the refresh token dies unless it is used. */
  @Index()
  @InstantColumn()
  expiresAt: Date;

  @Index()
  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  @WordColumn({ nullable: true })
  endReason: SessionEnd | null;
}
