import { Injectable } from '@nestjs/common';
import type { PaymentChannel, PaymentPurpose, PaymentState } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import type { Payment } from './payment.entity.js';
import type { PaymentVoucher } from './payment-voucher.entity.js';
import { insertRow } from '../../platform/database/rows.js';
import type { Transaction } from '../../platform/database/transaction.js';

export interface PaymentFilter {
  state?: PaymentState;
  channel?: PaymentChannel;
  purpose?: PaymentPurpose;
  ticketId?: number;
  customerId?: number;
  paidFrom?: Date;
  paidTo?: Date;
  /** The beginning of a number of WeChat's, ours or a voucher's. */
  number?: string;
}

/** The driver makes an instant of a day: the later column of the name is the one that counts. */
const columns = "payments.*, DATE_FORMAT(payments.reconciledOn, '%Y-%m-%d') AS reconciledOn";

/** What finance looks through, and the vouchers beside it. */
@Injectable()
export class PaymentListsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async newestFirst(organizationId: number, filter: PaymentFilter, beforeId: number | null, limit: number): Promise<Payment[]> {
    const { state, channel, purpose, ticketId, customerId, paidFrom, paidTo, number } = filter;
    const conditions = ['organizationId = ?'];
    const parameters: unknown[] = [organizationId];
    const where = (sql: string, ...values: unknown[]) => {
      conditions.push(sql);
      parameters.push(...values);
    };
    if (state !== undefined) where('state = ?', state);
    if (channel !== undefined) where('channel = ?', channel);
    if (purpose !== undefined) where('purpose = ?', purpose);
    if (ticketId !== undefined) where('ticketId = ?', ticketId);
    if (customerId !== undefined) where('customerId = ?', customerId);
    if (paidFrom !== undefined) where('paidAt >= ?', paidFrom);
    if (paidTo !== undefined) where('paidAt < ?', paidTo);
    if (number !== undefined) where('id IN (?)', await this.idsByNumber(organizationId, number));
    if (beforeId !== null) where('id < ?', beforeId);
    return this.dataSource.query(`SELECT ${columns} FROM payments WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`, [...parameters, limit]);
  }

  async findSome(organizationId: number, ids: readonly number[]): Promise<Map<number, Payment>> {
    if (ids.length === 0) return new Map();
    const rows: Payment[] = await this.dataSource.query(`SELECT ${columns} FROM payments WHERE organizationId = ? AND id IN (?)`, [organizationId, [...new Set(ids)]]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  insertVoucher(transaction: Transaction, row: Omit<PaymentVoucher, 'id'>): Promise<number> {
    return insertRow(transaction, 'payment_vouchers', row);
  }

  async vouchers(organizationId: number, ids: readonly number[]): Promise<Map<number, PaymentVoucher>> {
    if (ids.length === 0) return new Map();
    const rows: PaymentVoucher[] = await this.dataSource.query('SELECT * FROM payment_vouchers WHERE organizationId = ? AND id IN (?)', [organizationId, [...new Set(ids)]]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Each kind of number has an index of its own; what begins so often that it says nothing is cut off. */
  private async idsByNumber(organizationId: number, number: string): Promise<number[]> {
    const prefix = `${number.replace(/[\\%_]/g, '\\$&')}%`;
    // What WeChat numbers is ASCII: nothing else can be the beginning of one.
    const ours: { id: number }[] = /^[\x20-\x7e]+$/.test(number) ? await this.dataSource.query(
      `(SELECT id FROM payments WHERE organizationId = ? AND outTradeNo LIKE ? ORDER BY outTradeNo LIMIT 500) UNION (SELECT id FROM payments WHERE organizationId = ? AND transactionId LIKE ? ORDER BY transactionId LIMIT 500)`,
      [organizationId, prefix, organizationId, prefix],
    ) : [];
    const slips: { id: number }[] = await this.dataSource.query(
      'SELECT p.id FROM payment_vouchers v JOIN payments p ON p.voucherId = v.id WHERE v.organizationId = ? AND v.number LIKE ? ORDER BY v.number LIMIT 500', [organizationId, prefix],
    );
    // An empty list is no SQL; no payment has the id 0.
    return [0, ...new Set([...ours, ...slips].map(({ id }) => id))];
  }
}
