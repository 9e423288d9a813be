import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Cron } from 'croner';
import { missedSlot } from './missed-slots.js';
import { ScheduledRunsRepository } from './scheduled-runs.repository.js';
import { Scheduler, type ScheduledJob } from './scheduler.js';
import { plainMessage } from '../errors/plain-message.js';

/** Milliseconds. A run that has not ended after this long died with its process. */
const longestRun = 3_600_000;
/** Timers hold some 24 days at most; looking again each hour also follows a clock that was set. */
const longestWait = 3_600_000;
const stopPatience = 5000;
const dayLength = 86_400_000;
const keptDays = 14;
/** While it is still known whether a slot was run. */
const madeGoodFor = (keptDays - 1) * dayLength;

/** Starts each job in its time slots. Every API process runs one; a row per slot decides which of them does the work. */
@Injectable()
export class SchedulerClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Scheduler');
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly runs: ScheduledRunsRepository,
  ) {
    scheduler.add({ name: 'scheduler-mark-stale-runs', schedule: '7,22,37,52 * * * *', run: () => this.markStale() });
    scheduler.add({ name: 'scheduler-prune-runs', schedule: '11 20 * * *', run: () => runs.prune(new Date(Date.now() - keptDays * dayLength)) });
  }

  onApplicationBootstrap(): void {
    for (const job of this.scheduler.all()) this.waitForNextSlot(job, new Cron(job.schedule, { paused: true, timezone: 'UTC' }));
    void this.makeGood(new Date());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    let patience: NodeJS.Timeout | undefined;
    await Promise.race([Promise.all(this.running), new Promise((resolve) => { patience = setTimeout(resolve, stopPatience); })]);
    clearTimeout(patience);
  }

  /** Public for the job above and its test: what has been running for too long is written down as failed. */
  async markStale(now = new Date()): Promise<void> {
    await this.runs.failStale(new Date(now.getTime() - longestRun), 'no end was reported within an hour; the process probably died');
  }

  /** Machines are switched off at night, when most daily jobs are due. One after the other, so that no start is a storm. */
  private async makeGood(now: Date): Promise<void> {
    for (const job of this.scheduler.all()) {
      const slot = missedSlot(job.schedule, now, madeGoodFor);
      if (slot && !this.stopping) await this.start(job, slot);
    }
  }

  private waitForNextSlot(job: ScheduledJob, cron: Cron, after = new Date()): void {
    const slot = cron.nextRun(after);
    if (!slot) return;
    const wait = slot.getTime() - Date.now();
    const timer = wait > longestWait
      ? setTimeout(() => this.waitForNextSlot(job, cron, after), longestWait)
      : setTimeout(() => {
        void this.start(job, slot);
        if (!this.stopping) this.waitForNextSlot(job, cron, slot);
      }, Math.max(wait, 0));
    this.timers.set(job.name, timer);
  }

  private start(job: ScheduledJob, slot: Date): Promise<void> {
    const work = this.run(job, slot)
      .catch((error: unknown) => this.logger.warn(`${job.name} could not be written down: ${plainMessage(error)}`))
      .finally(() => this.running.delete(work));
    this.running.add(work);
    return work;
  }

  private async run(job: ScheduledJob, slot: Date): Promise<void> {
    const now = new Date();
    const id = await this.runs.claim(job.name, slot, now, new Date(now.getTime() - (job.longest ?? longestRun)));
    if (id === null) return;
    try {
      await job.run();
    } catch (error) {
      this.logger.error(`${job.name} failed: ${plainMessage(error)}`);
      await this.runs.finish(id, plainMessage(error));
      return;
    }
    await this.runs.finish(id, null);
  }
}
