import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** A QR code on the console's login page, waiting for somebody with the mini-program. The browser and address are the console's. */
@Entity('login_requests')
export class LoginRequest {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  /** SHA-256 of what the QR code holds. */
  @Index({ unique: true })
  @Column({ type: 'binary', length: 32 })
  tokenHash: Buffer;

  /** SHA-256 of what stays in the browser. */
  @Column({ type: 'binary', length: 32 })
  pollTokenHash: Buffer;

  @WordColumn()
  status: 'waiting' | 'scanned' | 'approved' | 'refused';

  @Column({ type: 'varchar', length: 255, nullable: true })
  userAgent: string | null;

  @Column({ type: 'varchar', length: 45, nullable: true })
  address: string | null;

  /** Who scanned it; nobody else may answer. */
  @IntegerId({ nullable: true })
  userId: number | null;

  @IntegerId({ nullable: true })
  organizationId: number | null;

  @InstantColumn()
  createdAt: Date;

  @Index()
  @InstantColumn()
  expiresAt: Date;

  /** The login was handed to the browser; it never is again. */
  @InstantColumn({ nullable: true })
  deliveredAt: Date | null;
}
