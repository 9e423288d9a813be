import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DomainEvent } from './outbox.js';

/** A delivery taken under a lease, with its event. `attempts` counts this one and is its fencing number. */
export interface ClaimedDelivery {
  id: number;
  listener: string;
  attempts: number;
  event: DomainEvent;
}

interface ClaimRow {
  id: number;
  listener: string;
  attempts: number;
  eventId: number;
  organizationId: number;
  name: string;
  payload: string;
  eventCreatedAt: Date;
}

interface Result {
  affectedRows: number;
}

/**
 * Takes deliveries from the table and puts back what became of them. All times are the database's, so that processes whose clocks
 * disagree still agree about leases.
 */
@Injectable()
export class OutboxClaims {
  constructor(private readonly dataSource: DataSource) {}

  /** Due ones that nobody holds, oldest first; nobody else gets them for `leaseSeconds`. */
  claim(limit: number, leaseSeconds: number): Promise<ClaimedDelivery[]> {
    return this.dataSource.transaction(async (transaction) => {
      const rows: { id: number }[] = await transaction.query(
        "SELECT id FROM outbox_deliveries WHERE status = 'pending' AND availableAt <= UTC_TIMESTAMP(3) ORDER BY availableAt, id LIMIT ? FOR UPDATE SKIP LOCKED",
        [limit],
      );
      if (rows.length === 0) return [];
      const ids = rows.map(({ id }) => id);
      await transaction.query(
        'UPDATE outbox_deliveries SET attempts = attempts + 1, availableAt = UTC_TIMESTAMP(3) + INTERVAL ? SECOND WHERE id IN (?)',
        [leaseSeconds, ids],
      );
      const claimed: ClaimRow[] = await transaction.query(
        `SELECT delivery.id, delivery.listener, delivery.attempts, event.id AS eventId, event.organizationId, event.name, event.payload, event.createdAt AS eventCreatedAt
         FROM outbox_deliveries delivery JOIN outbox_events event ON event.id = delivery.eventId WHERE delivery.id IN (?) ORDER BY delivery.id`,
        [ids],
      );
      return claimed.map(claimedOf);
    });
  }

  /** Still at work. False when the lease was lost to another relay. */
  async extend({ id, attempts }: ClaimedDelivery, leaseSeconds: number): Promise<boolean> {
    const { affectedRows }: Result = await this.dataSource.query(
      "UPDATE outbox_deliveries SET availableAt = UTC_TIMESTAMP(3) + INTERVAL ? SECOND WHERE id = ? AND attempts = ? AND status = 'pending'",
      [leaseSeconds, id, attempts],
    );
    return affectedRows === 1;
  }

  /** Holds even when the lease was lost: what is done is done. */
  async done(ids: readonly number[]): Promise<void> {
    await this.dataSource.query("UPDATE outbox_deliveries SET status = 'done', lastError = NULL, availableAt = UTC_TIMESTAMP(3) WHERE id IN (?)", [ids]);
  }

  /** Again in `delaySeconds`, or never when that is null. Does nothing when another relay has taken it over. */
  async failed({ id, attempts }: ClaimedDelivery, error: string, delaySeconds: number | null): Promise<void> {
    await this.dataSource.query(
      "UPDATE outbox_deliveries SET status = ?, lastError = ?, availableAt = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND WHERE id = ? AND attempts = ? AND status = 'pending'",
      [delaySeconds === null ? 'dead' : 'pending', error, Math.round((delaySeconds ?? 0) * 1_000_000), id, attempts],
    );
  }

  /** Removes what was delivered before that time, and events that nothing is left of; some thousand rows at a time, to hold no long locks. */
  async prune(before: Date): Promise<void> {
    const atOnce = 2000;
    const statements = [
      `DELETE FROM outbox_deliveries WHERE status = 'done' AND availableAt < ? LIMIT ${atOnce}`,
      `DELETE FROM outbox_events WHERE createdAt < ? AND NOT EXISTS (SELECT 1 FROM outbox_deliveries WHERE outbox_deliveries.eventId = outbox_events.id) LIMIT ${atOnce}`,
    ];
    for (const statement of statements) {
      let removed = atOnce;
      while (removed === atOnce) removed = (await this.dataSource.query<Result>(statement, [before])).affectedRows;
    }
  }
}

function claimedOf(row: ClaimRow): ClaimedDelivery {
  const { id, listener, attempts, eventId, organizationId, name, payload, eventCreatedAt } = row;
  return { id, listener, attempts, event: { id: eventId, organizationId, name, payload: JSON.parse(payload) as unknown, createdAt: eventCreatedAt } };
}
