import { Injectable } from '@nestjs/common';
import { withRetries } from './retry.js';
import { WechatAccessToken } from './wechat-access-token.js';
import { WechatError } from './wechat-error.js';
import { WechatTransport, type WechatImage } from './wechat-transport.js';
import { Config } from '../config/config.js';

export interface WechatIdentity {
  openid: string;
  /** Only when the mini-program is bound to an Open Platform account. */
  unionid: string | null;
}

export interface MiniProgramCode {
  /** At most 32 characters of `0-9 a-z A-Z ! # $ & ' ( ) * + , / : ; = ? @ - . _ ~`. */
  scene: string;
  /** Without a leading slash and without parameters; must be in a published version unless `checkPath` is false. */
  page: string;
  checkPath?: boolean;
  environment?: 'release' | 'trial' | 'develop';
  /** Pixels, 280 to 1280; WeChat's default is 430. */
  width?: number;
}

/** Milliseconds; images are made while we wait. */
const imageTimeout = 10_000;

/** The mini-program's side of api.weixin.qq.com. Every method throws WechatError, which uncaught answers 502. Never call it in a transaction. */
@Injectable()
export class WechatApi {
  constructor(
    private readonly transport: WechatTransport,
    private readonly accessToken: WechatAccessToken,
    private readonly config: Config,
  ) {}

  /**
   * Who called wx.login. The code is used up by an answer of any kind, so it is sent again only where none arrived. The session key that
   * comes along is not kept: nothing here needs it.
   */
  async code2Session(code: string): Promise<WechatIdentity> {
    const { WECHAT_MINI_APPID: appid, WECHAT_MINI_SECRET: secret } = this.config.settings;
    const answer = await withRetries(['no-answer'], 1, () => this.transport.json({
      path: '/sns/jscode2session', query: { appid, secret, js_code: code, grant_type: 'authorization_code' },
    }));
    const { openid, unionid } = answer;
    if (typeof openid !== 'string' || openid === '') throw new WechatError('unknown');
    return { openid, unionid: typeof unionid === 'string' && unionid !== '' ? unionid : null };
  }

  /** The number behind the phone button; WeChat checks that the code is this person's. Mainland numbers come without their country code. */
  async getPhoneNumber(code: string, openid: string): Promise<string> {
    const answer = await this.authorized((token) => withRetries(['busy', 'no-answer'], 1, () => this.transport.json({
      path: '/wxa/business/getuserphonenumber', query: { access_token: token }, body: { code, openid },
    })));
    const { purePhoneNumber, countryCode, watermark } = (answer['phone_info'] ?? {}) as { purePhoneNumber?: unknown; countryCode?: unknown; watermark?: { appid?: unknown } };
    if (watermark?.appid !== this.config.settings.WECHAT_MINI_APPID) throw new WechatError('foreign-app');
    if (typeof purePhoneNumber !== 'string' || !/^\d{4,15}$/.test(purePhoneNumber)) throw new WechatError('unknown');
    const country = String(countryCode ?? '86').replace(/\D/g, '');
    return country === '86' ? purePhoneNumber : `+${country}${purePhoneNumber}`;
  }

  /** WeChat's round code for a scene; unlimited in number and permanent. */
  getwxacodeunlimit({ scene, page, checkPath = true, environment = 'release', width }: MiniProgramCode): Promise<WechatImage> {
    return this.authorized((token) => withRetries(['busy', 'no-answer'], 3, () => this.transport.image({
      path: '/wxa/getwxacodeunlimit', query: { access_token: token }, timeout: imageTimeout,
      body: { scene, page, check_path: checkPath, env_version: environment, ...(width ? { width } : {}) },
    })));
  }

  /** With the access token; once more with a fresh one where WeChat refuses it. */
  private async authorized<Result>(call: (token: string) => Promise<Result>): Promise<Result> {
    const token = await this.accessToken.current();
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof WechatError) || error.failure !== 'token-refused') throw error;
      return call(await this.accessToken.replacementFor(token));
    }
  }
}
