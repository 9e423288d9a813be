import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns.js';

/** The answer of one intent, kept two days. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  /** `u<userId>` or `public`, a colon, and the client's key. */
  @PrimaryColumn({ type: 'varchar', length: 96, charset: 'ascii', collation: 'ascii_bin' })
  id: string;

  @Column({ type: 'binary', length: 32 })
  fingerprint: Buffer;

  /** JSON of what the use case returned. */
  @Column({ type: 'mediumtext' })
  answer: string;

  @Index()
  @InstantColumn()
  createdAt: Date;
}
