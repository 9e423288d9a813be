import { Injectable } from '@nestjs/common';
import { PeopleMerging } from './people-merging.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import type { Visitor } from '../../platform/auth/actor.js';
import { isDuplicate, refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** Who proves a number owns the account behind it; within an organization one number has one owner. */
@Injectable()
export class PhoneOwnership {
  constructor(
    private readonly users: UsersRepository,
    private readonly merging: PeopleMerging,
  ) {}

  /** Of somebody known by a proven number alone: their row under a lock, made where there is none. */
  async ownerOf(transaction: Transaction, organizationId: number, phone: string): Promise<User> {
    const owner = await this.users.lockByVerifiedPhone(transaction, organizationId, phone) ?? await this.adopt(transaction, organizationId, phone);
    if (owner) return owner;
    try {
      await this.users.insert(transaction, { organizationId, roles: ['requester'], phone, verifiedPhone: phone });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const made = await this.users.lockByVerifiedPhone(transaction, organizationId, phone);
    if (!made) throw new Error('a user made a moment ago is gone');
    return made;
  }

  /**
   * The locked user has proven this number. A row that is nobody but this number – made at the desk, or by a code in a browser – becomes
   * part of the user. An account with something else of its own (WeChat, a username, a role) is never taken over by a number: numbers
   * are given to new people by the carriers.
   * @throws DomainError `phone-taken`
   */
  async prove(transaction: Transaction, user: User, phone: string, visitor: Visitor): Promise<void> {
    const owner = await this.users.lockByVerifiedPhone(transaction, user.organizationId, phone);
    if (owner && owner.id !== user.id) {
      if (!isNothingButANumber(owner)) throw new DomainError('phone-taken');
      await this.merging.merge(transaction, owner, user, visitor);
    }
    const knownAtTheDesk = await this.users.lockByDeskPhone(transaction, user.organizationId, phone);
    if (knownAtTheDesk && knownAtTheDesk.id !== user.id) await this.merging.merge(transaction, knownAtTheDesk, user, visitor);
    // Somebody else may prove it at the same moment: the first has it.
    await refuseDuplicate(() => this.users.update(transaction, user.id, { phone, verifiedPhone: phone, deskPhone: null }), () => new DomainError('phone-taken'));
  }

  /** A row made at the desk becomes its owner's. */
  private async adopt(transaction: Transaction, organizationId: number, phone: string): Promise<User | null> {
    const known = await this.users.lockByDeskPhone(transaction, organizationId, phone);
    if (!known) return null;
    const changes = { verifiedPhone: phone, phone, deskPhone: null };
    await this.users.update(transaction, known.id, changes);
    return { ...known, ...changes };
  }
}

function isNothingButANumber(user: User): boolean {
  return user.openid === null && user.username === null && !user.staff;
}
