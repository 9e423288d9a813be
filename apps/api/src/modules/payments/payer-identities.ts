import { Injectable } from '@nestjs/common';
import { PeopleService } from '../identity/people.service.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { WechatApi } from '../../platform/wechat/wechat-api.js';
import { WechatError } from '../../platform/wechat/wechat-error.js';

/** Milliseconds. A code is used up by WeChat's first answer, and the request that brought it may be sent again. */
const codeLife = 300_000;

/** Who pays, as WeChat knows them under the app that the order is for. */
@Injectable()
export class PayerIdentities {
  private readonly used = new ShortCache<string>(codeLife, 5000);

  constructor(
    private readonly people: PeopleService,
    private readonly wechat: WechatApi,
  ) {}

  /** @throws DomainError `payer-unknown` for who did not come by WeChat */
  async inMiniProgram(organizationId: number, userId: number | null): Promise<string> {
    const openid = userId === null ? null : await this.people.openid(organizationId, userId);
    if (openid === null) throw new DomainError('payer-unknown');
    return openid;
  }

  /** @throws DomainError `payer-unknown` for a code that WeChat does not take */
  async inOfficialAccount(code: string | undefined): Promise<string> {
    if (code === undefined) throw invalidField('officialAccountCode', 'required');
    const known = this.used.get(code);
    if (known !== undefined) return known;
    try {
      const openid = await this.wechat.officialAccountOpenid(code);
      this.used.set(code, openid);
      return openid;
    } catch (error) {
      throw error instanceof WechatError && error.failure === 'code-invalid' ? new DomainError('payer-unknown') : error;
    }
  }
}
