import { createVerify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { WechatPayError, type WechatPayFailure } from './pay-error.js';
import type { PayMerchant } from './pay-merchant.js';
import { PayTransport } from './pay-transport.js';
import { WechatPay, type PayOrder } from './wechat-pay.js';
import { keyOf, newCertificate, newPair, payMerchant, type TestCertificate, type TestPair } from '../../../../test/support/pay-keys.js';
import {
  cut, redirected, refused, reserialised, signedBy, signtest, silence, startPayServer, withHeader, withoutHeader, type Flaw, type PayServer,
} from '../../../../test/support/pay-server.js';

/** Milliseconds: what must end, ends soon; what must not, has time on a slow machine. */
const pace = { answer: 400, part: 400, pauses: [1, 1] };
const jsapi = '/v3/pay/transactions/jsapi';
const byNumber = '/v3/pay/transactions/out-trade-no/';
const transaction = {
  appid: 'wx1', mchid: '1234567890', out_trade_no: 'ORDER-1', transaction_id: '42000001', trade_type: 'JSAPI', trade_state: 'SUCCESS', trade_state_desc: '支付成功', bank_type: 'CMC', attach: '',
  success_time: '2026-11-22T15:00:00+08:00', payer: { openid: 'o-1' }, amount: { total: 100, payer_total: 90, currency: 'CNY' },
};

let own: TestCertificate;
let wechat: TestPair;
let stranger: TestPair;
let first: PayServer;
let second: PayServer;
let merchant: PayMerchant;
let pay: WechatPay;
let lines: string[];

beforeAll(async () => {
  own = await newCertificate();
  [wechat, stranger] = [newPair(), newPair()];
  [first, second] = await Promise.all([0, 1].map(() => startPayServer(own.publicKey, { serial: 'PUB_KEY_ID_1', privateKey: wechat.privateKey })) as [Promise<PayServer>, Promise<PayServer>]);
});
afterAll(() => Promise.all([first.close(), second.close()]));
beforeEach(() => {
  lines = [];
  for (const level of ['log', 'warn', 'error'] as const) jest.spyOn(Logger.prototype, level).mockImplementation((line: unknown) => { lines.push(String(line)); });
  for (const server of [first, second]) {
    server.seen.length = 0;
    server.answers = { [jsapi]: { prepay_id: 'wx201' }, '/v3/pay/transactions/native': { code_url: 'weixin://wxpay/bizpayurl?pr=1' }, [byNumber]: transaction };
  }
  merchant = payMerchant(own, wechat);
  pay = new WechatPay(new PayTransport(first.url, second.url, pace));
});

const order: PayOrder & { trade: 'JSAPI' } = {
  trade: 'JSAPI', appid: 'wx1', openid: 'o-1', outTradeNo: 'ORDER-1', description: '维修\u0007 空调🔧\n上门', total: 100, timeExpire: new Date('2026-11-22T07:30:15Z'), notifyUrl: 'https://fix.cn/notify',
};

async function errorOf(call: Promise<unknown>): Promise<WechatPayError> {
  const error: unknown = await call.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof WechatPayError)) throw new Error(`expected a WechatPayError, got ${String(error)}`);
  return error;
}

it('orders with the library\'s request, signed over the bytes that it sends', async () => {
  expect(await pay.order(merchant, order)).toEqual({ prepayId: 'wx201' });
  const [seen] = first.seen;
  expect(seen).toMatchObject({ method: 'POST', path: jsapi, signed: true, headers: { accept: 'application/json', 'content-type': 'application/json', 'wechatpay-serial': 'PUB_KEY_ID_1', 'user-agent': 'ScanFix' } });
  expect(seen?.body).toEqual({
    appid: 'wx1', mchid: '1234567890', description: '维修 空调 上门', out_trade_no: 'ORDER-1', time_expire: '2026-11-22T15:30:15+08:00', notify_url: 'https://fix.cn/notify',
    amount: { total: 100, currency: 'CNY' }, payer: { openid: 'o-1' },
  });
  const { trade: _, openid: __, ...rest } = order;
  expect(await pay.order(merchant, { ...rest, trade: 'NATIVE' })).toEqual({ codeUrl: 'weixin://wxpay/bizpayurl?pr=1' });
});

