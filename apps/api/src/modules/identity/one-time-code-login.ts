import { Injectable } from '@nestjs/common';
import type { LoginResponse, OneTimeCodeLoginRequest } from '@scanfix/shared-types';
import { LoginOrganizations } from './login-organizations.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { PhoneOwnership } from './phone-ownership.js';
import { Sessions } from './sessions.js';
import type { Visitor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** A browser outside WeChat: the number is the account. */
@Injectable()
export class OneTimeCodeLogin {
  constructor(
    private readonly organizations: LoginOrganizations,
    private readonly codes: OneTimeCodes,
    private readonly phones: PhoneOwnership,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async login({ phone, code, stickerCode, client = 'h5' }: OneTimeCodeLoginRequest, visitor: Visitor): Promise<LoginResponse> {
    const organization = await this.organizations.choose({ stickerCode });
    await this.codes.verify(organization.id, phone, 'login', code);
    const opened = await this.unitOfWork.run(async (transaction) => {
      const user = await this.phones.ownerOf(transaction, organization.id, phone);
      return this.sessions.open(transaction, user, 'one-time-code', client, visitor);
    });
    return this.sessions.answer(opened);
  }
}
