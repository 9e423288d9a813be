import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@scanfix/shared-types';
import { DataSource, In } from 'typeorm';
import { User, type UserStatus } from './user.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type NewUser = Pick<User, 'organizationId' | 'roles'> & Partial<User>;

/** People by what identifies them. */
@Injectable()
export class UsersRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, id: number): Promise<User | null> {
    return this.dataSource.getRepository(User).findOneBy({ organizationId, id });
  }

  findMany(organizationId: number, ids: readonly number[], transaction?: Transaction): Promise<User[]> {
    return (transaction ?? this.dataSource).getRepository(User).findBy({ organizationId, id: In([...ids]) });
  }

  async activeStaffWithRole(organizationId: number, role: StaffRole, transaction?: Transaction): Promise<number[]> {
    const rows: { id: number }[] = await (transaction ?? this.dataSource).query(
      "SELECT id FROM users WHERE organizationId = ? AND staff = TRUE AND status = 'active' AND FIND_IN_SET(?, roles) ORDER BY id", [organizationId, role],
    );
    return rows.map(({ id }) => id);
  }

  async membersWithRole(organizationId: number, role: StaffRole, id?: number): Promise<{ id: number; name: string; phone: string | null; active: boolean }[]> {
    const rows: { id: number; name: string | null; phone: string | null; status: UserStatus }[] = await this.dataSource.query(
      `SELECT id, name, COALESCE(verifiedPhone, phone) AS phone, status FROM users
       WHERE organizationId = ? AND staff = TRUE AND status <> 'disabled' AND FIND_IN_SET(?, roles)${id === undefined ? '' : ' AND id = ?'} ORDER BY id`,
      [organizationId, role, ...(id === undefined ? [] : [id])],
    );
    return rows.map(({ id, name, phone, status }) => ({ id, name: name ?? '', phone, active: status === 'active' }));
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<User | null> {
    return transaction.getRepository(User).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  findByUsername(username: string): Promise<User | null> {
    return this.dataSource.getRepository(User).findOneBy({ username });
  }

  /** Of all the organizations that know this WeChat account, the one it was used in last. */
  async latestOrganizationOf(openid: string): Promise<number | null> {
    const user = await this.dataSource.getRepository(User).findOne({ where: { openid }, order: { lastLoginAt: 'DESC' } });
    return user?.organizationId ?? null;
  }

  lockByOpenid(transaction: Transaction, organizationId: number, openid: string): Promise<User | null> {
    return transaction.getRepository(User).findOne({ where: { organizationId, openid }, lock: { mode: 'pessimistic_write' } });
  }

  lockByVerifiedPhone(transaction: Transaction, organizationId: number, verifiedPhone: string): Promise<User | null> {
    return transaction.getRepository(User).findOne({ where: { organizationId, verifiedPhone }, lock: { mode: 'pessimistic_write' } });
  }

  lockByDeskPhone(transaction: Transaction, organizationId: number, deskPhone: string): Promise<User | null> {
    return transaction.getRepository(User).findOne({ where: { organizationId, deskPhone }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, user: NewUser): Promise<number> {
    const row: NewUser = { status: 'active', staff: false, createdAt: new Date(), ...user };
    await transaction.getRepository(User).insert(row);
    return (row as User).id;
  }

  async update(transaction: Transaction | null, id: number, changes: Partial<User>): Promise<void> {
    await (transaction ?? this.dataSource).getRepository(User).update({ id }, changes);
  }
}
