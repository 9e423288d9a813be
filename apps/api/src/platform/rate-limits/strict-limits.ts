import { Injectable } from '@nestjs/common';
import { RateLimiterMySQL, RateLimiterRes } from 'rate-limiter-flexible';
import { limits, type Limit, type LimitKey, type LimitName } from './limits.js';
import { Config } from '../config/config.js';
import { DatabaseStatus } from '../database/database-status.js';
import { DomainError } from '../errors/domain-error.js';

interface Counted extends Limit {
  limiter: RateLimiterMySQL;
}

/** Limits whose every request counts in the database at once, so that they are exact over all processes. */
@Injectable()
export class StrictLimits {
  private readonly counted: Record<LimitName, Counted[]>;

  constructor(database: DatabaseStatus, { settings }: Config) {
    const entries = Object.entries(limits).map(([name, rules]) => [name, (rules as readonly Limit[]).map((rule) => {
      const points = Math.max(1, Math.round(rule.points * settings.RATE_LIMIT_SCALE));
      const limiter = new RateLimiterMySQL({
        storeClient: database.pool, storeType: 'pool', dbName: database.schema, tableName: 'rate_limits', tableCreated: true, clearExpiredByTimeout: false,
        keyPrefix: `${name}-${rule.key}`, points, duration: rule.seconds,
        // Who is over the limit is known to be so until the window ends: a flood does not reach the database.
        inMemoryBlockOnConsumed: points,
      });
      return { ...rule, points, limiter };
    })] as const);
    this.counted = Object.fromEntries(entries) as Record<LimitName, Counted[]>;
  }

  /** @throws DomainError `rate-limited` */
  async consume(name: LimitName, keyOf: (key: LimitKey) => string | null): Promise<void> {
    for (const { key, limiter } of this.counted[name]) {
      const value = keyOf(key);
      if (value !== null) await limiter.consume(value).catch(refuse);
    }
  }
}

function refuse(reason: unknown): never {
  if (reason instanceof RateLimiterRes) throw rateLimited(reason.msBeforeNext);
  throw reason;
}

export function rateLimited(milliseconds: number): DomainError {
  return new DomainError('rate-limited', { retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1000)) });
}
