import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CalendarDate, ReconciliationState } from '@scanfix/shared-types';
import { DataSource, In, IsNull, LessThan, MoreThanOrEqual } from 'typeorm';
import { ReconciliationRunRow } from './reconciliation-run.entity.js';
import { ReconciliationRow } from './reconciliation.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** A day that was taken for one run. */
export interface ClaimedDay {
  /** As it was before. */
  row: ReconciliationRow;
  /** From 1. */
  run: number;
  runId: number;
  /** Who has it, against all others. */
  lease: string;
}
export interface DayOfMerchant {
  organizationId: number;
  merchantId: number;
  mchid: string;
  date: CalendarDate;
}

@Injectable()
export class ReconciliationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest day first, from below `before`. */
  async page(organizationId: number, state: ReconciliationState | undefined, before: { date: CalendarDate; id: number } | null, limit: number): Promise<ReconciliationRow[]> {
    const rows = this.dataSource.getRepository(ReconciliationRow).createQueryBuilder('day').where('day.organizationId = :organizationId', { organizationId });
    if (state) rows.andWhere('day.state = :state', { state });
    if (before) rows.andWhere('(day.date < :date OR (day.date = :date AND day.id < :id))', before);
    return rows.orderBy('day.date', 'DESC').addOrderBy('day.id', 'DESC').take(limit).getMany();
  }

  find(organizationId: number, id: number): Promise<ReconciliationRow | null> {
    return this.dataSource.getRepository(ReconciliationRow).findOneBy({ organizationId, id });
  }

  async lastCompared(organizationId: number): Promise<CalendarDate | null> {
    const row = await this.dataSource.getRepository(ReconciliationRow).findOne({
      select: { id: true, date: true }, where: { organizationId, state: In(['clean', 'open', 'worked-off']) }, order: { date: 'DESC', id: 'DESC' },
    });
    return row?.date ?? null;
  }

  /** Of one merchant, from that day on. */
  since(organizationId: number, merchantId: number, date: CalendarDate): Promise<Pick<ReconciliationRow, 'id' | 'date' | 'tryAgain'>[]> {
    return this.dataSource.getRepository(ReconciliationRow).find({ select: { id: true, date: true, tryAgain: true }, where: { organizationId, merchantId, date: MoreThanOrEqual(date) } });
  }

  existsBefore(organizationId: number, merchantId: number, date: CalendarDate): Promise<boolean> {
    return this.dataSource.getRepository(ReconciliationRow).existsBy({ organizationId, merchantId, date: LessThan(date) });
  }

  /** Days that were begun and not finished, and at which nobody works any more. */
  abandoned(now: Date): Promise<Pick<ReconciliationRow, 'id' | 'organizationId' | 'merchantId' | 'date'>[]> {
    return this.dataSource.getRepository(ReconciliationRow).find({
      select: { id: true, organizationId: true, merchantId: true, date: true }, where: [{ state: 'running', leaseUntil: IsNull() }, { state: 'running', leaseUntil: LessThan(now) }], order: { id: 'ASC' },
    });
  }

  async ensure({ organizationId, merchantId, mchid, date }: DayOfMerchant): Promise<void> {
    await this.dataSource.query("INSERT IGNORE INTO reconciliations (organizationId, merchantId, mchid, date, state) VALUES (?, ?, ?, ?, 'waiting')", [organizationId, merchantId, mchid, date]);
  }

  /** Takes the day for a new run, or answers null while somebody has it. */
  async claim(
    transaction: Transaction, { merchantId, date }: DayOfMerchant, { now, until, source, startedById }: { now: Date; until: Date; source: ReconciliationRunRow['source']; startedById: number | null },
  ): Promise<ClaimedDay | null> {
    const days = transaction.getRepository(ReconciliationRow);
    const row = await days.findOneOrFail({ where: { merchantId, date }, lock: { mode: 'pessimistic_write' } });
    if (row.lease !== null && row.leaseUntil !== null && row.leaseUntil > now) return null;
    const lease = randomBytes(16).toString('hex');
    const run = row.runs + 1;
    await days.update({ id: row.id }, { state: 'running', lease, leaseUntil: until, runs: run, startedAt: now, progress: 0 });
    const made = { organizationId: row.organizationId, reconciliationId: row.id, number: run, source, startedById, startedAt: now, finishedAt: null, outcome: null } as Partial<ReconciliationRunRow> as ReconciliationRunRow;
    await transaction.getRepository(ReconciliationRunRow).insert(made);
    return { row, run, runId: made.id, lease };
  }

  /** False when somebody else has it by now. */
  async renew({ row, lease }: ClaimedDay, until: Date, progress: number): Promise<boolean> {
    const { affectedRows }: { affectedRows: number } = await this.dataSource.query('UPDATE reconciliations SET leaseUntil = ?, progress = ? WHERE id = ? AND lease = ?', [until, progress, row.id, lease]);
    return affectedRows === 1;
  }

  /** Lets go of it unfinished: the next one that looks takes it at once. */
  async release({ row, lease }: ClaimedDay): Promise<void> {
    await this.dataSource.query('UPDATE reconciliations SET lease = NULL, leaseUntil = NULL WHERE id = ? AND lease = ?', [row.id, lease]);
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<ReconciliationRow | null> {
    return transaction.getRepository(ReconciliationRow).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(transaction: Transaction, id: number, changes: Partial<ReconciliationRow>): Promise<void> {
    await transaction.getRepository(ReconciliationRow).update({ id }, changes);
  }

  async finishRun(transaction: Transaction, runId: number, outcome: string): Promise<void> {
    await transaction.getRepository(ReconciliationRunRow).update({ id: runId }, { outcome, finishedAt: new Date() });
  }

  /** Days before that one that still have the lines of their bills. */
  async withLinesBefore(date: CalendarDate, limit: number): Promise<number[]> {
    const rows: { id: number }[] = await this.dataSource.query('SELECT id FROM reconciliations WHERE date < ? AND linesOfRun > 0 ORDER BY id LIMIT ?', [date, limit]);
    return rows.map(({ id }) => id);
  }

  async forgetLines(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.dataSource.query('UPDATE reconciliations SET linesOfRun = 0 WHERE id IN (?)', [ids]);
  }
}
