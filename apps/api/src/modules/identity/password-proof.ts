import { Injectable } from '@nestjs/common';
import { lockedUntil } from './lockout.js';
import { passwordMatches } from './passwords.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Visitor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** Checks a password and counts the wrong ones. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly users: UsersRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `credentials-wrong`, also for null; `account-locked` with `lockedUntil` */
  async check(user: User | null, password: string, visitor: Visitor): Promise<void> {
    const locked = lockOf(user, new Date());
    if (locked) throw locked;
    // Takes the same time for those who do not exist. It runs before the row is locked, so that guessing holds no connection …
    const matches = await passwordMatches(user?.passwordHash ?? null, password);
    if (!user) throw new DomainError('credentials-wrong');
    const refusal = await this.unitOfWork.run((transaction) => this.decide(transaction, user, matches, visitor));
    if (refusal) throw refusal;
  }

  /** … and counts only if nobody else's wrong password has locked the account meanwhile: a thousand guesses at once learn no more than five. */
  private async decide(transaction: Transaction, { organizationId, id, passwordHash }: User, matches: boolean, visitor: Visitor): Promise<DomainError | null> {
    const user = await this.users.lock(transaction, organizationId, id);
    const now = new Date();
    const locked = lockOf(user, now);
    if (!user || locked) return locked ?? new DomainError('credentials-wrong');
    if (matches && user.passwordHash === passwordHash) {
      if (user.failedLogins > 0) await this.users.update(transaction, id, { failedLogins: 0, lockedUntil: null });
      return null;
    }
    const failedLogins = user.failedLogins + 1;
    const until = lockedUntil(failedLogins, now);
    await this.users.update(transaction, id, { failedLogins, lockedUntil: until });
    await this.audit.record(transaction, { requestId: visitor.requestId, organizationId, userId: id }, {
      action: until ? 'login.locked' : 'login.failed', subject: 'user', subjectId: id, data: { failedLogins },
    });
    return until ? lockedError(until, now) : new DomainError('credentials-wrong');
  }
}

function lockOf(user: User | null, now: Date): DomainError | null {
  return user?.lockedUntil && user.lockedUntil > now ? lockedError(user.lockedUntil, now) : null;
}

function lockedError(until: Date, now: Date): DomainError {
  return new DomainError('account-locked', { lockedUntil: until.toISOString(), retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000) });
}
