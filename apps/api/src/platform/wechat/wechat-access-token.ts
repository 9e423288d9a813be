import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { withRetries } from './retry.js';
import { WechatError } from './wechat-error.js';
import { WechatTokensRepository } from './wechat-tokens.repository.js';
import { WechatTransport } from './wechat-transport.js';
import { Config } from '../config/config.js';

/** Milliseconds. WeChat renews its token about five minutes before the end; then both are good for a while. */
const renewBefore = 300_000;
const fetchLease = 30_000;
const longestWait = 10_000;
const waitStep = 100;

/**
 * The access token of the mini-program, held once for all API processes in a row of the database: a call that finds it old takes a lease
 * and fetches the next one, outside any transaction, while the others go on with the old one or wait. It is never logged.
 */
@Injectable()
export class WechatAccessToken {
  private underWay: Promise<string> | null = null;

  constructor(
    private readonly tokens: WechatTokensRepository,
    private readonly transport: WechatTransport,
    private readonly config: Config,
  ) {}

  /** @throws WechatError */
  current(): Promise<string> {
    this.underWay ??= this.find().finally(() => { this.underWay = null; });
    return this.underWay;
  }

  /** WeChat refused this one: fetch again, unless somebody has. @throws WechatError */
  async replacementFor(refused: string): Promise<string> {
    await this.tokens.forget(this.appid, refused);
    return this.current();
  }

  private get appid(): string {
    return this.config.settings.WECHAT_MINI_APPID;
  }

  private async find(): Promise<string> {
    const giveUpAt = Date.now() + longestWait;
    for (;;) {
      const now = Date.now();
      const row = await this.tokens.find(this.appid);
      const life = row?.token && row.expiresAt ? row.expiresAt.getTime() - now : 0;
      if (row?.token && life > renewBefore) return row.token;
      if (await this.tokens.claim(this.appid, new Date(now), new Date(now + fetchLease))) return this.fetch();
      if (row?.token && life > 0) return row.token;
      if (now > giveUpAt) throw new WechatError('no-answer');
      await pause(waitStep);
    }
  }

  private async fetch(): Promise<string> {
    try {
      const { WECHAT_MINI_SECRET: secret } = this.config.settings;
      // Without force_refresh: the same token as long as it is good. Forcing would make it bad for whoever is using it.
      const answer = await withRetries(['busy', 'no-answer', 'too-frequent'], 3, () => this.transport.json({
        path: '/cgi-bin/stable_token', body: { grant_type: 'client_credential', appid: this.appid, secret, force_refresh: false },
      }));
      const { access_token: token, expires_in: seconds } = answer;
      if (typeof token !== 'string' || token === '' || typeof seconds !== 'number') throw new WechatError('unknown');
      await this.tokens.store(this.appid, token, new Date(Date.now() + seconds * 1000));
      return token;
    } catch (error) {
      await this.tokens.release(this.appid);
      throw error;
    }
  }
}
