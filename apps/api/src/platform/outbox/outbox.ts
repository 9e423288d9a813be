import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../database/transaction.js';

/** Something that happened. `name` is `<thing>.<past participle>`, e.g. `ticket.submitted`. */
export interface DomainEvent<Payload = unknown> {
  id: number;
  organizationId: number;
  name: string;
  payload: Payload;
  createdAt: Date;
}

export interface OutboxListener<Payload> {
  event: string;
  /** Unique and stable: deliveries are kept under this name. */
  listener: string;
  /** Runs outside any transaction, at least once: must be idempotent by the event's id. Throwing means: again later. */
  handle: (event: DomainEvent<Payload>) => Promise<void>;
}

/** Mark on a transaction's connection. */
const deliveriesAdded = 'scanfix:deliveriesAdded';

/** Events leave the transaction in which they happened, and reach every listener, also after a crash. */
@Injectable()
export class Outbox {
  private readonly listeners: OutboxListener<never>[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** Called once by each listener when its module starts. */
  listen<Payload>(listener: OutboxListener<Payload>): void {
    if (this.listeners.some((known) => known.listener === listener.listener)) throw new Error(`two outbox listeners are called ${listener.listener}`);
    this.listeners.push(listener as OutboxListener<never>);
  }

  /** Calls back after each commit, in this process, of a transaction that left work for a listener. */
  onCommitted(callback: () => void): void {
    this.dataSource.subscribers.push({
      afterTransactionCommit: ({ queryRunner }) => {
        if (queryRunner.data[deliveriesAdded] === true) callback();
      },
    });
  }

  find(name: string): OutboxListener<never> | undefined {
    return this.listeners.find(({ listener }) => listener === name);
  }

  async add(transaction: Transaction, event: { organizationId: number; name: string; payload: object }): Promise<number> {
    const now = new Date();
    const inserted: { insertId: number } = await transaction.query(
      'INSERT INTO outbox_events (organizationId, name, payload, createdAt) VALUES (?, ?, ?, ?)',
      [event.organizationId, event.name, JSON.stringify(event.payload), now],
    );
    const listeners = this.listeners.filter((listener) => listener.event === event.name);
    if (listeners.length > 0) {
      await transaction.query('INSERT INTO outbox_deliveries (eventId, organizationId, listener, status, attempts, availableAt, createdAt) VALUES ?', [
        listeners.map(({ listener }) => [inserted.insertId, event.organizationId, listener, 'pending', 0, now, now]),
      ]);
      if (transaction.queryRunner) transaction.queryRunner.data[deliveriesAdded] = true;
    }
    return inserted.insertId;
  }
}
