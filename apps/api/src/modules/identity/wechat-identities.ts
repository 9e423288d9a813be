import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '@scanfix/shared-types';
import { DomainError } from '../../platform/errors/domain-error.js';
import { WechatApi, type WechatIdentity } from '../../platform/wechat/wechat-api.js';
import { WechatError, type WechatFailure } from '../../platform/wechat/wechat-error.js';

/** A busy WeChat may have used the code up: only a new one helps. */
const loginRefusals: Partial<Record<WechatFailure, ProblemCode>> = {
  'code-invalid': 'wechat-code-invalid', busy: 'wechat-code-invalid', 'login-refused': 'wechat-login-refused',
};
const phoneRefusals: Partial<Record<WechatFailure, ProblemCode>> = {
  'code-invalid': 'wechat-phone-code-invalid', 'foreign-app': 'wechat-phone-code-invalid',
};

/** What WeChat says of a person, in the words of the contract. */
@Injectable()
export class WechatIdentities {
  constructor(private readonly wechat: WechatApi) {}

  /** @throws DomainError `wechat-code-invalid` (ask wx.login for another), `wechat-login-refused`, `rate-limited`, `upstream-unavailable` */
  whoLoggedIn(code: string): Promise<WechatIdentity> {
    return translated(this.wechat.code2Session(code), loginRefusals);
  }

  /** @throws DomainError `wechat-phone-code-invalid`, `rate-limited`, `upstream-unavailable` */
  phoneOf(openid: string, phoneCode: string): Promise<string> {
    return translated(this.wechat.getPhoneNumber(phoneCode, openid), phoneRefusals);
  }
}

async function translated<Result>(call: Promise<Result>, refusals: Partial<Record<WechatFailure, ProblemCode>>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    const refusal = error instanceof WechatError ? refusals[error.failure] : undefined;
    throw refusal ? new DomainError(refusal) : error;
  }
}
