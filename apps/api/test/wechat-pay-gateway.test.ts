import { createPublicKey, randomBytes, X509Certificate } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { startSandbox, type RunningSandbox, type SandboxMerchant } from './support/sandbox.js';
import { until } from './support/until.js';
import { WechatPayError, type WechatPayFailure } from '../src/platform/wechat/pay/pay-error.js';
import type { PayMerchant } from '../src/platform/wechat/pay/pay-merchant.js';
import { NotificationRefused, type PayNotification } from '../src/platform/wechat/pay/pay-notification.js';
import { PayTransport } from '../src/platform/wechat/pay/pay-transport.js';
import { WechatPay, type PayOrder } from '../src/platform/wechat/pay/wechat-pay.js';

/** The gateway against the sandbox, which was written from the reference by itself. */
interface Arrived { headers: IncomingHttpHeaders; body: Buffer }
let sandbox: RunningSandbox;
let account: SandboxMerchant;
let merchant: PayMerchant;
let pay: WechatPay;
let receiver: Server;
let receiverUrl: string;
/** Of each test's own: what was sent to the one before may come late. */
let path: string;
let notifyUrl: string;
const arrived: Arrived[] = [];

beforeAll(async () => {
  for (const level of ['log', 'warn', 'error'] as const) jest.spyOn(Logger.prototype, level).mockImplementation(() => undefined);
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      if (request.url === path) arrived.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  sandbox = await startSandbox();
});
afterAll(async () => {
  sandbox.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});
beforeEach(async () => {
  arrived.length = 0;
  path = `/notifications/${randomBytes(6).toString('hex')}`;
  notifyUrl = receiverUrl + path;
  await sandbox.control('PUT', '/control/people', [{ id: 'tenant', name: '李小雨', phone: '13800138000', note: '租户', avatarColor: '#2f7d6b', refusesPhone: false }]);
  // A merchant of each test's own.
  account = await sandbox.control('PUT', `/control/pay/merchants/16${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, '0')}`, { proof: 'both' });
  merchant = merchantOf(account);
  pay = new WechatPay(new PayTransport(sandbox.url, sandbox.url, { answer: 1500, part: 1500, pauses: [10, 10] }));
});
afterEach(() => sandbox.control('PUT', '/control/pay/settings', { billClock: null, refundSpacingMilliseconds: 60_000 }));

function merchantOf({ mchid, certificateSerial, privateKey, apiV3Key, publicKeyId, publicKey }: SandboxMerchant): PayMerchant {
  return {
    id: 1, mchid, certificateSerial, privateKey, apiV3Key, platformCertificates: false, verifierSerial: publicKeyId,
    verifiers: [{ serial: publicKeyId, publicKey: createPublicKey(publicKey) }],
  };
}
const byCertificates = (): PayMerchant => ({ ...merchant, platformCertificates: true, verifiers: [], verifierSerial: '' });
function newOrder(more: Partial<PayOrder> = {}): PayOrder & { trade: 'NATIVE' } {
  return {
    appid: 'wxtest', outTradeNo: `T${randomBytes(12).toString('hex')}`, description: '空调维修 🔧', total: 12_300, timeExpire: new Date(Date.now() + 1_800_000), notifyUrl, ...more, trade: 'NATIVE',
  };
}
const fault = (api: string, planned: object, times = 1) => sandbox.control('POST', '/control/errors', { api, times, ...planned });
const paid = (outTradeNo: string, more: object = {}) => sandbox.control('POST', `/control/pay/transactions/${outTradeNo}/pay`, { mchid: merchant.mchid, person: 'tenant', ...more });
async function failureOf(call: Promise<unknown>): Promise<WechatPayFailure | null> {
  const error: unknown = await call.then(() => null, (reason: unknown) => reason);
  if (error === null || error instanceof WechatPayError) return error?.failure ?? null;
  throw error;
}
async function notification(number = 0): Promise<Arrived> {
  await until(() => arrived.length > number);
  return arrived[number] as Arrived;
}
const opened = async ({ headers, body }: Arrived): Promise<PayNotification> => pay.openNotification(merchant, headers, body);

