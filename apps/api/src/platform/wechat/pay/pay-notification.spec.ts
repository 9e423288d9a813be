import { beforeAll, expect, it } from '@jest/globals';
import type { PayMerchant } from './pay-merchant.js';
import type { NotificationDoubt } from './pay-notification.js';
import { NotificationRefused } from './pay-notification.js';
import { PayTransport } from './pay-transport.js';
import { WechatPay } from './wechat-pay.js';
import { encryptedResource, keyOf, newCertificate, newPair, payMerchant, type TestPair } from '../../../../test/support/pay-keys.js';
import { signatureHeaders } from '../../../../test/support/pay-server.js';

// Nobody is asked: a notification is opened with what is known.
const pay = new WechatPay(new PayTransport('http://127.0.0.1:9', 'http://127.0.0.1:9'));
const paid = {
  appid: 'wx1', mchid: '1234567890', out_trade_no: 'ORDER-1', transaction_id: '42000001', trade_type: 'JSAPI', trade_state: 'SUCCESS', trade_state_desc: '支付成功', bank_type: 'CMC', attach: 'a',
  success_time: '2026-11-22T15:00:00+08:00', payer: { openid: 'o-1' }, amount: { total: 100, payer_total: 100, currency: 'CNY', payer_currency: 'CNY' },
};
const refunded = {
  mchid: '1234567890', transaction_id: '42000001', out_trade_no: 'ORDER-1', refund_id: '503', out_refund_no: 'REFUND-1', refund_status: 'SUCCESS', success_time: '2026-11-22T16:00:00+08:00',
  user_received_account: '支付用户零钱', amount: { total: 100, refund: 40, payer_total: 100, payer_refund: 40 },
};
let wechat: TestPair;
let stranger: TestPair;
let merchant: PayMerchant;
beforeAll(async () => {
  [wechat, stranger] = [newPair(), newPair()];
  merchant = payMerchant(await newCertificate(), wechat);
});

const signer = () => ({ serial: 'PUB_KEY_ID_1', privateKey: wechat.privateKey });
function envelope(content: object = paid, { eventType = 'TRANSACTION.SUCCESS', kind = 'transaction', apiV3Key = merchant.apiV3Key } = {}): Buffer {
  return Buffer.from(JSON.stringify({
    id: 'EV-1', create_time: '2026-11-22T15:00:01+08:00', resource_type: 'encrypt-resource', event_type: eventType, summary: '支付成功',
    resource: { original_type: kind, ...encryptedResource(apiV3Key, JSON.stringify(content), kind) },
  }));
}

async function doubtOf(call: Promise<unknown>): Promise<NotificationDoubt> {
  const error: unknown = await call.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof NotificationRefused)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error.reason;
}

it('opens a payment', async () => {
  const body = envelope();
  expect(await pay.openNotification(merchant, signatureHeaders(signer(), body), body)).toMatchObject({
    kind: 'transaction', id: 'EV-1', eventType: 'TRANSACTION.SUCCESS', createdAt: new Date('2026-11-22T07:00:01Z'),
    transaction: { appid: 'wx1', outTradeNo: 'ORDER-1', transactionId: '42000001', state: 'SUCCESS', total: 100, openid: 'o-1', attach: 'a' },
  });
});

it.each(['SUCCESS', 'ABNORMAL', 'CLOSED'])('opens a refund that ended as %s', async (state) => {
  const body = envelope({ ...refunded, refund_status: state, ...(state === 'SUCCESS' ? {} : { success_time: undefined }) }, { eventType: `REFUND.${state}`, kind: 'refund' });
  expect(await pay.openNotification(merchant, signatureHeaders(signer(), body), body)).toMatchObject({ kind: 'refund', refund: { outRefundNo: 'REFUND-1', refundId: '503', state, refund: 40, total: 100 } });
});

it('opens one that was encrypted without further data', async () => {
  const { associated_data: _, ...resource } = encryptedResource(merchant.apiV3Key, JSON.stringify(paid), '');
  const body = Buffer.from(JSON.stringify({ id: 'EV-2', create_time: '2026-11-22T15:00:01+08:00', event_type: 'TRANSACTION.SUCCESS', resource }));
  expect(await pay.openNotification(merchant, signatureHeaders(signer(), body), body)).toMatchObject({ transaction: { outTradeNo: 'ORDER-1' } });
});

