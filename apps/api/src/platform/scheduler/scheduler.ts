import { Injectable } from '@nestjs/common';

export interface ScheduledJob {
  /** Unique and stable; part of the run key. */
  name: string;
  /** Cron expression with seconds optional, in UTC. */
  schedule: string;
  /** Milliseconds after which a run that reported no end is taken for dead, and the next one begins; an hour when not given. Only for work that bears to be done twice at once. */
  longest?: number;
  run: () => Promise<void>;
}

/** Jobs by the clock. Each time slot is run by exactly one of all API processes; the last one that passed while none ran is made good at the start, unless the next comes within the hour. */
@Injectable()
export class Scheduler {
  private readonly jobs: ScheduledJob[] = [];

  add(job: ScheduledJob): void {
    if (this.jobs.some(({ name }) => name === job.name)) throw new Error(`two jobs are called ${job.name}`);
    this.jobs.push(job);
  }

  all(): readonly ScheduledJob[] {
    return this.jobs;
  }
}
