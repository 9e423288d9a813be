import { Injectable } from '@nestjs/common';
import type { CalendarDate, Fen, PaymentChannel, PaymentPurpose, PaymentState, RefundReason, RefundState } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import { receivedStates } from './payment.states.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** A payment or a refund by which money moved. */
export interface MovedMoney {
  id: number;
  amount: Fen;
}
/** A payment as a file has it. */
export interface ReceivedPayment {
  id: number;
  ticketId: number;
  customerId: number | null;
  outTradeNo: string;
  transactionId: string | null;
  channel: PaymentChannel;
  state: PaymentState;
  purpose: PaymentPurpose;
  amount: Fen;
  refunded: Fen;
  fee: Fen | null;
  paidAt: Date;
  reconciledOn: CalendarDate | null;
  voucherNumber: string | null;
  payerName: string | null;
  note: string | null;
  recordedById: number | null;
}
/** A refund as a file has it. */
export interface SucceededRefund {
  id: number;
  ticketId: number;
  customerId: number | null;
  outRefundNo: string;
  outTradeNo: string;
  channel: PaymentChannel;
  reason: RefundReason;
  state: RefundState;
  amount: Fen;
  succeededAt: Date;
  requestedById: number | null;
  decidedById: number | null;
  voucherNumber: string | null;
  note: string | null;
}
export interface PaymentQueue {
  refundsToDecide: number;
  refundsAbnormal: number;
  surplusPayments: number;
  unexplained: number;
}

/** Payments and refunds in masses, as the books are compared with them. */
@Injectable()
export class PaymentBooksRepository {
  constructor(private readonly dataSource: DataSource) {}

  received(transaction: Transaction, organizationId: number, above: number, limit: number): Promise<MovedMoney[]> {
    return transaction.query('SELECT id, amount FROM payments WHERE organizationId = ? AND id > ? AND state IN (?) ORDER BY id LIMIT ?', [organizationId, above, receivedStates, limit]);
  }

  refunded(transaction: Transaction, organizationId: number, above: number, limit: number): Promise<MovedMoney[]> {
    return transaction.query("SELECT id, amount FROM refunds WHERE organizationId = ? AND id > ? AND state = 'succeeded' ORDER BY id LIMIT ?", [organizationId, above, limit]);
  }

  /** For quotes, less what went back of it, of tickets above the first up to the second. */
  async paidByTicket(transaction: Transaction, organizationId: number, above: number, upTo: number): Promise<Map<number, Fen>> {
    const rows: { ticketId: number; paid: string }[] = await transaction.query(
      `SELECT ticketId, SUM(amount) AS paid FROM (
         SELECT ticketId, CAST(amount AS SIGNED) AS amount FROM payments WHERE organizationId = ? AND ticketId > ? AND ticketId <= ? AND purpose = 'quote' AND state IN (?)
         UNION ALL
         SELECT r.ticketId, -CAST(r.amount AS SIGNED) FROM refunds r JOIN payments p ON p.id = r.paymentId
         WHERE r.organizationId = ? AND r.ticketId > ? AND r.ticketId <= ? AND r.state = 'succeeded' AND p.purpose = 'quote') moved GROUP BY ticketId`,
      [organizationId, above, upTo, receivedStates, organizationId, above, upTo],
    );
    return new Map(rows.map(({ ticketId, paid }) => [ticketId, Number(paid)]));
  }

  /** Received from an instant on and before another one, in the order of time, from behind a row. */
  async paidBetween(organizationId: number, after: { at: Date; id: number }, before: Date, limit: number): Promise<ReceivedPayment[]> {
    const rows: (Omit<ReceivedPayment, 'refunded'> & { refunded: string | null })[] = await this.dataSource.query(
      `SELECT p.id, p.ticketId, p.customerId, p.outTradeNo, p.transactionId, p.channel, p.state, p.purpose, p.amount, p.fee, p.paidAt, DATE_FORMAT(p.reconciledOn, '%Y-%m-%d') AS reconciledOn,
         v.number AS voucherNumber, v.payerName, v.note, v.recordedById, (SELECT SUM(r.amount) FROM refunds r WHERE r.paymentId = p.id AND r.state = 'succeeded') AS refunded
       FROM payments p LEFT JOIN payment_vouchers v ON v.id = p.voucherId
       WHERE p.organizationId = ? AND p.paidAt >= ? AND p.paidAt < ? AND (p.paidAt > ? OR p.id > ?) AND p.state IN (?) ORDER BY p.paidAt, p.id LIMIT ?`,
      [organizationId, after.at, before, after.at, after.id, receivedStates, limit],
    );
    return rows.map((row) => ({ ...row, refunded: Number(row.refunded ?? 0) }));
  }

  /** As `paidBetween`, of refunds that arrived. */
  succeededBetween(organizationId: number, after: { at: Date; id: number }, before: Date, limit: number): Promise<SucceededRefund[]> {
    return this.dataSource.query(
      `SELECT r.id, r.ticketId, p.customerId, r.outRefundNo, p.outTradeNo, p.channel, r.reason, r.state, r.amount, r.succeededAt, r.requestedById, r.decidedById, r.voucherNumber, r.note
       FROM refunds r JOIN payments p ON p.id = r.paymentId
       WHERE r.organizationId = ? AND r.state = 'succeeded' AND r.succeededAt >= ? AND r.succeededAt < ? AND (r.succeededAt > ? OR r.id > ?) ORDER BY r.succeededAt, r.id LIMIT ?`,
      [organizationId, after.at, before, after.at, after.id, limit],
    );
  }

  /** What waits for a person. */
  async queue(organizationId: number): Promise<PaymentQueue> {
    const refunds: { state: string; total: number }[] = await this.dataSource.query(
      "SELECT state, COUNT(*) AS total FROM refunds WHERE organizationId = ? AND state IN ('requested', 'abnormal') GROUP BY state", [organizationId],
    );
    const surplus: { total: number }[] = await this.dataSource.query(
      `SELECT COUNT(*) AS total FROM payments p WHERE p.organizationId = ? AND p.purpose = 'surplus' AND p.state IN ('paid', 'partially-refunded')
       AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.paymentId = p.id AND r.state IN ('requested', 'approved', 'processing', 'abnormal'))`, [organizationId],
    );
    const unexplained: { total: number }[] = await this.dataSource.query('SELECT COUNT(*) AS total FROM unexplained_notifications WHERE organizationId = ? AND settledAt IS NULL', [organizationId]);
    const of = (state: string) => Number(refunds.find((row) => row.state === state)?.total ?? 0);
    return { refundsToDecide: of('requested'), refundsAbnormal: of('abnormal'), surplusPayments: Number(surplus[0]?.total ?? 0), unexplained: Number(unexplained[0]?.total ?? 0) };
  }
}