const now = () => Math.floor(Date.now() / 1000);
it.each<[string, NotificationDoubt, (body: Buffer) => [Record<string, string | string[]>, Buffer]]>([
  ['without headers', 'headers-missing', (body) => [{}, body]],
  ['with a header that is there twice', 'headers-missing', (body) => [{ ...signatureHeaders(signer(), body), 'wechatpay-nonce': ['a', 'b'] }, body]],
  ['signed by somebody else', 'signature', (body) => [signatureHeaders({ ...signer(), privateKey: stranger.privateKey }, body), body]],
  ['signed under an unknown name', 'serial-unknown', (body) => [signatureHeaders({ ...signer(), serial: 'PUB_KEY_ID_2' }, body), body]],
  ['from five minutes ago', 'clock', (body) => [signatureHeaders(signer(), body, { timestamp: now() - 302 }), body]],
  ['with a timestamp that is no number', 'clock', (body) => [{ ...signatureHeaders(signer(), body), 'wechatpay-timestamp': '1e9' }, body]],
  ['written anew from the same JSON', 'signature', (body) => [signatureHeaders(signer(), body), Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1))]],
  ['with one byte more', 'signature', (body) => [signatureHeaders(signer(), body), Buffer.concat([body, Buffer.from(' ')])]],
  ['with an empty body', 'signature', (body) => [signatureHeaders(signer(), body), Buffer.alloc(0)]],
])('refuses one %s', async (_, reason, forge) => {
  const [headers, body] = forge(envelope());
  expect(await doubtOf(pay.openNotification(merchant, headers, body))).toBe(reason);
});

it('refuses the signature that is a test', async () => {
  const body = envelope();
  const headers = signatureHeaders(signer(), body);
  expect(await doubtOf(pay.openNotification(merchant, { ...headers, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']}` }, body))).toBe('signature-test');
});

it.each<[string, NotificationDoubt, () => Buffer]>([
  ['is encrypted with another key', 'not-decrypted', () => envelope(paid, { apiV3Key: 'k'.repeat(32) })],
  ['is for another merchant', 'foreign-merchant', () => envelope({ ...paid, mchid: '1900000109' })],
  ['tells of what was never asked for', 'event-unknown', () => envelope(paid, { eventType: 'COUPON.USE' })],
  ['is no JSON', 'malformed', () => Buffer.from('hello')],
  ['lacks what belongs in it', 'malformed', () => envelope({ ...paid, out_trade_no: undefined })],
  ['speaks of parts of a fen', 'malformed', () => envelope({ ...paid, amount: { total: 99.5 } })],
  ['is encrypted in another way', 'malformed', () => Buffer.from(envelope().toString().replace('AEAD_AES_256_GCM', 'PLAIN'))],
])('refuses one that is signed and %s', async (_, reason, forge) => {
  const body = forge();
  expect(await doubtOf(pay.openNotification(merchant, signatureHeaders(signer(), body), body))).toBe(reason);
});

it('refuses a text whose tag was cut off or changed', async () => {
  for (const change of [(bytes: Buffer) => bytes.subarray(0, -16), (bytes: Buffer) => bytes.subarray(0, 8), (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])])]) {
    const parsed = JSON.parse(envelope().toString()) as { resource: { ciphertext: string } };
    parsed.resource.ciphertext = change(Buffer.from(parsed.resource.ciphertext, 'base64')).toString('base64');
    const body = Buffer.from(JSON.stringify(parsed));
    expect(await doubtOf(pay.openNotification(merchant, signatureHeaders(signer(), body), body))).toBe('not-decrypted');
  }
});

it('believes a certificate only until it ends', async () => {
  const body = envelope();
  const ended = { ...merchant, verifiers: [{ serial: 'PUB_KEY_ID_1', publicKey: keyOf(wechat.publicKey), validUntil: new Date(Date.now() - 1000) }] };
  expect(await doubtOf(pay.openNotification(ended, signatureHeaders(signer(), body), body))).toBe('certificate-expired');
});
