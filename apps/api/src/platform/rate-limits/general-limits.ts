import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { generalLimits } from './limits.js';
import { RateLimitsRepository } from './rate-limits.repository.js';
import { SharedTally } from './shared-tally.js';
import { rateLimited } from './strict-limits.js';
import { Config } from '../config/config.js';
import { plainMessage } from '../errors/plain-message.js';
import { Scheduler } from '../scheduler/scheduler.js';

const reportInterval = 1000;

/** The limits that every request passes. */
@Injectable()
export class GeneralLimits implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('RateLimits');
  private readonly tallies: Record<keyof typeof generalLimits, SharedTally>;
  private timer: NodeJS.Timeout | undefined;
  private reporting = false;

  constructor({ settings }: Config, repository: RateLimitsRepository, scheduler: Scheduler) {
    const tally = (name: keyof typeof generalLimits) => {
      const { points, seconds } = generalLimits[name];
      return new SharedTally(`general-${name}`, { points: Math.max(1, Math.round(points * settings.RATE_LIMIT_SCALE)), seconds }, repository);
    };
    this.tallies = { address: tally('address'), account: tally('account') };
    scheduler.add({ name: 'rate-limits-prune', schedule: '3,18,33,48 * * * *', run: () => repository.prune(Date.now()) });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.report(), reportInterval).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @throws DomainError `rate-limited` */
  count(kind: keyof typeof generalLimits, key: string): void {
    const wait = this.tallies[kind].count(key);
    if (wait > 0) throw rateLimited(wait);
  }

  /** A database that does not answer leaves each process with its own count. */
  private async report(): Promise<void> {
    if (this.reporting) return;
    this.reporting = true;
    try {
      for (const tally of Object.values(this.tallies)) await tally.report();
    } catch (error) {
      this.logger.warn(`counts wait for the database: ${plainMessage(error)}`);
    } finally {
      this.reporting = false;
    }
  }
}
