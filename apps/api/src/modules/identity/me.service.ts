import { Injectable } from '@nestjs/common';
import type { Me, UpdateMeRequest } from '@scanfix/shared-types';
import type { SetPhoneDto } from './dto/me.dto.js';
import { meOf } from './me.mapper.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { PhoneOwnership } from './phone-ownership.js';
import { isLimited } from './session.rights.js';
import { SessionRevocations } from './session-revocations.js';
import { Sessions } from './sessions.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { WechatIdentities } from './wechat-identities.js';
import { AuditService } from '../audit/audit.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';

/** What somebody sees and changes of themselves. */
@Injectable()
export class MeService {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: Sessions,
    private readonly organizations: OrganizationsService,
    private readonly codes: OneTimeCodes,
    private readonly wechat: WechatIdentities,
    private readonly phones: PhoneOwnership,
    private readonly revocations: SessionRevocations,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async get(actor: Actor): Promise<Me> {
    const [user, session, organization] = await Promise.all([this.require(actor), this.sessions.current(actor), this.organizations.settings(actor.organizationId)]);
    return meOf(user, organization, actor.roles, session !== null && isLimited(session.method, user));
  }

  async update(actor: Actor, { name, locale }: UpdateMeRequest): Promise<Me> {
    await this.require(actor);
    const changes = { ...(name !== undefined ? { name } : {}), ...(locale !== undefined ? { locale } : {}) };
    if (Object.keys(changes).length > 0) await this.users.update(null, actor.userId, changes);
    return this.get(actor);
  }

  /** @throws DomainError `phone-taken`, `wechat-phone-code-invalid`, `one-time-code-*` */
  async setPhone(actor: Actor, request: SetPhoneDto): Promise<Me> {
    const phone = await this.provenPhone(actor, request);
    await this.unitOfWork.run(async (transaction) => {
      const user = await this.users.lock(transaction, actor.organizationId, actor.userId);
      if (!user) throw new DomainError('not-found');
      await this.phones.prove(transaction, user, phone, actor);
      await this.audit.record(transaction, actor, { action: 'phone.proven', subject: 'user', subjectId: user.id, data: { by: request.wechatPhoneCode === undefined ? 'one-time-code' : 'wechat' } });
    });
    await this.revocations.refresh();
    return this.get(actor);
  }

  private async provenPhone(actor: Actor, { wechatPhoneCode, phone, code }: SetPhoneDto): Promise<string> {
    if (wechatPhoneCode === undefined) {
      if (phone === undefined || code === undefined) throw invalidField(phone === undefined ? 'phone' : 'code', 'required');
      await this.codes.verify(actor.organizationId, phone, 'verify-phone', code);
      return phone;
    }
    if (phone !== undefined || code !== undefined) throw invalidField('wechatPhoneCode', 'one-of-two');
    const { openid } = await this.require(actor);
    // The button exists in WeChat only: a code from somebody without an openid is somebody else's.
    if (openid === null) throw new DomainError('wechat-phone-code-invalid');
    return this.wechat.phoneOf(openid, wechatPhoneCode);
  }

  private async require(actor: Actor): Promise<User> {
    const user = await this.users.find(actor.organizationId, actor.userId);
    if (!user) throw new DomainError('not-found');
    return user;
  }
}
