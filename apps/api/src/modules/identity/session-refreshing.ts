import { Injectable } from '@nestjs/common';
import type { LoginResponse, ProblemCode } from '@scanfix/shared-types';
import { isGenuine, readRefreshToken, verdictOn, type GivenRefreshToken } from './refresh-tokens.js';
import type { Session, SessionEnd } from './session.entity.js';
import { idleLife, isOpen } from './session.rights.js';
import { SessionRevocations } from './session-revocations.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions, type OpenedSession } from './sessions.js';
import { UsersRepository } from './users.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Visitor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

type Outcome = OpenedSession | { refusal: ProblemCode; ended: boolean };

/** A refresh token for the next one. Requests with the same token queue at the session's row. */
@Injectable()
export class SessionRefreshing {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly sessions: Sessions,
    private readonly users: UsersRepository,
    private readonly revocations: SessionRevocations,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `refresh-token-invalid`, `refresh-token-reused`, `account-disabled` */
  async refresh(token: string, visitor: Visitor): Promise<LoginResponse> {
    const given = readRefreshToken(token);
    if (!given) throw new DomainError('refresh-token-invalid');
    // A session that is ended must stay ended, so the refusal is thrown after the transaction.
    const outcome = await this.unitOfWork.run((transaction) => this.exchange(transaction, given, visitor));
    if (!('refusal' in outcome)) return this.sessions.answer(outcome);
    if (outcome.ended) await this.revocations.refresh();
    throw new DomainError(outcome.refusal);
  }

  private async exchange(transaction: Transaction, given: GivenRefreshToken, visitor: Visitor): Promise<Outcome> {
    const session = await this.repository.lock(transaction, given.sessionId);
    const now = new Date();
    if (!session || !isGenuine(this.sessions.refreshKey, session, given) || !isOpen(session, now)) return { refusal: 'refresh-token-invalid', ended: false };

    const verdict = verdictOn(session, given, now);
    if (verdict === 'invalid') return { refusal: 'refresh-token-invalid', ended: false };
    if (verdict === 'reused') return this.end(transaction, session, 'refresh-token-reused', visitor);

    const user = await this.users.find(session.organizationId, session.userId);
    if (!user || user.status === 'disabled') return this.end(transaction, session, 'account-disabled', visitor);

    if (verdict === 'rotate') {
      await this.repository.update(transaction, session, {
        generation: session.generation + 1, rotatedAt: now, lastUsedAt: now, expiresAt: new Date(now.getTime() + idleLife[session.client]),
        userAgent: visitor.userAgent, address: visitor.address,
      });
    }
    return { user, session };
  }

  private async end(transaction: Transaction, session: Session, reason: SessionEnd & ProblemCode, visitor: Visitor): Promise<Outcome> {
    await this.repository.update(transaction, session, { endedAt: new Date(), endReason: reason });
    await this.audit.record(transaction, { ...visitor, organizationId: session.organizationId, userId: session.userId }, {
      action: 'session.ended', subject: 'user', subjectId: session.userId, data: { sessionId: session.id, reason },
    });
    return { refusal: reason, ended: true };
  }
}