it('signs what the phone hands to WeChat', () => {
  const { appId, timeStamp, nonceStr, package: prepay, signType, paySign } = pay.paymentParameters(merchant, 'wx1', 'wx201');
  expect([appId, prepay, signType, typeof timeStamp]).toEqual(['wx1', 'prepay_id=wx201', 'RSA', 'string']);
  expect(createVerify('RSA-SHA256').update(`wx1\n${timeStamp}\n${nonceStr}\nprepay_id=wx201\n`).verify(own.publicKey, paySign, 'base64')).toBe(true);
});

it('queries, and understands what was paid', async () => {
  expect(await pay.query(merchant, 'ORDER-1')).toMatchObject({
    appid: 'wx1', outTradeNo: 'ORDER-1', transactionId: '42000001', state: 'SUCCESS', paidAt: new Date('2026-11-22T07:00:00Z'), openid: 'o-1', total: 100, payerTotal: 90, attach: null,
  });
  expect(first.seen[0]).toMatchObject({ method: 'GET', path: `${byNumber}ORDER-1`, query: 'mchid=1234567890', signed: true });
  first.answers[byNumber] = { mchid: '1234567890', out_trade_no: 'ORDER-1', trade_state: 'SOMETHING_NEW' };
  expect(await pay.query(merchant, 'ORDER-1')).toMatchObject({ state: 'unknown', paidAt: null, total: null });
});

it('closes an order, whose answer is a signature and nothing else', async () => {
  first.answers = { [byNumber]: null };
  await pay.close(merchant, 'ORDER-1');
  expect(first.seen).toMatchObject([{ path: `${byNumber}ORDER-1/close`, body: { mchid: '1234567890' }, signed: true }]);
  first.next(withoutHeader('wechatpay-signature'), withoutHeader('wechatpay-serial'), signedBy({ serial: 'PUB_KEY_ID_1', privateKey: stranger.privateKey }));
  expect((await errorOf(pay.close(merchant, 'ORDER-1'))).failure).toBe('unverified');
});

const old = 301;
it.each<[string, string, () => Flaw]>([
  ['a wrong signature', 'signature', () => signedBy({ serial: 'PUB_KEY_ID_1', privateKey: stranger.privateKey })],
  ['a signature over other bytes', 'signature', () => reserialised],
  ['a signature that is a test', 'signature-test', () => signtest],
  ['no signature', 'headers-missing', () => withoutHeader('wechatpay-signature')],
  ['no timestamp', 'headers-missing', () => withoutHeader('wechatpay-timestamp')],
  ['no nonce', 'headers-missing', () => withoutHeader('wechatpay-nonce')],
  ['no serial number', 'headers-missing', () => withoutHeader('wechatpay-serial')],
  ['an old timestamp', 'clock', () => signedBy({ serial: 'PUB_KEY_ID_1', privateKey: wechat.privateKey }, { timestamp: Math.floor(Date.now() / 1000) - old })],
  ['a timestamp to come', 'clock', () => signedBy({ serial: 'PUB_KEY_ID_1', privateKey: wechat.privateKey }, { timestamp: Math.floor(Date.now() / 1000) + old + 5 })],
  ['an unknown serial number', 'serial-unknown', () => signedBy({ serial: 'PUB_KEY_ID_2', privateKey: wechat.privateKey })],
  ['another kind of signature', 'signature-type', () => withHeader('wechatpay-signature-type', 'WECHATPAY2-SM2-WITH-SM3')],
])('believes no answer with %s, and asks again', async (_, doubt, flaw) => {
  first.next(flaw(), flaw());
  expect(await pay.query(merchant, 'ORDER-1')).toMatchObject({ state: 'SUCCESS' });
  expect(first.seen).toHaveLength(3);
  first.next(flaw(), flaw(), flaw());
  const error = await errorOf(pay.query(merchant, 'ORDER-1'));
  expect([error.failure, error.details.doubt, error.final]).toEqual(['unverified', doubt, false]);
});

