import { Injectable } from '@nestjs/common';
import type { VisitStage } from '@scanfix/shared-types';
import { DataSource, In } from 'typeorm';
import { Visit } from './visit.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export interface LoadRow {
  engineerId: number;
  stage: VisitStage;
  visits: number;
}

/** A visit on the engineers' timeline, as it stands in the table. */
export type PlannedRow = Pick<Visit, 'ticketId' | 'engineerId' | 'stage' | 'outcome' | 'method' | 'startsAt' | 'plannedTo' | 'finishedAt'> & { visitId: number };

/** Visits that began longer ago than this are not drawn any more. */
const longestVisit = 31 * 86_400_000;

/** Many visits at once: an engineer's, everybody's, those that wait for an answer. */
@Injectable()
export class VisitListsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async byIds(organizationId: number, ids: readonly number[]): Promise<Visit[]> {
    return ids.length === 0 ? [] : this.dataSource.getRepository(Visit).findBy({ organizationId, id: In([...ids]) });
  }

  /** Of which somebody is the engineer or a second one. Newest first. */
  async idsOfEngineer(organizationId: number, engineerId: number, { open, beforeId, limit }: { open: boolean; beforeId: number | null; limit: number }): Promise<number[]> {
    const before = beforeId ?? 4_294_967_295;
    const rows: { id: number }[] = await this.dataSource.query(
      `(SELECT id FROM visits WHERE organizationId = ? AND engineerId = ? AND open = ? AND id < ? ORDER BY id DESC LIMIT ?)
       UNION
       (SELECT visits.id FROM visit_assistants JOIN visits ON visits.id = visit_assistants.visitId
        WHERE visit_assistants.organizationId = ? AND visit_assistants.engineerId = ? AND visits.open = ? AND visits.id < ? ORDER BY visits.id DESC LIMIT ?)
       ORDER BY id DESC LIMIT ?`,
      [organizationId, engineerId, open, before, limit, organizationId, engineerId, open, before, limit, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Open visits by engineer and stage; of one engineer, where one is named. */
  async loads(organizationId: number, engineerId?: number): Promise<LoadRow[]> {
    const rows: (Omit<LoadRow, 'visits'> & { visits: string })[] = await this.dataSource.query(
      `SELECT engineerId, stage, COUNT(*) AS visits FROM visits WHERE organizationId = ? AND open = TRUE${engineerId === undefined ? '' : ' AND engineerId = ?'} GROUP BY engineerId, stage`,
      engineerId === undefined ? [organizationId] : [organizationId, engineerId],
    );
    return rows.map((row) => ({ ...row, visits: Number(row.visits) }));
  }

  /** As the transaction sees it: for whoever is about to give somebody one more. */
  async openJobs(transaction: Transaction, organizationId: number, engineerId: number): Promise<number> {
    const rows: { visits: string }[] = await transaction.query('SELECT COUNT(*) AS visits FROM visits WHERE organizationId = ? AND open = TRUE AND engineerId = ?', [organizationId, engineerId]);
    return Number(rows[0]?.visits ?? 0);
  }

  /** How often each engineer finished work on a device that held: what was sent back does not count. */
  async historyWithAssets(organizationId: number, assetIds: readonly number[]): Promise<{ assetId: number; engineerId: number; visits: number }[]> {
    if (assetIds.length === 0) return [];
    const rows: { assetId: number; engineerId: number; visits: string }[] = await this.dataSource.query(
      "SELECT assetId, engineerId, COUNT(*) AS visits FROM visits WHERE organizationId = ? AND assetId IN (?) AND outcome = 'completed' AND credited = TRUE GROUP BY assetId, engineerId",
      [organizationId, assetIds],
    );
    return rows.map((row) => ({ ...row, visits: Number(row.visits) }));
  }

  /** Who had the ticket and did not take it, or let it lie. */
  refusedBy(organizationId: number, ticketIds: readonly number[]): Promise<{ ticketId: number; engineerId: number }[]> {
    if (ticketIds.length === 0) return Promise.resolve([]);
    return this.dataSource.query("SELECT DISTINCT ticketId, engineerId FROM visits WHERE organizationId = ? AND ticketId IN (?) AND outcome IN ('declined', 'unanswered')", [organizationId, ticketIds]);
  }

  /** What may fill the engineers' days: open visits, and ended ones for which somebody went. */
  startedBetween(organizationId: number, from: Date, to: Date): Promise<PlannedRow[]> {
    return this.dataSource.query(
      `SELECT id AS visitId, ticketId, engineerId, stage, outcome, method, startsAt, plannedTo, finishedAt FROM visits
       WHERE organizationId = ? AND startsAt < ? AND startsAt > ? AND (finishedAt IS NULL OR finishedAt > ?) AND (open = TRUE OR departedAt IS NOT NULL OR checkedInAt IS NOT NULL)
       ORDER BY startsAt, id`,
      [organizationId, to, new Date(from.getTime() - longestVisit), from],
    );
  }

  /** From after `after` in the order of waiting. */
  unanswered(before: Date, after: { assignedAt: Date; visitId: number } | null, limit: number): Promise<{ visitId: number; organizationId: number; assignedAt: Date }[]> {
    const later = after ? { sql: ' AND assignedAt >= ? AND (assignedAt > ? OR id > ?)', values: [after.assignedAt, after.assignedAt, after.visitId] } : { sql: '', values: [] };
    return this.dataSource.query(
      `SELECT id AS visitId, organizationId, assignedAt FROM visits WHERE stage = 'assigned' AND assignedAt < ?${later.sql} ORDER BY assignedAt, id LIMIT ?`, [before, ...later.values, limit],
    );
  }

  /** Finished visits to a device, newest first. */
  finishedWithAsset(organizationId: number, assetId: number, limit: number): Promise<Visit[]> {
    return this.dataSource.getRepository(Visit).find({ where: { organizationId, assetId, outcome: 'completed' }, order: { id: 'DESC' }, take: limit });
  }
}
