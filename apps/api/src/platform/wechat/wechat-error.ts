import { DomainError } from '../errors/domain-error.js';

/** What a refusal of api.weixin.qq.com means for the caller. */
export type WechatFailure =
  | 'no-answer'
  | 'busy'
  | 'too-frequent'
  | 'limit-reached'
  | 'token-refused'
  | 'code-invalid'
  | 'login-refused'
  | 'foreign-app'
  | 'page-unknown'
  | 'scene-invalid'
  | 'misconfigured'
  | 'confirmation-needed'
  | 'bad-request'
  | 'not-permitted'
  | 'order-unknown'
  | 'unknown';

const failures: Record<number, WechatFailure> = {
  [-1]: 'busy',
  40001: 'token-refused', 40014: 'token-refused', 42001: 'token-refused',
  40002: 'misconfigured', 40013: 'misconfigured', 40125: 'misconfigured', 40164: 'misconfigured', 41002: 'misconfigured', 41004: 'misconfigured',
  40029: 'code-invalid', 40163: 'code-invalid',
  40097: 'bad-request', 43002: 'bad-request', 47001: 'bad-request',
  40129: 'scene-invalid', 40169: 'scene-invalid',
  40226: 'login-refused',
  41030: 'page-unknown',
  45009: 'limit-reached',
  44990: 'too-frequent', 45011: 'too-frequent',
  48001: 'not-permitted',
  89503: 'confirmation-needed', 89506: 'confirmation-needed', 89507: 'confirmation-needed',
  10060001: 'order-unknown',
};

/** What nobody but the operator can mend: the app's account, the IP whitelist, a daily limit, our own code. */
export const operatorFailures: ReadonlySet<WechatFailure> = new Set([
  'misconfigured', 'confirmation-needed', 'limit-reached', 'bad-request', 'scene-invalid', 'page-unknown', 'not-permitted', 'unknown',
]);

/** Uncaught, it answers 502, or 429 where WeChat asks for patience; callers who know better look at `failure`. */
export class WechatError extends DomainError {
  constructor(
    readonly failure: WechatFailure,
    readonly errcode: number | null = null,
  ) {
    super(failure === 'too-frequent' ? 'rate-limited' : 'upstream-unavailable', failure === 'too-frequent' ? { retryAfterSeconds: 5 } : undefined);
  }
}

export function failureOf(errcode: number): WechatFailure {
  return failures[errcode] ?? 'unknown';
}
