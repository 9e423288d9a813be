import { randomBytes } from 'node:crypto';
import type { MerchantCheckResult } from '@scanfix/shared-types';
import { WechatPayError, type WechatPayFailure } from '../../platform/wechat/pay/pay-error.js';
import type { PayMerchant } from '../../platform/wechat/pay/pay-merchant.js';
import type { WechatPay } from '../../platform/wechat/pay/wechat-pay.js';

const results: Partial<Record<WechatPayFailure, MerchantCheckResult>> = {
  'signature-refused': 'signature-refused',
  unverified: 'answer-not-verified',
  'no-answer': 'no-answer', busy: 'no-answer', 'too-frequent': 'no-answer',
  'not-permitted': 'not-permitted',
  misconfigured: 'unknown-merchant',
};

/**
 * Asks for an order that does not exist: who is told so has signed well. Whether WeChat Pay's own signature is believed shows in the same
 * answer where that is signed, and otherwise in the closing of that order, which is answered with yes all the same.
 */
export async function checkMerchant(wechatPay: WechatPay, merchant: PayMerchant): Promise<MerchantCheckResult> {
  const number = `CHECK${randomBytes(10).toString('hex')}`;
  const asked = await failureOf(() => wechatPay.query(merchant, number));
  if (asked?.failure !== 'order-unknown') return (asked && results[asked.failure]) ?? 'other';
  if (asked.details.doubt === null) return 'ok';
  if (asked.details.doubt !== 'headers-missing') return 'answer-not-verified';
  const closed = await failureOf(() => wechatPay.close(merchant, number));
  return closed?.failure === 'unverified' ? 'answer-not-verified' : 'ok';
}

async function failureOf(call: () => Promise<unknown>): Promise<WechatPayError | null> {
  try {
    await call();
    return null;
  } catch (error) {
    if (error instanceof WechatPayError) return error;
    throw error;
  }
}
