import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewClock } from './clock.transitions.js';
import type { TicketClockRow } from './ticket-clock.entity.js';
import { updateRow } from '../../platform/database/rows.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Clocks as rows. JSON columns are read and written here as text: the hot path goes around the mapper of TypeORM. */
@Injectable()
export class ClocksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** All clocks of a new ticket, or of work that goes out again, in one statement. */
  async insert(transaction: Transaction, organizationId: number, ticketId: number, clocks: readonly NewClock[]): Promise<void> {
    await transaction.query(
      `INSERT INTO ticket_clocks (organizationId, ticketId, ${columns.join(', ')}) VALUES ?`,
      [clocks.map((clock) => { const row = rowOf(clock); return [organizationId, ticketId, ...columns.map((column) => row[column])]; })],
    );
  }

  /** In the order in which they were made. */
  async ofTickets(organizationId: number, ticketIds: readonly number[]): Promise<TicketClockRow[]> {
    if (ticketIds.length === 0) return [];
    const rows: StoredClock[] = await this.dataSource.query('SELECT * FROM ticket_clocks WHERE organizationId = ? AND ticketId IN (?) ORDER BY id', [organizationId, ticketIds]);
    return rows.map(clockFrom);
  }

  /** Call it with the ticket locked: that is the lock. */
  async within(transaction: Transaction, organizationId: number, ticketId: number): Promise<TicketClockRow[]> {
    const rows: StoredClock[] = await transaction.query('SELECT * FROM ticket_clocks WHERE organizationId = ? AND ticketId = ? ORDER BY id', [organizationId, ticketId]);
    return rows.map(clockFrom);
  }

  async update(transaction: Transaction, id: number, clock: NewClock): Promise<void> {
    const row = rowOf(clock);
    await updateRow(transaction, 'ticket_clocks', id, Object.fromEntries(columns.map((column) => [column, row[column]])));
  }

  /** Takes clocks that have something to say, of every organization, and keeps them from other processes until `until`. */
  async claimDue(transaction: Transaction, now: Date, until: Date, limit: number): Promise<Pick<TicketClockRow, 'id' | 'organizationId' | 'ticketId'>[]> {
    const due: Pick<TicketClockRow, 'id' | 'organizationId' | 'ticketId'>[] = await transaction.query(
      'SELECT id, organizationId, ticketId FROM ticket_clocks WHERE nextAt <= ? ORDER BY nextAt LIMIT ? FOR UPDATE SKIP LOCKED', [now, limit],
    );
    if (due.length > 0) await transaction.query('UPDATE ticket_clocks SET nextAt = ? WHERE id IN (?)', [until, due.map(({ id }) => id)]);
    return due;
  }

  /** Its chain of escalations was changed: what runs by it, and has something left to say, is looked at again at once. */
  async recheck(transaction: Transaction, organizationId: number, policyId: number, now: Date): Promise<void> {
    await transaction.query('UPDATE ticket_clocks SET nextAt = ? WHERE nextAt > ? AND organizationId = ? AND policyId = ?', [now, now, organizationId, policyId]);
  }
}

const columns = [
  'kind', 'round', 'policyId', 'calendarId', 'state', 'startedAt', 'targetMinutes', 'dueAt', 'warnAt', 'stoppedAt', 'pauses', 'warnedAt', 'breachedAt', 'stepsTaken', 'nextAt',
] as const satisfies readonly (keyof NewClock)[];

type StoredClock = Omit<TicketClockRow, 'pauses' | 'stepsTaken'> & { pauses: string; stepsTaken: string };

function rowOf(clock: NewClock) {
  return { ...clock, pauses: JSON.stringify(clock.pauses), stepsTaken: JSON.stringify(clock.stepsTaken) };
}

function clockFrom(row: StoredClock): TicketClockRow {
  return { ...row, pauses: JSON.parse(row.pauses) as TicketClockRow['pauses'], stepsTaken: JSON.parse(row.stepsTaken) as string[] };
}
