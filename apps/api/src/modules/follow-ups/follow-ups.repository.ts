import { Injectable } from '@nestjs/common';
import type { FollowUpStatus } from '@scanfix/shared-types';
import { DataSource, In } from 'typeorm';
import { FollowUpCallRow } from './follow-up-call.entity.js';
import { FollowUp } from './follow-up.entity.js';
import { insertRow, updateRow } from '../../platform/database/rows.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** What a list shows, and how many of it. */
export interface FollowUpPage {
  status?: FollowUpStatus;
  bad?: boolean;
  ticketId?: number;
  limit: number;
}

export interface OverdueFollowUp {
  id: number;
  organizationId: number;
  ticketId: number;
}

@Injectable()
export class FollowUpsRepository {
  constructor(private readonly dataSource: DataSource) {}

  insert(transaction: Transaction, row: Omit<FollowUp, 'id'>): Promise<number> {
    return insertRow(transaction, 'follow_ups', row);
  }

  update(transaction: Transaction, id: number, changes: Partial<FollowUp>): Promise<void> {
    return updateRow(transaction, 'follow_ups', id, changes);
  }

  /** Of the newest time that the ticket was completed. Take the ticket's lock first: whoever changes a follow-up holds both, in that order. */
  async lockNewest(transaction: Transaction, organizationId: number, ticketId: number): Promise<FollowUp | null> {
    const rows: RawFollowUp[] = await transaction.query('SELECT * FROM follow_ups WHERE organizationId = ? AND ticketId = ? ORDER BY id DESC LIMIT 1 FOR UPDATE', [organizationId, ticketId]);
    return rows[0] ? followUpOf(rows[0]) : null;
  }

  async newest(organizationId: number, ticketId: number): Promise<FollowUp | null> {
    const rows: RawFollowUp[] = await this.dataSource.query('SELECT * FROM follow_ups WHERE organizationId = ? AND ticketId = ? ORDER BY id DESC LIMIT 1', [organizationId, ticketId]);
    return rows[0] ? followUpOf(rows[0]) : null;
  }

  find(organizationId: number, id: number): Promise<FollowUp | null> {
    return this.dataSource.getRepository(FollowUp).findOneBy({ organizationId, id });
  }

  async npsAskedSince(transaction: Transaction, organizationId: number, requesterId: number, since: Date): Promise<boolean> {
    const rows: unknown[] = await transaction.query(
      'SELECT 1 FROM follow_ups WHERE organizationId = ? AND requesterId = ? AND askNps = TRUE AND completedAt > ? LIMIT 1', [organizationId, requesterId, since],
    );
    return rows.length > 0;
  }

  /** Newest first. */
  newestFirst(organizationId: number, page: FollowUpPage, beforeId: number | null): Promise<FollowUp[]> {
    const after = beforeId === null ? null : { sql: 'id < ?', parameters: [beforeId] };
    return this.page(organizationId, page, after, 'id DESC');
  }

  /** In the order in which they are to be called. */
  dueFirst(organizationId: number, page: FollowUpPage, after: [Date, number] | null): Promise<FollowUp[]> {
    return this.page(organizationId, page, after && { sql: 'dueAt >= ? AND (dueAt > ? OR id > ?)', parameters: [after[0], ...after] }, 'dueAt, id');
  }

  /** In the order in which they were made. */
  async calls(followUpIds: readonly number[]): Promise<FollowUpCallRow[]> {
    if (followUpIds.length === 0) return [];
    return this.dataSource.getRepository(FollowUpCallRow).find({ where: { followUpId: In([...followUpIds]) }, order: { followUpId: 'ASC', id: 'ASC' } });
  }

  insertCall(transaction: Transaction, row: Omit<FollowUpCallRow, 'id'>): Promise<number> {
    return insertRow(transaction, 'follow_up_calls', row);
  }

  /** Who was asked long enough, in all organizations, stands on the call list. */
  async putOnCallList(now: Date): Promise<void> {
    await this.dataSource.query("UPDATE follow_ups SET status = 'to-call' WHERE status = 'asked' AND dueAt <= ? AND closesAt > ?", [now, now]);
  }

  /** Nobody will answer any more, in all organizations; the oldest first. */
  async overdue(now: Date, limit: number): Promise<OverdueFollowUp[]> {
    return this.dataSource.query("SELECT id, organizationId, ticketId FROM follow_ups WHERE status IN ('asked', 'to-call') AND closesAt <= ? ORDER BY closesAt LIMIT ?", [now, limit]);
  }

  async moveRequester(organizationId: number, fromUserId: number, intoUserId: number): Promise<void> {
    await this.dataSource.query('UPDATE follow_ups SET requesterId = ? WHERE organizationId = ? AND requesterId = ?', [intoUserId, organizationId, fromUserId]);
  }

  private async page(organizationId: number, { status, bad, ticketId, limit }: FollowUpPage, after: { sql: string; parameters: unknown[] } | null, order: string): Promise<FollowUp[]> {
    const conditions = ['organizationId = ?'];
    const parameters: unknown[] = [organizationId];
    const where = (sql: string, ...values: unknown[]) => {
      conditions.push(sql);
      parameters.push(...values);
    };
    if (status !== undefined) where('status = ?', status);
    if (bad !== undefined) where('bad = ?', bad);
    if (ticketId !== undefined) where('ticketId = ?', ticketId);
    if (after) where(after.sql, ...after.parameters);
    const rows: RawFollowUp[] = await this.dataSource.query(`SELECT * FROM follow_ups WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ?`, [...parameters, limit]);
    return rows.map(followUpOf);
  }
}

type RawFollowUp = Omit<FollowUp, 'askNps' | 'fixed' | 'bad'> & { askNps: number; fixed: number | null; bad: number };

function followUpOf(row: RawFollowUp): FollowUp {
  return { ...row, askNps: Boolean(row.askNps), fixed: row.fixed === null ? null : Boolean(row.fixed), bad: Boolean(row.bad) };
}
