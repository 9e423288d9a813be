import { randomBytes } from 'node:crypto';

const messages: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40013: 'invalid appid',
  40029: 'invalid code',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40164: 'invalid ip, not in whitelist',
  40169: 'invalid length for scene, or the data is not json string',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  10060001: 'pay order not exist',
  10060003: 'the chance to ship again is used up',
  10060005: 'invalid logistics type',
  10060006: 'split delivery is for express only',
  10060014: 'invalid parameter',
  10060023: 'shipping info is not updated',
  10060031: 'the pay order belongs to another openid',
};

/** What WeChat answers with HTTP 200 and an `errcode`. */
export class WechatError extends Error {
  constructor(readonly errcode: number) {
    super(messages[errcode] ?? 'error');
  }

  /** `rid` is what WeChat's support asks for, so logs of the API should hold it here too. */
  toBody(): { errcode: number; errmsg: string } {
    const rid = [0, 1, 2].map(() => randomBytes(4).toString('hex')).join('-');
    return { errcode: this.errcode, errmsg: `${this.message} rid: ${rid}` };
  }
}
