import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EngineerAbsenceRow } from './engineer-absence.entity.js';
import { newEngineer } from './engineer.facts.js';
import type { EngineerRow } from './engineer.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

type StoredRow = Omit<EngineerRow, 'takesJobs' | 'skills' | 'territoryLocationIds' | 'territoryPolygons' | 'shifts'> & {
  takesJobs: number; skills: string; territoryLocationIds: string; territoryPolygons: string; shifts: string;
};

const lists = ['skills', 'territoryLocationIds', 'territoryPolygons', 'shifts'] as const;

/** What is kept of engineers, of one or of all; plain queries, since a recommendation reads everybody. */
@Injectable()
export class EngineersRepository {
  constructor(private readonly dataSource: DataSource) {}

  async rows(organizationId: number, engineerId?: number): Promise<Map<number, EngineerRow>> {
    const { sql, values } = one('userId', engineerId);
    const rows: StoredRow[] = await this.dataSource.query(`SELECT * FROM engineers WHERE organizationId = ?${sql}`, [organizationId, ...values]);
    return new Map(rows.map((row) => [row.userId, engineerOf(row)]));
  }

  /** The row under a lock; made with the defaults where there is none yet. */
  async lock(transaction: Transaction, organizationId: number, engineerId: number): Promise<EngineerRow> {
    const { takesJobs, maximumOpenJobs, ...empty } = newEngineer;
    await transaction.query(
      'INSERT IGNORE INTO engineers (userId, organizationId, takesJobs, maximumOpenJobs, skills, territoryLocationIds, territoryPolygons, shifts, updatedAt) VALUES (?)',
      [[engineerId, organizationId, takesJobs, maximumOpenJobs, ...lists.map((name) => JSON.stringify(empty[name])), new Date()]],
    );
    const rows: StoredRow[] = await transaction.query('SELECT * FROM engineers WHERE userId = ? AND organizationId = ? FOR UPDATE', [engineerId, organizationId]);
    if (!rows[0]) throw new Error('an engineer that was just made is not there');
    return engineerOf(rows[0]);
  }

  async update(transaction: Transaction, engineerId: number, changes: Partial<EngineerRow>): Promise<void> {
    const stored = Object.entries({ ...changes, updatedAt: new Date() }).map(([name, value]) => [name, Array.isArray(value) ? JSON.stringify(value) : value] as const);
    await transaction.query(
      `UPDATE engineers SET ${stored.map(([name]) => `${name} = ?`).join(', ')} WHERE userId = ?`, [...stored.map(([, value]) => value), engineerId],
    );
  }

  /** That are not over at `from` and have begun before `to`. */
  async absences(organizationId: number, { from, to, engineerId }: { from: Date; to?: Date; engineerId?: number }): Promise<EngineerAbsenceRow[]> {
    const { sql, values } = one('engineerId', engineerId);
    return this.dataSource.query(
      `SELECT * FROM engineer_absences WHERE organizationId = ? AND endsAt > ?${to ? ' AND startsAt < ?' : ''}${sql} ORDER BY startsAt, id LIMIT 10000`,
      [organizationId, from, ...(to ? [to] : []), ...values],
    );
  }

  async insertAbsence(transaction: Transaction, absence: Omit<EngineerAbsenceRow, 'id'>): Promise<void> {
    await transaction.getRepository(EngineerAbsenceRow).insert(absence);
  }

  async deleteAbsence(transaction: Transaction, organizationId: number, engineerId: number, id: number): Promise<boolean> {
    const { affected } = await transaction.getRepository(EngineerAbsenceRow).delete({ organizationId, engineerId, id });
    return affected === 1;
  }
}

function one(column: string, engineerId: number | undefined): { sql: string; values: number[] } {
  return engineerId === undefined ? { sql: '', values: [] } : { sql: ` AND ${column} = ?`, values: [engineerId] };
}

function engineerOf(row: StoredRow): EngineerRow {
  return {
    ...row,
    takesJobs: Boolean(row.takesJobs),
    skills: JSON.parse(row.skills) as EngineerRow['skills'],
    territoryLocationIds: JSON.parse(row.territoryLocationIds) as number[],
    territoryPolygons: JSON.parse(row.territoryPolygons) as EngineerRow['territoryPolygons'],
    shifts: JSON.parse(row.shifts) as EngineerRow['shifts'],
  };
}
