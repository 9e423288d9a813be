import { Injectable } from '@nestjs/common';
import { shanghaiTime } from './pay/order-text.js';
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

/** What was done for an order that was paid, in the words of 发货信息管理. */
export interface ShippingInfo {
  order: { mchid: string; outTradeNo: string } | { transactionId: string };
  /** At most 120 characters. */
  description: string;
  /** Of who paid. */
  openid: string;
  /** Of one order, each later than the one before. */
  uploadedAt: Date;
}

/** A service is nothing that is carried: neither parcel nor pick-up. */
const noDelivery = 3;
const inOnePiece = 1;
const longestShippingDescription = 120;

/** Milliseconds; images are made while we wait. */
const imageTimeout = 10_000;

/** The accounts' side of api.weixin.qq.com: the mini-program's, and the Official Account's web pages. Every method throws WechatError, which uncaught answers 502. Never call it in a transaction. */
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

  /** Who opened a page of the Official Account, by the code of its web authorization. @throws WechatError `code-invalid`, and `misconfigured` where there is no Official Account */
  async officialAccountOpenid(code: string): Promise<string> {
    const { WECHAT_OA_APPID: appid, WECHAT_OA_SECRET: secret } = this.config.settings;
    if (appid === null || secret === null) throw new WechatError('misconfigured');
    const { openid } = await withRetries(['no-answer'], 1, () => this.transport.json({
      path: '/sns/oauth2/access_token', query: { appid, secret, code, grant_type: 'authorization_code' },
    }));
    if (typeof openid !== 'string' || openid === '') throw new WechatError('unknown');
    return openid;
  }

  /** Whether WeChat holds the money of this mini-program back until it is told what was done for it. */
  async isTradeManaged(): Promise<boolean> {
    return this.saysOfTrade('is_trade_managed', 'is_trade_managed');
  }

  /** Whether every merchant of the mini-program has agreed to that, after which every order has to be told. */
  async isTradeManagementConfirmationCompleted(): Promise<boolean> {
    return this.saysOfTrade('is_trade_management_confirmation_completed', 'completed');
  }

  /** @throws WechatError `order-unknown` for some time after the payment: try again later */
  async uploadShippingInfo({ order, description, openid, uploadedAt }: ShippingInfo): Promise<void> {
    const key = 'transactionId' in order ? { order_number_type: 2, transaction_id: order.transactionId } : { order_number_type: 1, mchid: order.mchid, out_trade_no: order.outTradeNo };
    const body = {
      order_key: key, logistics_type: noDelivery, delivery_mode: inOnePiece, shipping_list: [{ item_desc: description.slice(0, longestShippingDescription) }],
      upload_time: shanghaiTime(uploadedAt, 'milliseconds'), payer: { openid },
    };
    // Where no answer came it may have arrived, and an order can be told anew only once: that is the caller's to weigh.
    await this.authorized((token) => withRetries(['busy'], 1, () => this.transport.json({
      path: '/wxa/sec/order/upload_shipping_info', query: { access_token: token }, body,
    })));
  }

  private async saysOfTrade(question: string, field: string): Promise<boolean> {
    const { WECHAT_MINI_APPID: appid } = this.config.settings;
    const answer = await this.authorized((token) => withRetries(['busy', 'no-answer'], 1, () => this.transport.json({
      path: `/wxa/sec/order/${question}`, query: { access_token: token }, body: { appid },
    })));
    if (typeof answer[field] !== 'boolean') throw new WechatError('unknown');
    return answer[field];
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
