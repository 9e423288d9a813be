import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Points used in a window, shared by all API processes. The names of the columns are those that rate-limiter-flexible writes. */
@Entity('rate_limits')
export class RateLimitRow {
  /** `<limit>:<address, account, sticker or phone>`, hashed where it would be personal data. */
  @PrimaryColumn({ type: 'varchar', length: 255, charset: 'ascii', collation: 'ascii_bin' })
  key: string;

  @Column({ type: 'int', default: 0 })
  points: number;

  /** End of the window in Unix milliseconds. */
  @Index()
  @Column({ type: 'bigint', unsigned: true, nullable: true })
  expire: string | null;
}
