import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, type FindOptionsWhere } from 'typeorm';
import { CheckIn } from './check-in.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class CheckInsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(transaction: Transaction, row: Omit<CheckIn, 'id'>): Promise<number> {
    const { identifiers } = await transaction.getRepository(CheckIn).insert(row);
    return Number(identifiers[0]?.['id']);
  }

  async ofVisits(visitIds: readonly number[]): Promise<Map<number, CheckIn>> {
    if (visitIds.length === 0) return new Map();
    const rows = await this.dataSource.getRepository(CheckIn).findBy({ visitId: In([...visitIds]) });
    return new Map(rows.map((row) => [row.visitId, row]));
  }

  /** The engineer's newest check-in before a time, with a place. */
  async lastLocated(transaction: Transaction, organizationId: number, engineerId: number, before: Date): Promise<CheckIn | null> {
    const rows = await transaction.getRepository(CheckIn).createQueryBuilder('checkIn')
      .where('checkIn.organizationId = :organizationId AND checkIn.engineerId = :engineerId AND checkIn.at <= :before AND checkIn.latitude IS NOT NULL', { organizationId, engineerId, before })
      .orderBy('checkIn.at', 'DESC').addOrderBy('checkIn.id', 'DESC').limit(1).getMany();
    return rows[0] ?? null;
  }

  /** Newest first. */
  flagged(organizationId: number, { reviewed, beforeId, limit }: { reviewed: boolean | undefined; beforeId: number | null; limit: number }): Promise<CheckIn[]> {
    const where: FindOptionsWhere<CheckIn> = {
      organizationId, flagged: true, ...(reviewed === undefined ? {} : { reviewed }), ...(beforeId === null ? {} : { id: LessThan(beforeId) }),
    };
    return this.dataSource.getRepository(CheckIn).find({ where, order: { id: 'DESC' }, take: limit });
  }

  find(organizationId: number, id: number): Promise<CheckIn | null> {
    return this.dataSource.getRepository(CheckIn).findOneBy({ organizationId, id });
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<CheckIn | null> {
    return transaction.getRepository(CheckIn).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(transaction: Transaction, id: number, changes: Partial<CheckIn>): Promise<void> {
    await transaction.getRepository(CheckIn).update({ id }, changes);
  }
}
