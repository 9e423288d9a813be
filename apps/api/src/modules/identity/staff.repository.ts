import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@scanfix/shared-types';
import { Brackets, DataSource } from 'typeorm';
import { User } from './user.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export interface StaffFilter {
  search?: string;
  role?: StaffRole;
  afterId: number;
  limit: number;
}

/** Some hundred rows an organization at most, which their index sets apart from the many requesters. */
@Injectable()
export class StaffRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, id: number): Promise<User | null> {
    return this.dataSource.getRepository(User).findOneBy({ organizationId, id, staff: true });
  }

  /** In the order in which they came. */
  page(organizationId: number, { search, role, afterId, limit }: StaffFilter): Promise<User[]> {
    const query = this.dataSource.getRepository(User).createQueryBuilder('user')
      .where('user.organizationId = :organizationId AND user.staff = TRUE AND user.id > :afterId', { organizationId, afterId });
    if (role) query.andWhere('FIND_IN_SET(:role, user.roles)', { role });
    if (search) {
      const text = search.replace(/[\\%_]/g, '\\$&');
      query.andWhere(new Brackets((either) => either
        .where('user.name LIKE :anywhere', { anywhere: `%${text}%` })
        .orWhere('user.username LIKE :start', { start: `${text}%` })
        .orWhere('user.phone LIKE :start', { start: `${text}%` })));
    }
    return query.orderBy('user.id').take(limit).getMany();
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<User | null> {
    return transaction.getRepository(User).findOne({ where: { organizationId, id, staff: true }, lock: { mode: 'pessimistic_write' } });
  }

  /** One member of staff and all administrators, always locked in the same order: two who take the role from each other go one after the other. */
  lockWithAdmins(transaction: Transaction, organizationId: number, id: number): Promise<User[]> {
    return transaction.getRepository(User).createQueryBuilder('user')
      .where('user.organizationId = :organizationId AND user.staff = TRUE', { organizationId })
      .andWhere("(user.id = :id OR FIND_IN_SET('admin', user.roles))", { id })
      .orderBy('user.id').setLock('pessimistic_write').getMany();
  }
}