it.each<[string, () => Flaw]>([
  ['says too frequent', () => refused(429, 'FREQUENCY_LIMITED')],
  ['has a fault', () => refused(500, 'SYSTEM_ERROR')],
  ['is a gateway on the way', () => () => ({ status: 502, headers: {}, body: Buffer.from('<html>') })],
  ['does not answer', () => silence],
  ['stops in the middle', () => cut],
  ['sends us elsewhere', () => redirected('http://127.0.0.1:9/')],
])('repeats the same order where the host %s', async (_, flaw) => {
  first.next(flaw());
  expect(await pay.order(merchant, order)).toEqual({ prepayId: 'wx201' });
  const attempts = [...first.seen, ...second.seen];
  expect(attempts).toHaveLength(2);
  expect(attempts[1]?.body).toEqual(attempts[0]?.body);
  // Signed anew: an old timestamp would be refused.
  expect(attempts[1]?.headers.authorization).not.toBe(attempts[0]?.headers.authorization);
  expect(attempts.every(({ signed }) => signed)).toBe(true);
});

it('asks the second host when the first does not answer, and goes on with it', async () => {
  first.next(silence);
  await pay.query(merchant, 'ORDER-1');
  await pay.query(merchant, 'ORDER-1');
  expect([first.seen.length, second.seen.length]).toEqual([1, 2]);
  second.next(cut);
  await pay.query(merchant, 'ORDER-1');
  expect([first.seen.length, second.seen.length]).toEqual([2, 3]);
});

it('gives up after three attempts, not knowing what became of it', async () => {
  first.next(silence, silence);
  second.next(silence);
  expect(await errorOf(pay.order(merchant, order))).toMatchObject({ failure: 'no-answer', final: false });
});

it('does not repeat what was refused', async () => {
  first.answers = {};
  const error = await errorOf(pay.query(merchant, 'ORDER-9'));
  expect([error.failure, error.final, error.details.code, error.details.requestId]).toEqual(['order-unknown', true, 'ORDER_NOT_EXIST', 'REQUEST-1']);
  expect(first.seen).toHaveLength(1);
});

it('takes a signed answer that is not as documented for none', async () => {
  first.answers[jsapi] = { prepay_id: '' };
  expect((await errorOf(pay.order(merchant, order))).failure).toBe('unreadable');
  first.answers[byNumber] = { ...transaction, amount: { total: 1.5 } };
  expect((await errorOf(pay.query(merchant, 'ORDER-1'))).failure).toBe('unreadable');
});

it('never says paid on the word of an answer that is no 2xx', async () => {
  first.next(() => ({ status: 400, headers: {}, body: Buffer.from(JSON.stringify(transaction)) }));
  expect(await errorOf(pay.query(merchant, 'ORDER-1'))).toMatchObject({ failure: 'unknown' });
});

it('refunds by number, and asks after it', async () => {
  const refund = {
    refund_id: '503', out_refund_no: 'REFUND-1', transaction_id: '42000001', out_trade_no: 'ORDER-1', channel: 'ORIGINAL', user_received_account: '招商银行信用卡0403',
    create_time: '2026-11-22T16:00:00+08:00', status: 'PROCESSING', amount: { total: 100, refund: 40, payer_total: 100, payer_refund: 40, currency: 'CNY' },
  };
  const path = '/v3/refund/domestic/refunds';
  first.answers = { [path]: refund };
  const expected = { refundId: '503', outRefundNo: 'REFUND-1', state: 'PROCESSING', refund: 40, total: 100, refundedAt: null };
  first.next(refused(500, 'SYSTEM_ERROR'));
  second.answers = { [path]: refund };
  expect(await pay.refund(merchant, { outRefundNo: 'REFUND-1', of: { outTradeNo: 'ORDER-1' }, refund: 40, total: 100, reason: '多收了', notifyUrl: 'https://fix.cn/notify' })).toMatchObject(expected);
  expect(second.seen[0]?.body).toEqual({ out_trade_no: 'ORDER-1', out_refund_no: 'REFUND-1', reason: '多收了', notify_url: 'https://fix.cn/notify', amount: { refund: 40, total: 100, currency: 'CNY' } });
  expect(first.seen[0]?.body).toEqual(second.seen[0]?.body);
  expect(await pay.queryRefund(merchant, 'REFUND-1')).toMatchObject(expected);
  await pay.applyAbnormalRefund(merchant, { refundId: '503', outRefundNo: 'REFUND-1', type: 'USER_BANK_CARD', bankType: 'CMB_DEBIT', bankAccount: '6225', realName: '张三' });
  const { path: asked, body } = second.seen.at(-1) ?? {};
  expect([asked, body?.['type'], body?.['bank_type']]).toEqual([`${path}/503/apply-abnormal-refund`, 'USER_BANK_CARD', 'CMB_DEBIT']);
  expect(JSON.stringify(body)).not.toMatch(/6225|张三/);
});

