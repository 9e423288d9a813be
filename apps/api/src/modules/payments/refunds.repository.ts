import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { bindingRefundStates } from './payment.states.js';
import type { Refund } from './refund.entity.js';
import { insertRow, updateRow } from '../../platform/database/rows.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** What a list of refunds shows, and how many of them. */
export interface RefundPage {
  state?: string;
  queue?: boolean;
  limit: number;
}

@Injectable()
export class RefundsRepository {
  constructor(private readonly dataSource: DataSource) {}

  insert(transaction: Transaction, row: Omit<Refund, 'id'>): Promise<number> {
    return insertRow(transaction, 'refunds', row);
  }

  update(transaction: Transaction, id: number, changes: Partial<Refund>): Promise<void> {
    return updateRow(transaction, 'refunds', id, changes);
  }

  find(organizationId: number, id: number): Promise<Refund | null> {
    return this.one('organizationId = ? AND id = ?', [organizationId, id]);
  }

  byNumber(outRefundNo: string): Promise<Refund | null> {
    return this.one('outRefundNo = ?', [outRefundNo]);
  }

  byRefundId(refundId: string, transaction?: Transaction): Promise<Refund | null> {
    return this.one('refundId = ?', [refundId], transaction);
  }

  /** Take the locks of ticket and payment first. */
  lock(transaction: Transaction, organizationId: number, id: number): Promise<Refund | null> {
    return this.one('organizationId = ? AND id = ? FOR UPDATE', [organizationId, id], transaction);
  }

  /** In the order in which they were asked for. */
  async ofPayments(paymentIds: readonly number[], transaction?: Transaction): Promise<Refund[]> {
    if (paymentIds.length === 0) return [];
    const rows: RawRefund[] = await (transaction ?? this.dataSource).query('SELECT * FROM refunds WHERE paymentId IN (?) ORDER BY id', [paymentIds]);
    return rows.map(refundOf);
  }

  /** Fen that refunds take from a payment already, or still may. */
  async bound(transaction: Transaction, paymentId: number): Promise<number> {
    const rows: { total: string | null }[] = await transaction.query('SELECT SUM(amount) AS total FROM refunds WHERE paymentId = ? AND state IN (?)', [paymentId, bindingRefundStates]);
    return Number(rows[0]?.total ?? 0);
  }

  /** Fen that have gone back. */
  async succeeded(transaction: Transaction, paymentId: number): Promise<number> {
    const rows: { total: string | null }[] = await transaction.query("SELECT SUM(amount) AS total FROM refunds WHERE paymentId = ? AND state = 'succeeded'", [paymentId]);
    return Number(rows[0]?.total ?? 0);
  }

  /** Of all organizations, those that WeChat is to be told of, or asked. */
  async toTry(now: Date, limit: number): Promise<Refund[]> {
    const rows: RawRefund[] = await this.dataSource.query('SELECT * FROM refunds WHERE nextTryAt <= ? ORDER BY nextTryAt LIMIT ?', [now, limit]);
    return rows.map(refundOf);
  }

  /** Newest first. The queue: what waits for a person. */
  async newestFirst(organizationId: number, { state, queue, limit }: RefundPage, beforeId: number | null): Promise<Refund[]> {
    const conditions = ['organizationId = ?'];
    const parameters: unknown[] = [organizationId];
    const where = (sql: string, ...values: unknown[]) => {
      conditions.push(sql);
      parameters.push(...values);
    };
    if (state !== undefined) where('state = ?', state);
    if (queue === true) where("(state IN ('requested', 'abnormal') OR (state = 'approved' AND (problem IS NOT NULL OR merchantId IS NULL)))");
    if (beforeId !== null) where('id < ?', beforeId);
    const rows: RawRefund[] = await this.dataSource.query(`SELECT * FROM refunds WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`, [...parameters, limit]);
    return rows.map(refundOf);
  }

  /** Not where it ended meanwhile. */
  async tryAgain(id: number, { problem, attempts, nextTryAt }: Pick<Refund, 'problem' | 'attempts' | 'nextTryAt'>): Promise<void> {
    await this.dataSource.query("UPDATE refunds SET problem = ?, attempts = ?, nextTryAt = ? WHERE id = ? AND state IN ('approved', 'processing')", [problem, attempts, nextTryAt, id]);
  }

  private async one(where: string, parameters: unknown[], transaction?: Transaction): Promise<Refund | null> {
    const rows: RawRefund[] = await (transaction ?? this.dataSource).query(`SELECT * FROM refunds WHERE ${where}`, parameters);
    return rows[0] ? refundOf(rows[0]) : null;
  }
}

type RawRefund = Omit<Refund, 'madeElsewhere'> & { madeElsewhere: number };

function refundOf(row: RawRefund): Refund {
  return { ...row, madeElsewhere: Boolean(row.madeElsewhere) };
}
