import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { Session, type SessionEnd } from './session.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class SessionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(userId: number, id: number): Promise<Session | null> {
    return this.dataSource.getRepository(Session).findOneBy({ id, userId });
  }

  open(userId: number, now: Date): Promise<Session[]> {
    return this.dataSource.getRepository(Session).find({ where: { userId, endedAt: IsNull(), expiresAt: MoreThan(now) }, order: { lastUsedAt: 'DESC' }, take: 100 });
  }

  lock(transaction: Transaction, id: number): Promise<Session | null> {
    return transaction.getRepository(Session).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, session: Omit<Session, 'id'>): Promise<Session> {
    const row = { ...session };
    await transaction.getRepository(Session).insert(row);
    return row as Session;
  }

  async update(transaction: Transaction, session: Session, changes: Partial<Session>): Promise<void> {
    await transaction.getRepository(Session).update({ id: session.id }, changes);
    Object.assign(session, changes);
  }

  /** Answers how many were open. */
  async end(transaction: Transaction, which: { userId: number; id?: number; exceptId?: number }, reason: SessionEnd, now: Date): Promise<number> {
    const { userId, id, exceptId } = which;
    const result = await transaction.getRepository(Session).update(
      { userId, endedAt: IsNull(), ...(id !== undefined ? { id } : exceptId !== undefined ? { id: Not(exceptId) } : {}) },
      { endedAt: now, endReason: reason },
    );
    return result.affected ?? 0;
  }

  async endedSince(instant: Date): Promise<number[]> {
    const rows = await this.dataSource.getRepository(Session).find({ select: { id: true }, where: { endedAt: MoreThan(instant) } });
    return rows.map(({ id }) => id);
  }

  /** Some at a time, so that no lock is held long. Answers how many went. */
  async deleteSomeOver(before: Date, most: number): Promise<number> {
    const sessions = this.dataSource.getRepository(Session);
    const rows = await sessions.find({ select: { id: true }, where: { expiresAt: LessThan(before) }, take: most });
    if (rows.length > 0) await sessions.delete({ id: In(rows.map(({ id }) => id)) });
    return rows.length;
  }
}
