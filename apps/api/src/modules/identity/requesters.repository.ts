import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { User } from './user.entity.js';

type Column = 'name' | 'phone';

/** Requesters may be very many: each list runs along an index that begins with `(organizationId, staff)`. */
@Injectable()
export class RequestersRepository {
  constructor(private readonly dataSource: DataSource) {}

  newest(organizationId: number, beforeId: number | null, limit: number): Promise<User[]> {
    const query = this.requesters(organizationId);
    if (beforeId !== null) query.andWhere('user.id < :beforeId', { beforeId });
    return query.orderBy('user.id', 'DESC').take(limit).getMany();
  }

  /** In the order of the column. The cursor is an id, whose value is looked up here: a number or a name has no place in an address. */
  async startingWith(organizationId: number, column: Column, start: string, afterId: number | null, limit: number): Promise<User[]> {
    const query = this.requesters(organizationId).andWhere(`user.${column} LIKE :start`, { start: `${start.replace(/[\\%_]/g, '\\$&')}%` });
    if (afterId !== null) {
      const after = await this.dataSource.getRepository(User).findOneBy({ organizationId, id: afterId });
      query.andWhere(`user.${column} >= :value AND (user.${column} > :value OR user.id > :afterId)`, { value: after?.[column] ?? '', afterId });
    }
    return query.orderBy(`user.${column}`).addOrderBy('user.id').take(limit).getMany();
  }

  private requesters(organizationId: number): SelectQueryBuilder<User> {
    return this.dataSource.getRepository(User).createQueryBuilder('user')
      .where('user.organizationId = :organizationId AND user.staff = FALSE AND user.mergedIntoId IS NULL', { organizationId });
  }
}
