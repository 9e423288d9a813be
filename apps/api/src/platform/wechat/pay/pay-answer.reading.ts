import { errorAnswer } from './pay-answers.js';
import { failureOf, WechatPayError } from './pay-error.js';
import type { PayAnswer } from './pay-transport.js';
import type { Doubt } from './verification.js';

/** Undefined where it is no JSON. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** What an answer without a 2xx means. It is often not signed: information, and no proof. */
export function errorOf({ status, body, requestId }: Pick<PayAnswer, 'status' | 'body' | 'requestId'>, doubt: Doubt | null = 'headers-missing'): WechatPayError {
  const { data } = errorAnswer.safeParse(jsonOf(body));
  const code = data?.code ?? null;
  return new WechatPayError(failureOf(status, code, requestId), { code, requestId, field: data?.detail?.field ?? null, doubt });
}
