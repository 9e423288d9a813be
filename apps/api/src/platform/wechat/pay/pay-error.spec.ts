import { expect, it } from '@jest/globals';
import { failureOf, WechatPayError, type WechatPayFailure } from './pay-error.js';

it.each<[string, WechatPayFailure]>([
  ['PARAM_ERROR', 'bad-request'], ['INVALID_REQUEST', 'bad-request'], ['APPID_MCHID_NOT_MATCH', 'misconfigured'], ['MCH_NOT_EXISTS', 'misconfigured'], ['ORDER_CLOSED', 'order-closed'],
  ['SIGN_ERROR', 'signature-refused'], ['NO_AUTH', 'not-permitted'], ['RULE_LIMIT', 'not-permitted'], ['REQUEST_BLOCKED', 'not-permitted'], ['OUT_TRADE_NO_USED', 'order-differs'],
  ['TRADE_ERROR', 'trade-refused'], ['NOT_ENOUGH', 'balance-too-low'], ['USER_ACCOUNT_ABNORMAL', 'payer-account-closed'], ['ORDER_NOT_EXIST', 'order-unknown'], ['RESOURCE_NOT_EXISTS', 'refund-unknown'],
  ['USER_PAYING', 'user-paying'], ['FREQUENCY_LIMITED', 'too-frequent'], ['RATELIMIT_EXCEEDED', 'too-frequent'], ['SYSTEM_ERROR', 'busy'], ['BANK_ERROR', 'busy'],
  ['NO_STATEMENT_EXIST', 'no-statement'], ['STATEMENT_CREATING', 'statement-not-ready'], ['A_NEW_ONE', 'unknown'],
])('understands %s as %s, whatever the HTTP status', (code, failure) => {
  for (const status of [202, 400, 403, 404]) expect(failureOf(status, code, null)).toBe(failure);
});

it('makes a general word precise by the number of the request', () => {
  expect(failureOf(400, 'INVALID_REQUEST', '08F78B-268498688')).toBe('order-differs');
  expect(failureOf(400, 'INVALID_REQUEST', '08F78B-0-268449538')).toBe('order-paid');
  expect(failureOf(400, 'PARAM_ERROR', '08F78B-268435461')).toBe('bad-request');
  expect(failureOf(403, 'NOT_ENOUGH', '08F78B-268498688')).toBe('balance-too-low');
  expect(failureOf(400, null, '08F78B-268512771')).toBe('order-unknown');
});

it('goes by the status only where there is no word', () => {
  expect([429, 500, 502, 503, 404, 401].map((status) => failureOf(status, null, null))).toEqual(['too-frequent', 'busy', 'busy', 'busy', 'unknown', 'unknown']);
});

it('knows what is not decided yet', () => {
  const open: WechatPayFailure[] = ['no-answer', 'busy', 'too-frequent', 'unverified', 'unreadable', 'unknown', 'user-paying'];
  expect(open.every((failure) => !new WechatPayError(failure).final)).toBe(true);
  expect(new WechatPayError('order-closed').final).toBe(true);
});

it('answers patience where WeChat Pay asks for it', () => {
  expect(new WechatPayError('too-frequent')).toMatchObject({ code: 'rate-limited', context: { retryAfterSeconds: 5 } });
  expect(new WechatPayError('busy')).toMatchObject({ code: 'upstream-unavailable' });
});
