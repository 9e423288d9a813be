import { timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LoginRequestCreated, LoginRequestState, LoginRequestView } from '@scanfix/shared-types';
import type { LoginRequest } from './login-request.entity.js';
import { LoginRequestsRepository } from './login-requests.repository.js';
import { newToken, tokenHash } from './opaque-tokens.js';
import { isLimited } from './session.rights.js';
import { Sessions, type OpenedSession } from './sessions.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';

/** Milliseconds. What was approved at the last moment may still be fetched for a while. */
const life = 120_000;
const fetchedUntil = 60_000;
const keptFor = 86_400_000;

/** The QR code of the console's login page: made by a browser, answered on the phone of somebody who may use the console. */
@Injectable()
export class LoginRequests implements OnModuleInit {
  constructor(
    private readonly requests: LoginRequestsRepository,
    private readonly users: UsersRepository,
    private readonly sessions: Sessions,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly scheduler: Scheduler,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'login-requests-cleaning', schedule: '27 * * * *', run: () => this.requests.deleteBefore(new Date(Date.now() - keptFor)) });
  }

  async create(visitor: Visitor): Promise<LoginRequestCreated> {
    const [token, pollToken] = [newToken(), newToken()];
    const now = Date.now();
    const expiresAt = new Date(now + life);
    await this.requests.insert({
      tokenHash: tokenHash(token), pollTokenHash: tokenHash(pollToken), status: 'waiting', userAgent: visitor.userAgent, address: visitor.address,
      userId: null, organizationId: null, createdAt: new Date(now), expiresAt, deliveredAt: null,
    });
    return { url: `${this.config.settings.PUBLIC_URL}/l/${token}`, token, pollToken, expiresAt: expiresAt.toISOString() };
  }

  /** The phone shows which browser asks; from now on only this person may answer. */
  async scan(actor: Actor, token: string): Promise<LoginRequestView> {
    const request = await this.unitOfWork.run(async (transaction) => {
      const found = await this.lockFor(transaction, actor, token);
      if (found.status === 'waiting') await this.requests.update(transaction, found, { status: 'scanned', userId: actor.userId, organizationId: actor.organizationId });
      return found;
    });
    return { status: request.status, userAgent: request.userAgent, address: request.address, createdAt: request.createdAt.toISOString() };
  }

  /** @throws DomainError `not-found`, `forbidden`, `login-request-expired`, `login-request-answered` */
  async answer(actor: Actor, token: string, status: 'approved' | 'refused'): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const request = await this.lockFor(transaction, actor, token);
      if (request.status === 'approved' || request.status === 'refused') throw new DomainError('login-request-answered');
      await this.requests.update(transaction, request, { status, userId: actor.userId, organizationId: actor.organizationId });
      await this.audit.record(transaction, actor, { action: `login-request.${status}`, subject: 'user', subjectId: actor.userId });
    });
  }

  /** Hands the login over once: under the row's lock, and never again. @throws DomainError `not-found` */
  async poll(token: string, pollToken: string, visitor: Visitor): Promise<LoginRequestState> {
    const outcome = await this.unitOfWork.run(async (transaction): Promise<OpenedSession | LoginRequestState> => {
      const request = await this.requests.lock(transaction, tokenHash(token));
      if (!request || !timingSafeEqual(request.pollTokenHash, tokenHash(pollToken))) throw new DomainError('not-found');
      const late = Date.now() - request.expiresAt.getTime();
      if (request.status === 'refused') return { status: 'refused' };
      if (request.status !== 'approved') return { status: late > 0 ? 'expired' : request.status };
      if (request.deliveredAt || late > fetchedUntil) return { status: request.deliveredAt ? 'approved' : 'expired' };
      return this.deliver(transaction, request, visitor);
    });
    return 'session' in outcome ? { status: 'approved', login: await this.sessions.answer(outcome) } : outcome;
  }

  private async deliver(transaction: Transaction, request: LoginRequest, visitor: Visitor): Promise<OpenedSession | LoginRequestState> {
    const user = await this.users.lock(transaction, request.organizationId ?? 0, request.userId ?? 0);
    if (!user || !mayUseTheConsole(user)) return { status: 'refused' };
    await this.requests.update(transaction, request, { deliveredAt: new Date() });
    return this.sessions.open(transaction, user, 'login-request', 'console', visitor);
  }

  private async lockFor(transaction: Transaction, actor: Actor, token: string): Promise<LoginRequest> {
    const user = await this.users.find(actor.organizationId, actor.userId);
    const session = await this.sessions.current(actor);
    // A password that must be changed first must not become a login that need not.
    if (!user || !mayUseTheConsole(user) || (session && isLimited(session.method, user))) throw new DomainError('forbidden');
    const request = await this.requests.lock(transaction, tokenHash(token));
    if (!request) throw new DomainError('not-found');
    if (request.expiresAt <= new Date()) throw new DomainError('login-request-expired');
    if (request.userId !== null && request.userId !== actor.userId) throw new DomainError('login-request-answered');
    return request;
  }
}

function mayUseTheConsole(user: User): boolean {
  return user.staff && user.openid !== null && user.status !== 'disabled';
}
