import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ClientKind, LoginResponse, SessionSummary } from '@scanfix/shared-types';
import { meOf } from './me.mapper.js';
import { refreshTokenOf } from './refresh-tokens.js';
import type { LoginMethod, Session } from './session.entity.js';
import { idleLife, isLimited, rolesWithin } from './session.rights.js';
import { SessionRevocations } from './session-revocations.js';
import { SessionsRepository } from './sessions.repository.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { AuditService } from '../audit/audit.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { AccessTokens } from '../../platform/auth/access-tokens.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { derivedKey } from '../../platform/auth/derived-key.js';
import { Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

export interface OpenedSession {
  user: User;
  session: Session;
}

/** Logins that last: opened by whoever proved something, listed and ended by their owner. */
@Injectable()
export class Sessions {
  readonly refreshKey: Buffer;

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly users: UsersRepository,
    private readonly organizations: OrganizationsService,
    private readonly accessTokens: AccessTokens,
    private readonly revocations: SessionRevocations,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    config: Config,
  ) {
    this.refreshKey = derivedKey(config.settings.SECRET_KEY, 'refresh-token');
  }

  /** The user's row is locked by the caller. @throws DomainError `account-disabled` */
  async open(transaction: Transaction, user: User, method: LoginMethod, client: ClientKind, visitor: Visitor): Promise<OpenedSession> {
    if (user.status === 'disabled') throw new DomainError('account-disabled');
    const now = new Date();
    const changes: Partial<User> = { lastLoginAt: now, ...(user.status === 'invited' ? { status: 'active' } : {}) };
    await this.users.update(transaction, user.id, changes);
    const session = await this.sessions.insert(transaction, {
      organizationId: user.organizationId, userId: user.id, client, method, userAgent: visitor.userAgent, address: visitor.address,
      seed: randomBytes(16), generation: 0, rotatedAt: now, createdAt: now, lastUsedAt: now,
      expiresAt: new Date(now.getTime() + idleLife[client]), endedAt: null, endReason: null,
    });
    if (user.staff) {
      await this.audit.record(transaction, { ...visitor, organizationId: user.organizationId, userId: user.id }, {
        action: 'session.opened', subject: 'user', subjectId: user.id, data: { method, client },
      });
    }
    return { user: { ...user, ...changes }, session };
  }

  /** After the commit: the tokens and who they are for. */
  async answer({ user, session }: OpenedSession): Promise<LoginResponse> {
    const roles = rolesWithin(session.method, user.roles);
    const limited = isLimited(session.method, user);
    const access = this.accessTokens.issue({ userId: user.id, organizationId: user.organizationId, sessionId: session.id, roles, limited });
    return {
      accessToken: access.token,
      accessTokenExpiresAt: access.expiresAt.toISOString(),
      refreshToken: refreshTokenOf(this.refreshKey, session),
      refreshTokenExpiresAt: session.expiresAt.toISOString(),
      me: meOf(user, await this.organizations.settings(user.organizationId), roles, limited),
    };
  }

  /** The session a request came with; null where its row is gone. */
  current(actor: Actor): Promise<Session | null> {
    return this.sessions.find(actor.userId, actor.sessionId);
  }

  async list(actor: Actor): Promise<SessionSummary[]> {
    const open = await this.sessions.open(actor.userId, new Date());
    return open.map((session) => summaryOf(session, actor.sessionId));
  }

  async logOut(actor: Actor): Promise<void> {
    await this.unitOfWork.run((transaction) => this.sessions.end(transaction, { userId: actor.userId, id: actor.sessionId }, 'logout', new Date()));
    await this.revocations.refresh();
  }

  /** One of the actor's own. @throws DomainError `not-found` */
  async revoke(actor: Actor, id: number): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const ended = await this.sessions.end(transaction, { userId: actor.userId, id }, 'revoked', new Date());
      if (ended === 0) throw new DomainError('not-found');
      await this.audit.record(transaction, actor, { action: 'session.revoked', subject: 'user', subjectId: actor.userId, data: { sessionId: id } });
    });
    await this.revocations.refresh();
  }
}

function summaryOf(session: Session, currentId: number): SessionSummary {
  return {
    id: session.id,
    current: session.id === currentId,
    client: session.client,
    userAgent: session.userAgent,
    address: session.address,
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
  };
}
