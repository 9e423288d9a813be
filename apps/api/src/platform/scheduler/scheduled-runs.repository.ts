import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Repository } from 'typeorm';
import { ScheduledRunRow } from './scheduled-run.entity.js';

@Injectable()
export class ScheduledRunsRepository {
  constructor(@InjectRepository(ScheduledRunRow) private readonly runs: Repository<ScheduledRunRow>) {}

  /**
   * Takes the slot, or answers null when another process has it or the job's run before it has not ended. One statement, decided by the
   * unique key.
   */
  async claim(job: string, slot: Date, now: Date, staleBefore: Date): Promise<number | null> {
    const inserted: { affectedRows: number; insertId: number } = await this.runs.query(
      `INSERT IGNORE INTO scheduled_runs (job, runKey, status, startedAt)
       SELECT ?, ?, 'running', ? FROM DUAL
       WHERE NOT EXISTS (SELECT 1 FROM scheduled_runs WHERE runKey LIKE ? AND status = 'running' AND startedAt > ?)`,
      [job, `${job}@${slot.toISOString()}`, now, `${job.replace(/[\\%_]/g, '\\$&')}@%`, staleBefore],
    );
    return inserted.affectedRows === 1 ? inserted.insertId : null;
  }

  async finish(id: number, error: string | null): Promise<void> {
    await this.runs.update({ id }, { status: error === null ? 'succeeded' : 'failed', finishedAt: new Date(), error });
  }

  /** Runs that never reported an end. */
  async failStale(startedBefore: Date, error: string): Promise<void> {
    await this.runs.update({ status: 'running', startedAt: LessThan(startedBefore) }, { status: 'failed', finishedAt: new Date(), error });
  }

  async prune(startedBefore: Date): Promise<void> {
    await this.runs.delete({ startedAt: LessThan(startedBefore) });
  }

  /** Newest first. */
  list(beforeId: number | null, limit: number): Promise<ScheduledRunRow[]> {
    return this.runs.find({ ...(beforeId === null ? {} : { where: { id: LessThan(beforeId) } }), order: { id: 'DESC' }, take: limit });
  }
}
