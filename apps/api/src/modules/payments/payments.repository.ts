import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Payment } from './payment.entity.js';
import { leavingRefundStates, openStates, receivedStates } from './payment.states.js';
import { insertRow, updateRow } from '../../platform/database/rows.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Fen of a ticket. */
export interface TicketSums {
  /** For the quote, whatever of it went back. */
  received: number;
  /** Of that, on its way back or there. */
  refunded: number;
  /** Nobody owes it, and it has not gone back. */
  surplus: number;
  open: boolean;
}

/** Payments one at a time and of a ticket; lists have a repository of their own. */
@Injectable()
export class PaymentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  insert(transaction: Transaction, row: Omit<Payment, 'id'>): Promise<number> {
    return insertRow(transaction, 'payments', row);
  }

  update(transaction: Transaction, id: number, changes: Partial<Payment>): Promise<void> {
    return updateRow(transaction, 'payments', id, changes);
  }

  find(organizationId: number, id: number): Promise<Payment | null> {
    return this.one('organizationId = ? AND id = ?', [organizationId, id]);
  }

  byNumber(outTradeNo: string): Promise<Payment | null> {
    return this.one('outTradeNo = ?', [outTradeNo]);
  }

  byTransactionId(organizationId: number, transactionId: string, transaction?: Transaction): Promise<Payment | null> {
    return this.one('organizationId = ? AND transactionId = ?', [organizationId, transactionId], transaction);
  }

  /** Take the ticket's lock first. */
  lock(transaction: Transaction, organizationId: number, id: number): Promise<Payment | null> {
    return this.one('organizationId = ? AND id = ? FOR UPDATE', [organizationId, id], transaction);
  }

  /** The one of a ticket that can be paid at WeChat now. */
  openOf(organizationId: number, ticketId: number, transaction?: Transaction): Promise<Payment | null> {
    return this.one('openTicketId = ? AND organizationId = ?', [ticketId, organizationId], transaction);
  }

  /** Newest first. */
  async ofTicket(organizationId: number, ticketId: number, transaction?: Transaction): Promise<Payment[]> {
    return (transaction ?? this.dataSource).query('SELECT * FROM payments WHERE organizationId = ? AND ticketId = ? ORDER BY id DESC', [organizationId, ticketId]);
  }

  async sums(organizationId: number, ticketId: number, transaction?: Transaction): Promise<TicketSums> {
    const source = transaction ?? this.dataSource;
    const payments: { id: number; state: string; purpose: string; amount: number }[] = await source.query(
      'SELECT id, state, purpose, amount FROM payments WHERE organizationId = ? AND ticketId = ?', [organizationId, ticketId],
    );
    const refunds: { paymentId: number; amount: number }[] = payments.length === 0 ? [] : await source.query(
      'SELECT paymentId, amount FROM refunds WHERE paymentId IN (?) AND state IN (?)', [payments.map(({ id }) => id), leavingRefundStates],
    );
    const received = payments.filter(({ state }) => (receivedStates as readonly string[]).includes(state));
    const of = (purpose: string) => {
      const own = received.filter((payment) => payment.purpose === purpose);
      const ids = new Set(own.map(({ id }) => id));
      return { received: sum(own), refunded: sum(refunds.filter(({ paymentId }) => ids.has(paymentId))) };
    };
    const [quote, surplus] = [of('quote'), of('surplus')];
    return {
      ...quote, surplus: surplus.received - surplus.refunded,
      open: payments.some(({ state }) => (openStates as readonly string[]).includes(state)),
    };
  }

  /** Of all organizations, those of which WeChat is to be asked; the most urgent first. */
  async toQuery(now: Date, limit: number): Promise<Payment[]> {
    return this.dataSource.query('SELECT * FROM payments WHERE nextQueryAt <= ? ORDER BY nextQueryAt LIMIT ?', [now, limit]);
  }

  /** Of all organizations, those whose delivery WeChat is to be told of. */
  async toShip(now: Date, limit: number): Promise<Payment[]> {
    return this.dataSource.query("SELECT * FROM payments WHERE shipping = 'waiting' AND nextShippingAt <= ? ORDER BY nextShippingAt LIMIT ?", [now, limit]);
  }

  /** Not where it was paid or closed meanwhile. */
  async queryAgain(id: number, queries: number, at: Date): Promise<void> {
    await this.dataSource.query('UPDATE payments SET queries = ?, nextQueryAt = ? WHERE id = ? AND openTicketId IS NOT NULL', [queries, at, id]);
  }

  /** Of one ticket or one payment: WeChat is to be told that its work was done. */
  async shipNow(organizationId: number, ticketId: number, at: Date): Promise<void> {
    await this.dataSource.query("UPDATE payments SET nextShippingAt = ? WHERE organizationId = ? AND ticketId = ? AND shipping = 'waiting' AND nextShippingAt IS NULL", [at, organizationId, ticketId]);
  }

  /** False where another run took this attempt. */
  async takeShipping({ id, shippingAttempts }: Payment, next: Date): Promise<boolean> {
    const { affectedRows } = await this.dataSource.query("UPDATE payments SET shippingAttempts = shippingAttempts + 1, nextShippingAt = ? WHERE id = ? AND shippingAttempts = ? AND shipping = 'waiting'", [next, id, shippingAttempts]);
    return affectedRows === 1;
  }

  async endShipping(id: number, shipping: NonNullable<Payment['shipping']>): Promise<void> {
    await updateRow(this.dataSource.manager, 'payments', id, { shipping, nextShippingAt: null });
  }

  private async one(where: string, parameters: unknown[], transaction?: Transaction): Promise<Payment | null> {
    const rows: Payment[] = await (transaction ?? this.dataSource).query(`SELECT payments.*, DATE_FORMAT(reconciledOn, '%Y-%m-%d') AS reconciledOn FROM payments WHERE ${where}`, parameters);
    return rows[0] ?? null;
  }
}

function sum(rows: readonly { amount: number }[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}
