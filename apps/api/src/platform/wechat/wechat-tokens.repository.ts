import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WechatTokenRow } from './wechat-token.entity.js';

@Injectable()
export class WechatTokensRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(appid: string): Promise<WechatTokenRow | null> {
    return this.dataSource.getRepository(WechatTokenRow).findOneBy({ appid });
  }

  /** True for the one process that may fetch a new token until then. */
  async claim(appid: string, now: Date, until: Date): Promise<boolean> {
    await this.dataSource.query('INSERT IGNORE INTO wechat_tokens (appid) VALUES (?)', [appid]);
    const { affectedRows }: { affectedRows: number } = await this.dataSource.query(
      'UPDATE wechat_tokens SET fetchingUntil = ? WHERE appid = ? AND (fetchingUntil IS NULL OR fetchingUntil < ?)', [until, appid, now],
    );
    return affectedRows === 1;
  }

  async store(appid: string, token: string, expiresAt: Date): Promise<void> {
    await this.dataSource.getRepository(WechatTokenRow).update({ appid }, { token, expiresAt, fetchingUntil: null });
  }

  async release(appid: string): Promise<void> {
    await this.dataSource.getRepository(WechatTokenRow).update({ appid }, { fetchingUntil: null });
  }

  /** Only if nobody has replaced it meanwhile. */
  async forget(appid: string, token: string): Promise<void> {
    await this.dataSource.getRepository(WechatTokenRow).update({ appid, token }, { token: null, expiresAt: null });
  }
}
