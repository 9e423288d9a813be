import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';

/** A link by which a member of staff binds their WeChat; single use. */
@Entity('invitations')
export class Invitation {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Index()
  @IntegerId()
  userId: number;

  /** With the server's key it makes the link and the first password again, see `invitation-secrets.ts`. */
  @Column({ type: 'binary', length: 16 })
  nonce: Buffer;

  /** SHA-256 of the token in the link. */
  @Index({ unique: true })
  @Column({ type: 'binary', length: 32 })
  tokenHash: Buffer;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  expiresAt: Date;

  /** Accepted, or replaced by a newer one. */
  @InstantColumn({ nullable: true })
  closedAt: Date | null;
}
