import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../database/columns.js';

/** WeChat's access token of one app id: one holder for all API processes. */
@Entity('wechat_tokens')
export class WechatTokenRow {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  appid: string;

  /** WeChat asks to reserve 512 characters or more. */
  @Column({ type: 'varchar', length: 1024, nullable: true })
  token: string | null;

  @InstantColumn({ nullable: true })
  expiresAt: Date | null;

  /** One process is fetching a new one until then; the others wait or use what is there. */
  @InstantColumn({ nullable: true })
  fetchingUntil: Date | null;
}
