import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { InvitationView, LoginResponse } from '@scanfix/shared-types';
import type { Invitation } from './invitation.entity.js';
import { firstPasswordOf, invitationTokenOf } from './invitation-secrets.js';
import { InvitationsRepository } from './invitations.repository.js';
import { tokenHash } from './opaque-tokens.js';
import { PeopleMerging } from './people-merging.js';
import { SessionRevocations } from './session-revocations.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions, type OpenedSession } from './sessions.js';
import { staffRolesOf } from './staff.mapper.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { WechatIdentities } from './wechat-identities.js';
import { AuditService } from '../audit/audit.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import type { Visitor } from '../../platform/auth/actor.js';
import { derivedKey } from '../../platform/auth/derived-key.js';
import { Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { WechatIdentity } from '../../platform/wechat/wechat-api.js';

/** Milliseconds. */
const life = 7 * 86_400_000;

/** Links by which members of staff bind their WeChat. */
@Injectable()
export class Invitations {
  private readonly key: Buffer;

  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly users: UsersRepository,
    private readonly sessions: Sessions,
    private readonly sessionsRepository: SessionsRepository,
    private readonly revocations: SessionRevocations,
    private readonly merging: PeopleMerging,
    private readonly identities: WechatIdentities,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {
    this.key = derivedKey(config.settings.SECRET_KEY, 'invitation');
  }

  newNonce(): Buffer {
    return randomBytes(16);
  }

  firstPassword(nonce: Buffer): string {
    return firstPasswordOf(this.key, nonce);
  }

  urlOf({ nonce }: Pick<Invitation, 'nonce'>): string {
    return `${this.config.settings.PUBLIC_URL}/i/${invitationTokenOf(this.key, nonce)}`;
  }

  /** The earlier ones stop working. Answers the id. */
  async create(transaction: Transaction, organizationId: number, userId: number, nonce: Buffer): Promise<number> {
    const now = new Date();
    await this.invitations.close(transaction, userId, now);
    return this.invitations.insert(transaction, {
      organizationId, userId, nonce, tokenHash: tokenHash(invitationTokenOf(this.key, nonce)), createdAt: now, expiresAt: new Date(now.getTime() + life), closedAt: null,
    });
  }

  /** @throws DomainError `invitation-invalid` */
  async view(token: string): Promise<InvitationView> {
    const invitation = await this.invitations.findByToken(tokenHash(token));
    const user = invitation && isOpen(invitation) ? await this.users.find(invitation.organizationId, invitation.userId) : null;
    if (!invitation || !user || user.status === 'disabled') throw new DomainError('invitation-invalid');
    const { name } = await this.organizations.settings(invitation.organizationId);
    return { organizationName: name, staffName: user.name ?? '', roles: staffRolesOf(user), expiresAt: invitation.expiresAt.toISOString() };
  }

  /** @throws DomainError `invitation-invalid`, `wechat-already-bound`, `wechat-code-invalid` */
  async accept(token: string, wechatCode: string, visitor: Visitor): Promise<LoginResponse> {
    // Before the code is spent on a link that leads nowhere.
    await this.view(token);
    const identity = await this.identities.whoLoggedIn(wechatCode);
    const opened = await this.unitOfWork.run((transaction) => this.bind(transaction, token, identity, visitor));
    await this.revocations.refresh();
    return this.sessions.answer(opened);
  }

  private async bind(transaction: Transaction, token: string, { openid, unionid }: WechatIdentity, visitor: Visitor): Promise<OpenedSession> {
    const invitation = await this.invitations.lockByToken(transaction, tokenHash(token));
    const user = invitation && isOpen(invitation) ? await this.users.lock(transaction, invitation.organizationId, invitation.userId) : null;
    if (!invitation || !user || user.status === 'disabled') throw new DomainError('invitation-invalid');

    const changes: Partial<User> = { openid, unionid };
    const holder = await this.users.lockByOpenid(transaction, user.organizationId, openid);
    if (holder && holder.id !== user.id) {
      if (holder.staff) throw new DomainError('wechat-already-bound');
      await this.merging.merge(transaction, holder, user, visitor);
      if (user.verifiedPhone === null && holder.verifiedPhone !== null) Object.assign(changes, { verifiedPhone: holder.verifiedPhone, phone: holder.verifiedPhone });
    }
    // A new link to somebody who has a WeChat account already: a new phone, or a lost one. What the old account opened is over.
    if (user.openid !== null && user.openid !== openid) await this.sessionsRepository.end(transaction, { userId: user.id }, 'wechat-rebound', new Date());

    await this.users.update(transaction, user.id, changes);
    await this.invitations.close(transaction, user.id, new Date());
    await this.audit.record(transaction, { requestId: visitor.requestId, organizationId: user.organizationId, userId: user.id }, { action: 'wechat.bound', subject: 'staff', subjectId: user.id });
    return this.sessions.open(transaction, { ...user, ...changes }, 'invitation', 'mini-program', visitor);
  }
}

function isOpen({ closedAt, expiresAt }: Invitation): boolean {
  return closedAt === null && expiresAt > new Date();
}
