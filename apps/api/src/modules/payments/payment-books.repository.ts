import { Injectable } from '@nestjs/common';
import type { Fen } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import { receivedStates } from './payment.states.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** A payment or a refund by which money moved. */
export interface MovedMoney {
  id: number;
  amount: Fen;
}
export interface PaymentQueue {
  refundsToDecide: number;
  refundsAbnormal: number;
  surplusPayments: number;
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

  /** What waits for a person. */
  async queue(organizationId: number): Promise<PaymentQueue> {
    const refunds: { state: string; total: number }[] = await this.dataSource.query(
      "SELECT state, COUNT(*) AS total FROM refunds WHERE organizationId = ? AND state IN ('requested', 'abnormal') GROUP BY state", [organizationId],
    );
    const surplus: { total: number }[] = await this.dataSource.query(
      `SELECT COUNT(*) AS total FROM payments p WHERE p.organizationId = ? AND p.purpose = 'surplus' AND p.state IN ('paid', 'partially-refunded')
       AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.paymentId = p.id AND r.state IN ('requested', 'approved', 'processing', 'abnormal'))`, [organizationId],
    );
    const of = (state: string) => Number(refunds.find((row) => row.state === state)?.total ?? 0);
    return { refundsToDecide: of('requested'), refundsAbnormal: of('abnormal'), surplusPayments: Number(surplus[0]?.total ?? 0) };
  }
}
