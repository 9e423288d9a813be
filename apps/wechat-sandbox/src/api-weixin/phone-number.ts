import type { Sandbox } from '../sandbox.js';
import { WechatError } from './wechat-error.js';

export interface PhoneInfo {
  phoneNumber: string;
  purePhoneNumber: string;
  countryCode: string;
  watermark: { timestamp: number; appid: string };
}

/** `getPhoneNumber`: the code is spent even when the openid beside it is another person's, so that it cannot be tried again. */
export function readPhoneNumber({ configuration, now, phoneCodes }: Sandbox, body: Record<string, unknown>): PhoneInfo {
  const { code, openid } = body;
  const found = typeof code === 'string' ? phoneCodes.take(code) : null;
  if (!found) throw new WechatError(40029);
  if (openid !== undefined && openid !== found.openid) throw new WechatError(40029);
  return {
    phoneNumber: found.phone,
    purePhoneNumber: found.phone,
    countryCode: '86',
    watermark: { timestamp: Math.floor(now() / 1000), appid: configuration.appId },
  };
}
