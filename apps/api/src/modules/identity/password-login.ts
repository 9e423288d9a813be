import { Injectable, Logger } from '@nestjs/common';
import type { ChangePasswordRequest, LoginResponse, PasswordLoginRequest } from '@scanfix/shared-types';
import { isStrongEnough } from './password.rules.js';
import { PasswordProof } from './password-proof.js';
import { hashPassword } from './passwords.js';
import { SessionRevocations } from './session-revocations.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions } from './sessions.js';
import { normalizeUsername } from './usernames.js';
import { UsersRepository } from './users.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** Staff at the console. */
@Injectable()
export class PasswordLogin {
  private readonly logger = new Logger('Login');

  constructor(
    private readonly users: UsersRepository,
    private readonly proof: PasswordProof,
    private readonly sessions: Sessions,
    private readonly sessionsRepository: SessionsRepository,
    private readonly revocations: SessionRevocations,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `credentials-wrong`, `account-locked`, `account-disabled` */
  async login({ username, password }: PasswordLoginRequest, visitor: Visitor): Promise<LoginResponse> {
    const found = await this.users.findByUsername(normalizeUsername(username));
    // What was typed is not logged: it may be a password in the wrong field.
    if (!found) this.logger.warn('login with an unknown username');
    await this.proof.check(found, password, visitor);
    const opened = await this.unitOfWork.run(async (transaction) => {
      const user = found && await this.users.lock(transaction, found.organizationId, found.id);
      if (!user) throw new DomainError('credentials-wrong');
      return this.sessions.open(transaction, user, 'password', 'console', visitor);
    });
    return this.sessions.answer(opened);
  }

  /** Ends every session of the account, and opens the one that asked again. @throws DomainError `credentials-wrong`, `password-unchanged`, `password-too-weak` */
  async change(actor: Actor, { currentPassword, newPassword }: ChangePasswordRequest): Promise<LoginResponse> {
    const found = await this.users.find(actor.organizationId, actor.userId);
    await this.proof.check(found, currentPassword, actor);
    if (currentPassword === newPassword) throw new DomainError('password-unchanged');
    if (!isStrongEnough(newPassword, found?.username ?? null)) throw new DomainError('password-too-weak');
    const passwordHash = await hashPassword(newPassword);
    const current = await this.sessions.current(actor);
    const opened = await this.unitOfWork.run(async (transaction) => {
      const user = await this.users.lock(transaction, actor.organizationId, actor.userId);
      if (!user) throw new DomainError('not-found');
      const changes = { passwordHash, mustChangePassword: false };
      await this.users.update(transaction, user.id, changes);
      await this.sessionsRepository.end(transaction, { userId: user.id }, 'password-changed', new Date());
      await this.audit.record(transaction, actor, { action: 'password.changed', subject: 'user', subjectId: user.id });
      return this.sessions.open(transaction, { ...user, ...changes }, current?.method ?? 'password', current?.client ?? 'console', actor);
    });
    await this.revocations.refresh();
    return this.sessions.answer(opened);
  }
}