it('orders, queries, closes, and queries again', async () => {
  const order = newOrder();
  expect(await pay.order(merchant, order)).toEqual({ codeUrl: expect.stringMatching(/^weixin:\/\//) });
  expect(await pay.query(merchant, order.outTradeNo)).toMatchObject({ mchid: merchant.mchid, outTradeNo: order.outTradeNo, state: 'NOTPAY', transactionId: null });
  await pay.close(merchant, order.outTradeNo);
  expect(await pay.query(merchant, order.outTradeNo)).toMatchObject({ state: 'CLOSED' });
  expect(await failureOf(pay.query(merchant, 'NEVER-ORDERED'))).toBe('order-unknown');
});

it('orders again with the same values, and is told when they differ', async () => {
  const order = newOrder();
  await pay.order(merchant, order);
  expect(await failureOf(pay.order(merchant, order))).toBeNull();
  expect(await failureOf(pay.order(merchant, { ...order, total: 1 }))).toBe('order-differs');
});

it('orders for one who is in WeChat, with parameters that the phone takes', async () => {
  const { code } = await sandbox.control<{ code: string }>('POST', '/control/login-code', { person: 'tenant' });
  const login = new URLSearchParams({ appid: 'wxtest', secret: 'test-secret', js_code: code, grant_type: 'authorization_code' });
  const { openid } = await sandbox.control<{ openid: string }>('GET', `/sns/jscode2session?${login.toString()}`);
  const order: PayOrder & { trade: 'JSAPI' } = { ...newOrder(), trade: 'JSAPI', openid };
  const { prepayId } = await pay.order(merchant, order);
  const params = pay.paymentParameters(merchant, 'wxtest', prepayId);
  await sandbox.control('POST', '/control/pay/request-payment', { person: 'tenant', params, decision: 'pay' });
  expect(await pay.query(merchant, order.outTradeNo)).toMatchObject({ state: 'SUCCESS', tradeType: 'JSAPI', openid });
});

it('opens the notification of a payment, and finds the same by asking', async () => {
  const order = newOrder({ attach: 'bill 7' });
  await pay.order(merchant, order);
  await paid(order.outTradeNo);
  const told = await opened(await notification());
  expect(told).toMatchObject({ kind: 'transaction', eventType: 'TRANSACTION.SUCCESS', transaction: { outTradeNo: order.outTradeNo, state: 'SUCCESS', total: 12_300, attach: 'bill 7', appid: 'wxtest' } });
  const asked = await pay.query(merchant, order.outTradeNo);
  if (told.kind !== 'transaction') throw new Error('not of a payment');
  expect(asked).toMatchObject({ state: 'SUCCESS', transactionId: told.transaction.transactionId, paidAt: told.transaction.paidAt, openid: told.transaction.openid });
  expect(await pay.queryByTransaction(merchant, asked.transactionId ?? '')).toEqual(asked);
});

it.each([
  ['forged-signature', 'signature'], ['signtest', 'signature-test'], ['old-timestamp', 'clock'], ['reserialised', 'signature'], ['wrong-serial', 'serial-unknown'], ['forged-key', 'signature'],
  ['forged-resource', 'not-decrypted'], ['wrong-mchid', 'foreign-merchant'], ['unsigned', 'headers-missing'],
])('refuses a notification that is %s', async (flaw, reason) => {
  const order = newOrder();
  await pay.order(merchant, order);
  await paid(order.outTradeNo);
  await opened(await notification());
  await sandbox.control('POST', '/control/pay/notifications/send', { mchid: merchant.mchid, outTradeNo: order.outTradeNo, flaw });
  const error: unknown = await opened(await notification(1)).then(() => null, (refusal: unknown) => refusal);
  expect(error).toBeInstanceOf(NotificationRefused);
  expect((error as NotificationRefused).reason).toBe(reason);
});

it('refunds with one number, however often, and hears how it ended', async () => {
  const order = newOrder();
  await pay.order(merchant, order);
  await paid(order.outTradeNo);
  await notification();
  const refund = { outRefundNo: `R${randomBytes(12).toString('hex')}`, of: { outTradeNo: order.outTradeNo }, refund: 3000, total: 12_300, reason: '多收了', notifyUrl };
  const first = await pay.refund(merchant, refund);
  expect(await pay.refund(merchant, refund)).toMatchObject({ refundId: first.refundId });
  const told = await opened(await notification(1));
  expect(told).toMatchObject({ kind: 'refund', eventType: 'REFUND.SUCCESS', refund: { outRefundNo: refund.outRefundNo, refundId: first.refundId, state: 'SUCCESS', refund: 3000 } });
  expect(await pay.queryRefund(merchant, refund.outRefundNo)).toMatchObject({ state: 'SUCCESS', refund: 3000, total: 12_300 });
  expect(await failureOf(pay.queryRefund(merchant, 'NEVER'))).toBe('refund-unknown');
  await sandbox.control('PUT', '/control/pay/settings', { refundSpacingMilliseconds: 0 });
  await sandbox.control('PUT', `/control/pay/merchants/${merchant.mchid}`, { balanceEmpty: true });
  expect(await failureOf(pay.refund(merchant, { ...refund, outRefundNo: `${refund.outRefundNo}2`, refund: 1 }))).toBe('balance-too-low');
});

it.each<[string, object]>([
  ['signs as a test', { answer: 'signtest' }], ['forges', { answer: 'forged-signature' }], ['uses another key', { answer: 'wrong-serial' }], ['answers with yesterday\'s time', { answer: 'old-timestamp' }],
  ['writes the JSON anew', { answer: 'reserialised' }], ['does not sign', { answer: 'unsigned' }], ['is busy', { httpStatus: 500, code: 'SYSTEM_ERROR' }], ['asks for patience', { httpStatus: 429, code: 'FREQUENCY_LIMITED' }],
  ['breaks off', { reset: true }], ['breaks off after the work', { reset: true, after: true }], ['is silent', { timeout: true }], ['is a gateway', { httpStatus: 502 }],
])('asks again where WeChat Pay %s', async (_, planned) => {
  const order = newOrder();
  await pay.order(merchant, order);
  await fault('pay-query', planned, 2);
  expect(await pay.query(merchant, order.outTradeNo)).toMatchObject({ state: 'NOTPAY' });
});

it('believes certificates that it fetches, also after a new one came', async () => {
  const older = byCertificates();
  const order = newOrder();
  await pay.order(older, order);
  expect(pay.knownCertificates(older).map(({ serial }) => serial)).toEqual(account.platformCertificates.map(({ serial }) => serial));
  await sandbox.control('POST', `/control/pay/merchants/${merchant.mchid}/rotate`, { what: 'platform-certificate' });
  expect(await pay.query(older, order.outTradeNo)).toMatchObject({ state: 'NOTPAY' });
});

it('goes on while a public key and a certificate of its own change', async () => {
  const order = newOrder();
  await pay.order(merchant, order);
  const rotated = await sandbox.control<SandboxMerchant>('POST', `/control/pay/merchants/${merchant.mchid}/rotate`, { what: 'public-key' });
  expect(await pay.query(merchant, order.outTradeNo)).toMatchObject({ state: 'NOTPAY' });
  const both = { ...merchant, verifiers: [...merchantOf(rotated).verifiers, ...merchant.verifiers], verifierSerial: rotated.publicKeyId };
  expect(await pay.query(both, order.outTradeNo)).toMatchObject({ state: 'NOTPAY' });
  const again = await sandbox.control<SandboxMerchant>('POST', `/control/pay/merchants/${merchant.mchid}/rotate`, { what: 'merchant-certificate', retireOld: true });
  expect(await failureOf(pay.query(both, order.outTradeNo))).toBe('signature-refused');
  expect(new X509Certificate(again.certificate).serialNumber).toBe(again.certificateSerial);
  expect(await pay.query({ ...both, privateKey: again.privateKey, certificateSerial: again.certificateSerial }, order.outTradeNo)).toMatchObject({ state: 'NOTPAY' });
});

it('is refused with a key of its own that is not the account\'s', async () => {
  const other = await sandbox.control<SandboxMerchant>('PUT', '/control/pay/merchants/1600000999', {});
  expect(await failureOf(pay.query({ ...merchant, privateKey: other.privateKey }, 'ORDER-1'))).toBe('signature-refused');
});

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
it.each([false, true])('fetches the bill of a day (packed: %s) and checks its bytes', async (gzip) => {
  const yesterday = dayAgo(1);
  await sandbox.control('PUT', '/control/pay/settings', { billClock: `${dayAgo(0)}T11:00:00+08:00` });
  const order = newOrder();
  await pay.order(merchant, order);
  await paid(order.outTradeNo, { paidAt: `${yesterday}T12:00:00+08:00` });
  const bill = await pay.tradeBill(merchant, yesterday, { gzip });
  const text = (await buffer(bill.bytes)).toString();
  expect(text).toContain(order.outTradeNo);
  expect(text).toContain('总交易单数');
  expect((await buffer((await pay.fundFlowBill(merchant, yesterday, { gzip })).bytes)).toString()).toContain('资金流水总笔数');
  expect(await failureOf(pay.tradeBill(merchant, dayAgo(3), { gzip }))).toBe('no-statement');
  await sandbox.control('PUT', '/control/pay/settings', { billClock: `${dayAgo(0)}T08:30:00+08:00` });
  expect(await failureOf(pay.tradeBill(merchant, yesterday, { gzip }))).toBe('statement-not-ready');
});
