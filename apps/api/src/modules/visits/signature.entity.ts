import type { SignatureView } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, WordColumn } from '../../platform/database/columns.js';

/** The requester's acceptance of the work of a visit: one, and for good. */
@Entity('signatures')
export class Signature {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Index({ unique: true })
  @IntegerId()
  visitId: number;

  @WordColumn()
  kind: SignatureView['kind'];

  @Column({ type: 'varchar', length: 50 })
  signerName: string;

  /** Of a remote acceptance: the requester. */
  @IntegerId({ nullable: true })
  signerId: number | null;

  @InstantColumn()
  signedAt: Date;
}
