import { errorAnswer } from './pay-answers.js';
import { failureOf, WechatPayError } from './pay-error.js';
import type { PayAnswer } from './pay-transport.js';

/** Undefined where it is no JSON. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** What an answer without a 2xx means. It is not signed as a rule: information, and no proof. */
export function errorOf({ status, body, requestId }: Pick<PayAnswer, 'status' | 'body' | 'requestId'>): WechatPayError {
  const { data } = errorAnswer.safeParse(jsonOf(body));
  const code = data?.code ?? null;
  return new WechatPayError(failureOf(status, code, requestId), code, requestId, data?.detail?.field ?? null);
}
