import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@scanfix/shared-types';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { codeOf } from '../../platform/database/unit-of-work.js';

/** Somebody as other modules see them. The phone is unmasked: who shows it, masks it. */
export interface Person {
  id: number;
  name: string | null;
  phone: string | null;
  wechatBound: boolean;
  staff: boolean;
}

export interface StaffMember {
  id: number;
  name: string;
  /** Unmasked, as `Person`. */
  phone: string | null;
  /** False until somebody who was invited has come. */
  active: boolean;
}

export type TicketCounter = (organizationId: number, userIds: number[]) => Promise<Map<number, number>>;

/** What other modules may ask about people. */
@Injectable()
export class PeopleService {
  private ticketCounter: TicketCounter = () => Promise.resolve(new Map());

  constructor(private readonly users: UsersRepository) {}

  /** People of this organization; what is not there is not in the map. Within a transaction, give it. */
  async byIds(organizationId: number, ids: readonly number[], transaction?: Transaction): Promise<Map<number, Person>> {
    if (ids.length === 0) return new Map();
    const users = await this.users.findMany(organizationId, [...new Set(ids)], transaction);
    return new Map(users.map((user) => [user.id, personOf(user)]));
  }

  /** By which the mini-program's WeChat knows them; null for who never came by it. */
  async openid(organizationId: number, id: number): Promise<string | null> {
    return (await this.users.find(organizationId, id))?.openid ?? null;
  }

  /** Members of staff who hold the role and have not left, in the order in which they came. */
  staffWithRole(organizationId: number, role: StaffRole, transaction?: Transaction): Promise<number[]> {
    return this.users.activeStaffWithRole(organizationId, role, transaction);
  }

  /** Members of staff of a role, those who were invited and have not come yet included; one of them or all. One light query for a thousand. */
  membersWithRole(organizationId: number, role: StaffRole, id?: number): Promise<StaffMember[]> {
    return this.users.membersWithRole(organizationId, role, id);
  }

  /** The requester behind a number: who proved it, else who is known by it alone, else a new row. Answers their id. */
  async requesterByPhone(transaction: Transaction, organizationId: number, { phone, name }: { phone: string; name: string | null }): Promise<number> {
    const known = await this.knownByPhone(transaction, organizationId, phone);
    if (known) {
      if (known.name === null && name !== null) await this.users.update(transaction, known.id, { name });
      return known.id;
    }
    try {
      return await this.users.insert(transaction, { organizationId, roles: ['requester'], name, phone, deskPhone: phone });
    } catch (error) {
      if (codeOf(error) !== 'ER_DUP_ENTRY') throw error;
      const meanwhile = await this.knownByPhone(transaction, organizationId, phone);
      if (!meanwhile) throw error;
      return meanwhile.id;
    }
  }

  /** The tickets module says here how many tickets somebody stands behind; identity must not know tickets. */
  countTicketsWith(counter: TicketCounter): void {
    this.ticketCounter = counter;
  }

  ticketCounts(organizationId: number, userIds: number[]): Promise<Map<number, number>> {
    return this.ticketCounter(organizationId, userIds);
  }

  private async knownByPhone(transaction: Transaction, organizationId: number, phone: string): Promise<User | null> {
    return await this.users.lockByVerifiedPhone(transaction, organizationId, phone) ?? this.users.lockByDeskPhone(transaction, organizationId, phone);
  }
}

function personOf(user: User): Person {
  return { id: user.id, name: user.name, phone: user.verifiedPhone ?? user.phone, wechatBound: user.openid !== null, staff: user.staff };
}
