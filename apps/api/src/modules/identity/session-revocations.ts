import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { SessionsRepository } from './sessions.repository.js';
import { accessTokenSeconds, AccessTokens } from '../../platform/auth/access-tokens.js';

/** Milliseconds in which a session ended by one process is over in all of them. */
const pollInterval = 2000;

/** Access tokens are checked without the database; this keeps the short list of those that must not count any more. */
@Injectable()
export class SessionRevocations implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Sessions');
  private timer: NodeJS.Timeout | undefined;
  private last: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly tokens: AccessTokens,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.load();
    this.wait();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.last.catch(() => undefined);
  }

  /** To call after the commit of what ended sessions: this process knows at once. One after another, so that no older list replaces a newer. */
  refresh(): Promise<void> {
    this.last = this.last.catch(() => undefined).then(() => this.load());
    return this.last;
  }

  private async load(): Promise<void> {
    // A few seconds more than a token lives, for clocks that differ.
    this.tokens.replaceRevoked(await this.sessions.endedSince(new Date(Date.now() - (accessTokenSeconds + 30) * 1000)));
  }

  private wait(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.refresh()
        .catch((error: unknown) => this.logger.warn(`the list of ended sessions could not be read: ${error instanceof Error ? error.message : String(error)}`))
        .finally(() => this.wait());
    }, pollInterval);
  }
}
