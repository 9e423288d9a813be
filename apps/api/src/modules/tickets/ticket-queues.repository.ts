import { Injectable } from '@nestjs/common';
import type { TicketState } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import type { Ticket } from './ticket.entity.js';

/** What decides who goes and in what order, of a ticket that waits for somebody. */
export type WaitingTicket = Pick<Ticket,
  'id' | 'urgency' | 'priority' | 'categoryId' | 'assetId' | 'locationId' | 'wishedEngineerId' | 'excludedEngineerIds' | 'preferredFrom' | 'preferredTo' | 'problemTypeName' | 'description'
>;

type WaitingRow = Omit<WaitingTicket, 'excludedEngineerIds'> & { excludedEngineerIds: string | null };

const waitingColumns = 'id, urgency, priority, categoryId, assetId, locationId, wishedEngineerId, excludedEngineerIds, preferredFrom, preferredTo, problemTypeName, description';
/** What the desk says counts more than what the requester says; then first come, first served. */
const mostUrgentFirst = "FIELD(COALESCE(priority, 'normal'), 'critical', 'high', 'normal', 'low'), FIELD(urgency, 'emergency', 'urgent', 'normal'), id";

/** Tickets in the order in which they want somebody. */
@Injectable()
export class TicketQueuesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async waiting(organizationId: number, { ids, limit }: { ids?: readonly number[]; limit: number }): Promise<WaitingTicket[]> {
    const among = ids === undefined ? { sql: '', values: [] } : { sql: ' AND id IN (?)', values: [ids] };
    if (ids?.length === 0) return [];
    const rows: WaitingRow[] = await this.dataSource.query(
      `SELECT ${waitingColumns} FROM tickets WHERE organizationId = ? AND state = 'triaged'${among.sql} ORDER BY ${mostUrgentFirst} LIMIT ?`, [organizationId, ...among.values, limit],
    );
    return rows.map((row) => ({ ...row, excludedEngineerIds: row.excludedEngineerIds === null ? null : (JSON.parse(row.excludedEngineerIds) as number[]) }));
  }

  /** Those that wait come first, then those that somebody has. */
  async idsIn(organizationId: number, states: readonly TicketState[], limit: number): Promise<{ id: number; locationId: number | null }[]> {
    return this.dataSource.query(
      `SELECT id, locationId FROM tickets WHERE organizationId = ? AND state IN (?) ORDER BY state <> 'triaged', ${mostUrgentFirst} LIMIT ?`, [organizationId, states, limit],
    );
  }
}
