import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BillLineRow } from './bill-line.entity.js';

const columns = ['transactionId', 'refundId', 'kind', 'outTradeNo', 'outRefundNo', 'at', 'amount', 'settled', 'fee', 'rate', 'goods'] as const satisfies readonly (keyof BillLineRow)[];
const removedAtOnce = 5000;

/** A line by WeChat's own numbers. */
export type BillLineKey = Pick<BillLineRow, 'transactionId' | 'refundId'>;
/** The bill that stands for a day. */
export interface StandingBill {
  reconciliationId: number;
  run: number;
}

@Injectable()
export class BillLinesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One statement for all of them. */
  async insert({ reconciliationId, run }: StandingBill, lines: readonly Pick<BillLineRow, (typeof columns)[number]>[]): Promise<void> {
    const bill: unknown[] = [reconciliationId, run];
    await this.dataSource.query(`INSERT INTO bill_lines (reconciliationId, run, ${columns.join(', ')}) VALUES ?`, [lines.map((line) => bill.concat(columns.map((column) => line[column])))]);
  }

  /** In the order of the key, from above `after`. */
  async page({ reconciliationId, run }: StandingBill, after: BillLineKey | null, limit: number): Promise<BillLineRow[]> {
    const { transactionId, refundId } = after ?? { transactionId: '', refundId: '' };
    const rows: RawLine[] = await this.dataSource.query(
      `SELECT reconciliationId, run, ${columns.join(', ')} FROM bill_lines WHERE reconciliationId = ? AND run = ? AND transactionId >= ? AND (transactionId > ? OR refundId > ?)
       ORDER BY transactionId, refundId LIMIT ?`, [reconciliationId, run, transactionId, transactionId, refundId, limit],
    );
    return rows.map(lineOf);
  }

  /** Those of the numbers that stand in the bill: payments by theirs, refunds by theirs. */
  async present({ reconciliationId, run }: StandingBill, transactionIds: readonly string[]): Promise<BillLineKey[]> {
    if (transactionIds.length === 0) return [];
    return this.dataSource.query('SELECT transactionId, refundId FROM bill_lines WHERE reconciliationId = ? AND run = ? AND transactionId IN (?)', [reconciliationId, run, transactionIds]);
  }

  async find({ reconciliationId, run }: StandingBill, { transactionId, refundId }: BillLineKey): Promise<BillLineRow | null> {
    const rows: RawLine[] = await this.dataSource.query(
      `SELECT reconciliationId, run, ${columns.join(', ')} FROM bill_lines WHERE reconciliationId = ? AND run = ? AND transactionId = ? AND refundId = ?`, [reconciliationId, run, transactionId, refundId],
    );
    return rows[0] ? lineOf(rows[0]) : null;
  }

  /** Of a run that broke off. */
  removeRun(reconciliationId: number, run: number): Promise<void> {
    return this.remove('reconciliationId = ? AND run = ?', [reconciliationId, run]);
  }

  /** Of all runs before the one that stands. A later one may be writing its own already. */
  removeEarlier({ reconciliationId, run }: StandingBill): Promise<void> {
    return this.remove('reconciliationId = ? AND run < ?', [reconciliationId, run]);
  }

  /** Of whole days. */
  async removeDays(reconciliationIds: readonly number[]): Promise<void> {
    for (const id of reconciliationIds) await this.remove('reconciliationId = ?', [id]);
  }

  /** Some at a time: nobody waits long for a lock. */
  private async remove(condition: string, parameters: unknown[]): Promise<void> {
    for (;;) {
      const { affectedRows }: { affectedRows: number } = await this.dataSource.query(`DELETE FROM bill_lines WHERE ${condition} LIMIT ${removedAtOnce}`, parameters);
      if (affectedRows < removedAtOnce) return;
    }
  }
}

/** The driver answers long integers as text. */
type RawLine = Omit<BillLineRow, 'amount' | 'settled' | 'fee'> & Record<'amount' | 'settled' | 'fee', string>;

function lineOf(row: RawLine): BillLineRow {
  return Object.assign(new BillLineRow(), row, { amount: Number(row.amount), settled: Number(row.settled), fee: Number(row.fee) });
}
