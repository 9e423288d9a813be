import type { Doubt } from './verification.js';
import { DomainError } from '../../errors/domain-error.js';

/** What a refusal of WeChat Pay, or its silence, means for the caller. */
export type WechatPayFailure =
  // Nothing is known: ask, or repeat with the same values.
  | 'no-answer'
  | 'busy'
  | 'too-frequent'
  | 'unverified'
  | 'unreadable'
  | 'unknown'
  // The order.
  | 'order-unknown'
  | 'order-closed'
  | 'order-paid'
  | 'order-differs'
  | 'trade-refused'
  | 'user-paying'
  // The refund.
  | 'refund-unknown'
  | 'balance-too-low'
  | 'payer-account-closed'
  // The bill.
  | 'no-statement'
  | 'statement-not-ready'
  | 'bill-damaged'
  // Only the operator or we can mend it.
  | 'misconfigured'
  | 'signature-refused'
  | 'not-permitted'
  | 'bad-request';

/** By the `code` of the answer: its HTTP status differs from page to page of the documentation. */
const failuresByCode: Record<string, WechatPayFailure> = {
  PARAM_ERROR: 'bad-request', INVALID_REQUEST: 'bad-request',
  APPID_MCHID_NOT_MATCH: 'misconfigured', MCH_NOT_EXISTS: 'misconfigured',
  SIGN_ERROR: 'signature-refused',
  NO_AUTH: 'not-permitted', RULE_LIMIT: 'not-permitted', REQUEST_BLOCKED: 'not-permitted', RULELIMIT: 'not-permitted',
  ORDER_NOT_EXIST: 'order-unknown', ORDERNOTEXIST: 'order-unknown',
  ORDER_CLOSED: 'order-closed', ORDERCLOSED: 'order-closed',
  ORDER_PAID: 'order-paid', ORDERPAID: 'order-paid',
  OUT_TRADE_NO_USED: 'order-differs',
  TRADE_ERROR: 'trade-refused',
  USER_PAYING: 'user-paying', USERPAYING: 'user-paying',
  RESOURCE_NOT_EXISTS: 'refund-unknown',
  NOT_ENOUGH: 'balance-too-low',
  USER_ACCOUNT_ABNORMAL: 'payer-account-closed',
  NO_STATEMENT_EXIST: 'no-statement',
  STATEMENT_CREATING: 'statement-not-ready',
  FREQUENCY_LIMITED: 'too-frequent', FREQUENCY_LIMIT_EXCEED: 'too-frequent', RATELIMIT_EXCEEDED: 'too-frequent',
  SYSTEM_ERROR: 'busy', SYSTEMERROR: 'busy', BANK_ERROR: 'busy', BANKERROR: 'busy',
};

/** By the number at the end of `Request-ID`, which says what a general code leaves open. */
const failuresByNumber: Record<string, WechatPayFailure> = {
  268512771: 'order-unknown',
  268447840: 'too-frequent',
  268449538: 'order-paid', 268498689: 'order-paid',
  268447914: 'order-closed',
  268498688: 'order-differs',
  268443715: 'not-permitted', 268448010: 'not-permitted',
  268443699: 'signature-refused',
  268445527: 'misconfigured', 268447843: 'misconfigured',
};

/** What says nothing about the order: it may have been carried out, or not. */
const openFailures: ReadonlySet<WechatPayFailure> = new Set(['no-answer', 'busy', 'too-frequent', 'unverified', 'unreadable', 'unknown', 'user-paying']);

/** What nobody but the operator, or who wrote the call, can mend. */
export const operatorFailures: ReadonlySet<WechatPayFailure> = new Set([
  'misconfigured', 'signature-refused', 'not-permitted', 'bad-request', 'unverified', 'unreadable', 'unknown', 'balance-too-low', 'bill-damaged',
]);

/** What else is known of a failure. */
interface Details {
  /** WeChat Pay's own word. */
  code?: string | null;
  /** WeChat Pay's name of the call, by which its support finds it. */
  requestId?: string | null;
  /** The field that WeChat Pay did not like. */
  field?: string | null;
  /** Why the answer cannot be taken for WeChat Pay's own; refusals are often not signed at all. */
  doubt?: Doubt | null;
}

/** Uncaught, it answers 502, or 429 where WeChat Pay asks for patience; callers who know better look at `failure`. */
export class WechatPayError extends DomainError {
  constructor(
    readonly failure: WechatPayFailure,
    readonly details: Details = {},
  ) {
    super(failure === 'too-frequent' ? 'rate-limited' : 'upstream-unavailable', failure === 'too-frequent' ? { retryAfterSeconds: 5 } : undefined);
  }

  /** WeChat Pay's own word; null where it said none. */
  get wechatCode(): string | null {
    return this.details.code ?? null;
  }

  /** False where only a query, or the same call again, can tell what became of it. */
  get final(): boolean {
    return !openFailures.has(this.failure);
  }
}

/**
 * What an answer without a 2xx means. Such answers need no signature and prove nothing: no payment is made or unmade by them.
 * @param code null where there was none that could be read
 */
export function failureOf(status: number, code: string | null, requestId: string | null): WechatPayFailure {
  const byCode = code === null ? undefined : failuresByCode[code];
  // A general word, made precise by the number.
  if (byCode === undefined || byCode === 'bad-request') {
    const byNumber = failuresByNumber[/-(\d{6,12})$/.exec(requestId ?? '')?.[1] ?? ''];
    if (byNumber) return byNumber;
  }
  if (byCode !== undefined) return byCode;
  if (status === 429) return 'too-frequent';
  if (status >= 500) return 'busy';
  return 'unknown';
}
