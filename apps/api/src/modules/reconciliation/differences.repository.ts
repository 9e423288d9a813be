import { Injectable } from '@nestjs/common';
import type { CalendarDate, DifferenceKind, DifferenceState } from '@scanfix/shared-types';
import { DataSource, In, LessThan } from 'typeorm';
import { ReconciliationDifferenceEventRow, ReconciliationDifferenceRow } from './reconciliation-difference.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type NewDifference = Omit<ReconciliationDifferenceRow, 'id'>;
export type NewDifferenceEvent = Omit<ReconciliationDifferenceEventRow, 'id'>;
export interface DifferenceFilter {
  id?: number;
  reconciliationId?: number;
  state?: DifferenceState;
  kind?: DifferenceKind;
}
/** How many of a day's differences there are of each kind and state; what vanished by itself does not count. */
export interface DifferenceCount {
  kind: DifferenceKind;
  state: DifferenceState;
  /** Nobody is told of it yet: it may be in the next day's bill. */
  waiting: boolean;
  total: number;
}

@Injectable()
export class DifferencesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, from below `beforeId`. */
  page(organizationId: number, filter: DifferenceFilter, beforeId: number | null, limit: number): Promise<ReconciliationDifferenceRow[]> {
    return this.rows().find({ where: { organizationId, ...filter, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) }, order: { id: 'DESC' }, take: limit });
  }

  find(organizationId: number, id: number): Promise<ReconciliationDifferenceRow | null> {
    return this.rows().findOneBy({ organizationId, id });
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<ReconciliationDifferenceRow | null> {
    return this.rows(transaction).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Of a day, by what they are about. */
  lockBySubject(transaction: Transaction, reconciliationId: number, subjectKeys: readonly string[]): Promise<ReconciliationDifferenceRow[]> {
    return this.rows(transaction).find({ where: { reconciliationId, subjectKey: In([...subjectKeys]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  /** Open ones that this run did not find any more; some at a time. */
  vanished(transaction: Transaction, reconciliationId: number, run: number, limit: number): Promise<ReconciliationDifferenceRow[]> {
    return this.rows(transaction).find({
      where: { reconciliationId, state: 'open', seenInRun: LessThan(run) }, order: { id: 'ASC' }, take: limit, lock: { mode: 'pessimistic_write' },
    });
  }

  /** Open ones of a merchant that were looked for in a day's bill, or in one before it. */
  oursOnly(merchantId: number, before: CalendarDate, afterId: number, limit: number): Promise<ReconciliationDifferenceRow[]> {
    return this.rows().createQueryBuilder('difference')
      .where("difference.merchantId = :merchantId AND difference.state = 'open' AND difference.kind = 'ours-only' AND difference.date < :before AND difference.id > :afterId", { merchantId, before, afterId })
      .orderBy('difference.id').take(limit).getMany();
  }

  /** Answers the ids, in the order given. */
  async insert(transaction: Transaction, differences: readonly NewDifference[]): Promise<number[]> {
    const { identifiers } = await this.rows(transaction).insert(differences.map((difference) => ({ ...difference })));
    return identifiers.map(({ id }) => id as number);
  }

  async update(transaction: Transaction, ids: readonly number[], changes: Partial<ReconciliationDifferenceRow>): Promise<void> {
    if (ids.length > 0) await this.rows(transaction).update({ id: In([...ids]) }, changes);
  }

  async addEvents(transaction: Transaction, events: readonly NewDifferenceEvent[]): Promise<void> {
    if (events.length > 0) await transaction.getRepository(ReconciliationDifferenceEventRow).insert([...events]);
  }

  /** Oldest first. */
  eventsOf(differenceIds: readonly number[]): Promise<ReconciliationDifferenceEventRow[]> {
    return this.dataSource.getRepository(ReconciliationDifferenceEventRow).find({ where: { differenceId: In([...differenceIds]) }, order: { differenceId: 'ASC', id: 'ASC' } });
  }

  async counts(transaction: Transaction, reconciliationId: number): Promise<DifferenceCount[]> {
    const rows: { kind: DifferenceKind; state: DifferenceState; waiting: number; total: string }[] = await transaction.query(
      `SELECT kind, state, waitsFor IS NOT NULL AS waiting, COUNT(*) AS total FROM reconciliation_differences
       WHERE reconciliationId = ? AND (resolution IS NULL OR resolution <> 'gone') GROUP BY kind, state, waiting`, [reconciliationId],
    );
    return rows.map((row) => ({ ...row, waiting: Boolean(row.waiting), total: Number(row.total) }));
  }

  /** At most `limit`. */
  async countOpen(organizationId: number, limit: number): Promise<number> {
    const rows: { total: number }[] = await this.dataSource.query(
      "SELECT COUNT(*) AS total FROM (SELECT 1 FROM reconciliation_differences WHERE organizationId = ? AND state = 'open' LIMIT ?) AS capped", [organizationId, limit],
    );
    return Number(rows[0]?.total ?? 0);
  }

  private rows(transaction?: Transaction) {
    return (transaction ?? this.dataSource).getRepository(ReconciliationDifferenceRow);
  }
}
