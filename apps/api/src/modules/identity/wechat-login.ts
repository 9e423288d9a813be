import { Injectable } from '@nestjs/common';
import type { LoginResponse, WechatLoginRequest } from '@scanfix/shared-types';
import { LoginOrganizations } from './login-organizations.js';
import { Sessions } from './sessions.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { WechatIdentities } from './wechat-identities.js';
import type { Visitor } from '../../platform/auth/actor.js';
import { isDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { WechatIdentity } from '../../platform/wechat/wechat-api.js';

/** Opening the mini-program is logging in; the first time makes a requester. */
@Injectable()
export class WechatLogin {
  constructor(
    private readonly identities: WechatIdentities,
    private readonly organizations: LoginOrganizations,
    private readonly users: UsersRepository,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async login({ code, stickerCode, client = 'mini-program' }: WechatLoginRequest, visitor: Visitor): Promise<LoginResponse> {
    const identity = await this.identities.whoLoggedIn(code);
    const organization = await this.organizations.choose({ stickerCode, openid: identity.openid });
    const opened = await this.unitOfWork.run(async (transaction) => {
      const user = await this.userOf(transaction, organization.id, identity);
      return this.sessions.open(transaction, user, 'wechat', client, visitor);
    });
    return this.sessions.answer(opened);
  }

  /** The row under a lock, made where there is none; two first logins at once make one. */
  private async userOf(transaction: Transaction, organizationId: number, { openid, unionid }: WechatIdentity): Promise<User> {
    const known = await this.users.lockByOpenid(transaction, organizationId, openid);
    if (known) {
      if (unionid !== null && known.unionid !== unionid) await this.users.update(transaction, known.id, { unionid });
      return known;
    }
    try {
      await this.users.insert(transaction, { organizationId, roles: ['requester'], openid, unionid });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const made = await this.users.lockByOpenid(transaction, organizationId, openid);
    if (!made) throw new Error('a user made a moment ago is gone');
    return made;
  }
}
