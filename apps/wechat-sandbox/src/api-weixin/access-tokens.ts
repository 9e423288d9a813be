import { randomBytes } from 'node:crypto';
import { CallLimit, day, minute } from './call-limit.js';
import { WechatError } from './wechat-error.js';

const lifetime = 7_200_000;
const renewBefore = 5 * minute;
const forcedApart = 30_000;

interface Token {
  token: string;
  expiresAt: number;
}

/**
 * `getStableAccessToken`: normal mode gives the same token until five minutes before its end; the old one then lives on until its end.
 * Forced mode ends the old one at once, 30 seconds apart and 20 times a day at most.
 */
export class AccessTokens {
  private tokens: Token[] = [];
  private forcedAt = Number.NEGATIVE_INFINITY;
  private readonly callsPerMinute: CallLimit;
  private readonly callsPerDay: CallLimit;
  private readonly forcedPerDay: CallLimit;

  constructor(private readonly now: () => number) {
    this.callsPerMinute = new CallLimit(10_000, minute, now);
    this.callsPerDay = new CallLimit(500_000, day, now);
    this.forcedPerDay = new CallLimit(20, day, now);
  }

  issue(forceRefresh: boolean): { access_token: string; expires_in: number } {
    if (!this.callsPerMinute.admit()) throw new WechatError(45011);
    if (!this.callsPerDay.admit()) throw new WechatError(45009);
    if (forceRefresh) this.forget();
    const current = this.tokens.at(-1);
    const token = current && current.expiresAt - this.now() > renewBefore ? current : this.renew();
    return { access_token: token.token, expires_in: Math.floor((token.expiresAt - this.now()) / 1000) };
  }

  /** Throws 41001, 40001 or 42001. */
  check(token: string | undefined): void {
    if (!token) throw new WechatError(41001);
    const known = this.tokens.find((candidate) => candidate.token === token);
    if (!known) throw new WechatError(40001);
    if (known.expiresAt <= this.now()) throw new WechatError(42001);
  }

  private forget(): void {
    if (this.now() - this.forcedAt < forcedApart) throw new WechatError(45011);
    if (!this.forcedPerDay.admit()) throw new WechatError(45009);
    this.forcedAt = this.now();
    this.tokens = [];
  }

  private renew(): Token {
    // 512 characters: WeChat asks for room for that many, and a column that is too short should show here.
    const token = { token: `${this.tokens.length}_${randomBytes(384).toString('base64url')}`.slice(0, 512), expiresAt: this.now() + lifetime };
    this.tokens = [...this.tokens.slice(-3), token];
    return token;
  }
}
