import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import { receivedStates } from './payment.states.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** A payment or a refund, with what a bill is compared by. */
export interface Reconcilable {
  kind: 'payment' | 'refund';
  id: number;
  paymentId: number;
  ticketId: number;
  outTradeNo: string;
  transactionId: string | null;
  /** Null for a payment. */
  outRefundNo: string | null;
  refundId: string | null;
  /** Fen. */
  amount: number;
  /** When the money moved. */
  at: Date;
  reconciledOn: CalendarDate | null;
}

const batch = 1000;
const paymentColumns = "'payment' AS kind, p.id, p.id AS paymentId, p.ticketId, p.outTradeNo, p.transactionId, NULL AS outRefundNo, NULL AS refundId, p.amount, p.paidAt AS at, DATE_FORMAT(p.reconciledOn, '%Y-%m-%d') AS reconciledOn";
const refundColumns = "'refund' AS kind, r.id, r.paymentId, r.ticketId, p.outTradeNo, p.transactionId, r.outRefundNo, r.refundId, r.amount, COALESCE(r.succeededAt, r.decidedAt, r.requestedAt) AS at, DATE_FORMAT(r.reconciledOn, '%Y-%m-%d') AS reconciledOn";

/** Payments and refunds at WeChat Pay as a bill tells them: in masses. */
@Injectable()
export class ReconcilableRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Payments first, then refunds; each in the order of time, by keyset. */
  async* between(organizationId: number, merchantId: number, from: Date, to: Date): AsyncGenerator<Reconcilable[]> {
    yield* this.batches(from, (at, id) => this.dataSource.query(
      `SELECT ${paymentColumns} FROM payments p WHERE p.merchantId = ? AND p.organizationId = ? AND p.paidAt >= ? AND p.paidAt < ? AND (p.paidAt > ? OR p.id > ?) AND p.state IN (?)
       ORDER BY p.paidAt, p.id LIMIT ?`, [merchantId, organizationId, at, to, at, id, receivedStates, batch],
    ));
    yield* this.batches(from, (at, id) => this.dataSource.query(
      `SELECT ${refundColumns} FROM refunds r JOIN payments p ON p.id = r.paymentId WHERE r.merchantId = ? AND r.organizationId = ? AND r.succeededAt >= ? AND r.succeededAt < ? AND (r.succeededAt > ? OR r.id > ?)
       AND r.refundId IS NOT NULL ORDER BY r.succeededAt, r.id LIMIT ?`, [merchantId, organizationId, at, to, at, id, batch],
    ));
  }

  async byNumbers(organizationId: number, merchantId: number, { transactionIds, refundIds }: { transactionIds: readonly string[]; refundIds: readonly string[] }): Promise<Reconcilable[]> {
    const payments: Reconcilable[] = transactionIds.length === 0 ? [] : await this.dataSource.query(
      `SELECT ${paymentColumns} FROM payments p WHERE p.transactionId IN (?) AND p.merchantId = ? AND p.organizationId = ?`, [transactionIds, merchantId, organizationId],
    );
    const refunds: Reconcilable[] = refundIds.length === 0 ? [] : await this.dataSource.query(
      `SELECT ${refundColumns} FROM refunds r JOIN payments p ON p.id = r.paymentId WHERE r.refundId IN (?) AND r.merchantId = ? AND r.organizationId = ?`, [refundIds, merchantId, organizationId],
    );
    return [...payments, ...refunds];
  }

  async mark(
    transaction: Transaction, organizationId: number,
    { date, payments, refunds }: { date: CalendarDate; payments: readonly { id: number; fee: number }[]; refunds: readonly { id: number; fee: number }[] },
  ): Promise<void> {
    await markRows(transaction, 'payments', organizationId, date, payments);
    await markRows(transaction, 'refunds', organizationId, date, refunds);
  }

  async unmark(transaction: Transaction, organizationId: number, { payments, refunds }: { payments: readonly number[]; refunds: readonly number[] }): Promise<void> {
    for (const [table, ids] of [['payments', payments], ['refunds', refunds]] as const) {
      if (ids.length > 0) await transaction.query(`UPDATE ${table} SET reconciledOn = NULL, fee = NULL WHERE organizationId = ? AND id IN (?)`, [organizationId, ids]);
    }
  }

  private async* batches(from: Date, read: (at: Date, id: number) => Promise<Reconcilable[]>): AsyncGenerator<Reconcilable[]> {
    let [at, id] = [from, 0];
    for (;;) {
      const rows = await read(at, id);
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      if (rows.length < batch) return;
      [at, id] = [last.at, last.id];
    }
  }
}

/** One statement a batch: the fees stand in it by id. */
async function markRows(transaction: Transaction, table: 'payments' | 'refunds', organizationId: number, date: CalendarDate, rows: readonly { id: number; fee: number }[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    const some = rows.slice(start, start + batch);
    await transaction.query(
      `UPDATE ${table} SET reconciledOn = ?, fee = CASE id ${some.map(() => 'WHEN ? THEN ?').join(' ')} END WHERE organizationId = ? AND id IN (?)`,
      [date, ...some.flatMap(({ id, fee }) => [id, fee]), organizationId, some.map(({ id }) => id)],
    );
  }
}
