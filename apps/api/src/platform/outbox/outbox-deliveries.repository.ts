import { Injectable } from '@nestjs/common';
import type { OutboxOverview, OutboxStatus } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import type { Transaction } from '../database/transaction.js';

export interface DeliveryRow {
  id: number;
  eventId: number;
  eventName: string;
  listener: string;
  status: OutboxStatus;
  attempts: number;
  availableAt: Date;
  lastError: string | null;
  createdAt: Date;
}

const columns = `delivery.id, delivery.eventId, event.name AS eventName, delivery.listener, delivery.status, delivery.attempts, delivery.availableAt,
  delivery.lastError, delivery.createdAt FROM outbox_deliveries delivery JOIN outbox_events event ON event.id = delivery.eventId`;

const beyondAllIds = 2 ** 32;

/** What those who operate the system see of the outbox, and the one thing they can do. */
@Injectable()
export class OutboxDeliveriesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. Each status is a range of one index, so all of them are three short reads. */
  async list(organizationId: number, status: OutboxStatus | undefined, beforeId: number | null, limit: number): Promise<DeliveryRow[]> {
    const wanted: OutboxStatus[] = status ? [status] : ['pending', 'done', 'dead'];
    const lists = await Promise.all(wanted.map((one) => this.dataSource.query<DeliveryRow[]>(
      `SELECT ${columns} WHERE delivery.organizationId = ? AND delivery.status = ? AND delivery.id < ? ORDER BY delivery.id DESC LIMIT ?`,
      [organizationId, one, beforeId ?? beyondAllIds, limit],
    )));
    return lists.flat().sort((a, b) => b.id - a.id).slice(0, limit);
  }

  async find(organizationId: number, id: number): Promise<DeliveryRow | null> {
    const rows: DeliveryRow[] = await this.dataSource.query(`SELECT ${columns} WHERE delivery.id = ? AND delivery.organizationId = ?`, [id, organizationId]);
    return rows[0] ?? null;
  }

  async overview(organizationId: number): Promise<OutboxOverview> {
    const rows: { status: OutboxStatus; count: string; oldest: string | null }[] = await this.dataSource.query(
      `SELECT status, COUNT(*) AS count, TIMESTAMPDIFF(SECOND, MIN(createdAt), UTC_TIMESTAMP(3)) AS oldest
       FROM outbox_deliveries WHERE organizationId = ? AND status IN ('pending', 'dead') GROUP BY status`,
      [organizationId],
    );
    const of = (status: OutboxStatus) => rows.find((row) => row.status === status);
    const pending = of('pending');
    return {
      pending: Number(pending?.count ?? 0), dead: Number(of('dead')?.count ?? 0), oldestPendingSeconds: pending ? Math.max(0, Number(pending.oldest)) : null,
    };
  }

  /** Of all organizations, for the measurements. */
  async totals(): Promise<{ pending: number; dead: number }> {
    const rows: { status: OutboxStatus; count: string }[] = await this.dataSource.query(
      "SELECT status, COUNT(*) AS count FROM outbox_deliveries WHERE status IN ('pending', 'dead') GROUP BY status",
    );
    const of = (status: OutboxStatus) => Number(rows.find((row) => row.status === status)?.count ?? 0);
    return { pending: of('pending'), dead: of('dead') };
  }

  /** A dead one begins anew. False when it is not dead (any more). */
  async revive(transaction: Transaction, organizationId: number, id: number): Promise<boolean> {
    const result: { affectedRows: number } = await transaction.query(
      "UPDATE outbox_deliveries SET status = 'pending', attempts = 0, availableAt = UTC_TIMESTAMP(3) WHERE id = ? AND organizationId = ? AND status = 'dead'",
      [id, organizationId],
    );
    return result.affectedRows === 1;
  }
}
