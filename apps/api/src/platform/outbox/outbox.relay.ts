import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from './outbox.js';
import { OutboxClaims, type ClaimedDelivery } from './outbox.claims.js';
import { retryDelay } from './retry-delay.js';
import { gathered } from '../concurrency/gathered.js';
import { plainMessage } from '../errors/plain-message.js';
import { Scheduler } from '../scheduler/scheduler.js';

/** Milliseconds between looks at the table when nobody calls; what this process commits is called at once. */
const pollInterval = 500;
const atOnce = 24;
/** Milliseconds. Commits come in bursts: what happens meanwhile is claimed, and what is done meanwhile is marked, in one go. */
const gathering = 30;
/** Seconds. Renewed while a listener works, so it is only how long a dead relay's work waits. */
const lease = 60;
/** Milliseconds that a stopping process gives its listeners; what is not done by then is done by another process when the lease ends. */
const stopPatience = 5000;
const keptDays = 7;

/** Calls the listeners of what happened. Every API process runs one; the table decides who gets what. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private readonly running = new Set<Promise<void>>();
  private loop: Promise<void> = Promise.resolve();
  private stopping = false;
  private called = false;
  private wake: () => void = () => undefined;
  /** A process that dies before this delivers once more: listeners are idempotent. */
  private readonly markFinished = gathered(gathering, (ids: number[]) => this.claims.done(ids));

  constructor(
    private readonly outbox: Outbox,
    private readonly claims: OutboxClaims,
    scheduler: Scheduler,
  ) {
    scheduler.add({ name: 'outbox-prune', schedule: '23 * * * *', run: () => claims.prune(new Date(Date.now() - keptDays * 86_400_000)) });
  }

  onApplicationBootstrap(): void {
    this.outbox.onCommitted(() => {
      this.called = true;
      this.wake();
    });
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    let patience: NodeJS.Timeout | undefined;
    await Promise.race([Promise.all(this.running), new Promise((resolve) => { patience = setTimeout(resolve, stopPatience); })]);
    clearTimeout(patience);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.called = false;
      const free = atOnce - this.running.size;
      const claimed = free > 0 ? await this.claim(free) : [];
      for (const delivery of claimed) this.start(delivery);
      // A full hand means that there may be more: take it as soon as a place is free.
      if (claimed.length < free && !this.called) await this.pause();
      if (claimed.length < free && !this.stopping) await delay(gathering);
      else if (this.running.size >= atOnce) await Promise.race(this.running);
    }
  }

  private async claim(free: number): Promise<ClaimedDelivery[]> {
    try {
      return await this.claims.claim(free, lease);
    } catch (error) {
      if (!this.stopping) this.logger.warn(`cannot look for deliveries: ${plainMessage(error)}`);
      return [];
    }
  }

  private start(delivery: ClaimedDelivery): void {
    const work = this.deliver(delivery)
      .catch((error: unknown) => this.logger.warn(`delivery ${delivery.id} waits for its lease to end: ${plainMessage(error)}`))
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  private async deliver(delivery: ClaimedDelivery): Promise<void> {
    const renewal = setInterval(() => void this.claims.extend(delivery, lease).catch(() => undefined), lease * 1000 / 3).unref();
    try {
      await this.handle(delivery);
    } catch (error) {
      const wait = retryDelay(delivery.attempts);
      this.logger.warn(`${delivery.listener} failed on event ${delivery.event.id}, attempt ${delivery.attempts}${wait === null ? ', the last' : ''}: ${plainMessage(error)}`);
      await this.claims.failed(delivery, plainMessage(error), wait);
      return;
    } finally {
      clearInterval(renewal);
    }
    await this.markFinished(delivery.id);
  }

  /** A name that this process does not know may be a newer version's, so it is tried again like any failure before it is given up. */
  private async handle({ listener, event }: ClaimedDelivery): Promise<void> {
    const found = this.outbox.find(listener);
    if (!found) throw new Error(`no listener is called ${listener}`);
    await found.handle(event as never);
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollInterval);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