it('puts nothing into a path that could lead elsewhere, and takes no part of a fen', async () => {
  for (const wrong of ['../../refund', 'a/b', 'a?b', '', 'x'.repeat(33)]) expect(() => pay.query(merchant, wrong)).toThrow(RangeError);
  for (const total of [0, -1, 1.5, Number.NaN]) expect(() => pay.order(merchant, { ...order, total })).toThrow(RangeError);
});

it('logs each call with its number and its time, and nothing secret', async () => {
  await pay.order(merchant, order);
  first.next(refused(400, 'PARAM_ERROR', 'REQUEST-7', { detail: { field: '/payer/openid', value: 'o-1' } }));
  await errorOf(pay.order(merchant, order));
  expect(lines[0]).toMatch(/^POST \/v3\/pay\/transactions\/jsapi: 200 in \d+ ms, request REQUEST-0$/);
  expect(lines[1]).toMatch(/: 400 in \d+ ms, request REQUEST-7: bad-request, PARAM_ERROR, field \/payer\/openid$/);
  expect(lines.join('\n')).not.toMatch(/o-1|PRIVATE|signature=/);
  expect(lines.join('\n')).not.toContain(merchant.apiV3Key);
});

it('keeps two merchants apart', async () => {
  const other = payMerchant(await newCertificate(), stranger);
  expect((await errorOf(pay.query(other, 'ORDER-1'))).failure).toBe('signature-refused');
  expect(await pay.query(merchant, 'ORDER-1')).toMatchObject({ state: 'SUCCESS' });
});

it('believes two keys at once while they change, each under its own name', async () => {
  const changing = { ...merchant, verifiers: [{ serial: 'PUB_KEY_ID_2', publicKey: keyOf(stranger.publicKey) }, ...merchant.verifiers], verifierSerial: 'PUB_KEY_ID_2' };
  expect(await pay.query(changing, 'ORDER-1')).toMatchObject({ state: 'SUCCESS' });
  first.next(signedBy({ serial: 'PUB_KEY_ID_2', privateKey: stranger.privateKey }));
  expect(await pay.query(changing, 'ORDER-1')).toMatchObject({ state: 'SUCCESS' });
  expect(first.seen.at(-1)?.headers['wechatpay-serial']).toBe('PUB_KEY_ID_2');
  const crossed = () => signedBy({ serial: 'PUB_KEY_ID_2', privateKey: wechat.privateKey });
  first.next(crossed(), crossed(), crossed());
  expect((await errorOf(pay.query(changing, 'ORDER-1'))).failure).toBe('unverified');
});

it.each<[number, string, WechatPayFailure]>([
  [403, 'NOT_ENOUGH', 'balance-too-low'], [403, 'USER_ACCOUNT_ABNORMAL', 'payer-account-closed'], [404, 'RESOURCE_NOT_EXISTS', 'refund-unknown'], [400, 'RESOURCE_NOT_EXISTS', 'refund-unknown'],
])('understands %i %s as %s', async (status, code, failure) => {
  first.next(refused(status, code));
  expect((await errorOf(pay.queryRefund(merchant, 'REFUND-1'))).failure).toBe(failure);
});

it('encrypts for WeChat Pay\'s eyes with the key that it names', async () => {
  expect(await pay.encryptSensitive(merchant, '张三')).toMatch(/^[A-Za-z0-9+/]{342}==$/);
  expect((await errorOf(pay.encryptSensitive({ ...merchant, verifierSerial: 'PUB_KEY_ID_9' }, '张三'))).failure).toBe('misconfigured');
});
