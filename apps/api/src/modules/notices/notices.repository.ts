import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan } from 'typeorm';
import { NoticeRow } from './notice.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

const countLimit = 100;
const removedAtOnce = 2000;

@Injectable()
export class NoticesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One statement for everybody who is told. */
  async insert(transaction: Transaction, userIds: readonly number[], notice: Omit<NoticeRow, 'id' | 'userId' | 'readAt'>): Promise<void> {
    const { organizationId, kind, ticketId, ticketNumber, visitId, data, createdAt } = notice;
    await transaction.query('INSERT INTO notices (organizationId, userId, kind, ticketId, ticketNumber, visitId, data, createdAt) VALUES ?', [
      userIds.map((userId) => [organizationId, userId, kind, ticketId, ticketNumber, visitId, JSON.stringify(data), createdAt]),
    ]);
  }

  /** Newest first, from below `beforeId`. */
  page(organizationId: number, userId: number, { unread, beforeId, limit }: { unread: boolean; beforeId: number | null; limit: number }): Promise<NoticeRow[]> {
    return this.dataSource.getRepository(NoticeRow).find({
      where: { organizationId, userId, ...(unread ? { readAt: IsNull() } : {}), ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' }, take: limit,
    });
  }

  /** At most 100. */
  async countUnread(organizationId: number, userId: number): Promise<number> {
    const rows: { total: number }[] = await this.dataSource.query(
      `SELECT COUNT(*) AS total FROM (SELECT 1 FROM notices WHERE organizationId = ? AND userId = ? AND readAt IS NULL LIMIT ${countLimit}) AS capped`, [organizationId, userId],
    );
    return Number(rows[0]?.total ?? 0);
  }

  /** Whether there is such a notice; what was read before keeps its time. */
  async markRead(organizationId: number, userId: number, id: number, at: Date): Promise<boolean> {
    const notices = this.dataSource.getRepository(NoticeRow);
    await notices.update({ organizationId, userId, id, readAt: IsNull() }, { readAt: at });
    return notices.existsBy({ organizationId, userId, id });
  }

  async markAllRead(organizationId: number, userId: number, at: Date): Promise<void> {
    await this.dataSource.getRepository(NoticeRow).update({ organizationId, userId, readAt: IsNull() }, { readAt: at });
  }

  async move(organizationId: number, fromUserId: number, intoUserId: number): Promise<void> {
    await this.dataSource.getRepository(NoticeRow).update({ organizationId, userId: fromUserId }, { userId: intoUserId });
  }

  /** Some of what is older; true while there may be more. */
  async removeBefore(time: Date): Promise<boolean> {
    const { affectedRows }: { affectedRows: number } = await this.dataSource.query(`DELETE FROM notices WHERE createdAt < ? ORDER BY createdAt LIMIT ${removedAtOnce}`, [time]);
    return affectedRows === removedAtOnce;
  }
}
