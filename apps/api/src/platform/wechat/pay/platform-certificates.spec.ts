import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { WechatPayError } from './pay-error.js';
import type { PayMerchant } from './pay-merchant.js';
import { PayTransport } from './pay-transport.js';
import { WechatPay } from './wechat-pay.js';
import { encryptedResource, newApiV3Key, newCertificate, newPair, payMerchant, type TestCertificate } from '../../../../test/support/pay-keys.js';
import { refused, signatureHeaders, signedBy, startPayServer, type PayServer } from '../../../../test/support/pay-server.js';

const path = '/v3/certificates';
const byNumber = '/v3/pay/transactions/out-trade-no/';
const transaction = { mchid: '1234567890', out_trade_no: 'ORDER-1', trade_state: 'NOTPAY' };
let own: TestCertificate;
let [before, after] = [null, null] as unknown as TestCertificate[] as [TestCertificate, TestCertificate];
let server: PayServer;
let merchant: PayMerchant;
let pay: WechatPay;

beforeAll(async () => {
  [own, before, after] = await Promise.all([newCertificate(), newCertificate(), newCertificate()]);
  server = await startPayServer(own.publicKey, before);
});
afterAll(() => server.close());
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask', 'performance'], now: Date.now() });
  for (const level of ['log', 'warn', 'error'] as const) jest.spyOn(Logger.prototype, level).mockImplementation(() => undefined);
  merchant = payMerchant(own, newPair(), { verifiers: [], verifierSerial: '', platformCertificates: true, apiV3Key: newApiV3Key() });
  pay = new WechatPay(new PayTransport(server.url, server.url, { answer: 1000, part: 1000, pauses: [1, 1] }));
  server.seen.length = 0;
  server.signer = before;
  server.answers = { [path]: listOf(before), [byNumber]: transaction };
});
afterEach(() => { jest.useRealTimers(); });

function listOf(...certificates: TestCertificate[]) {
  return {
    data: certificates.map(({ serial, certificate, validFrom, validUntil }) => ({
      serial_no: serial, effective_time: validFrom.toISOString(), expire_time: validUntil.toISOString(), encrypt_certificate: encryptedResource(merchant.apiV3Key, certificate, 'certificate'),
    })),
  };
}
const fetches = () => server.seen.filter((call) => call.path === path).length;
const failureOf = async (call: Promise<unknown>) => call.then(() => null, (error: unknown) => (error instanceof WechatPayError ? error.failure : error));

it('fetches the certificates before the first call, and asks for answers signed with the newest', async () => {
  expect(await pay.query(merchant, 'ORDER-1')).toMatchObject({ state: 'NOTPAY' });
  await pay.query(merchant, 'ORDER-1');
  expect(server.seen.map((call) => call.path)).toEqual([path, `${byNumber}ORDER-1`, `${byNumber}ORDER-1`]);
  expect(server.seen.map(({ headers }) => headers['wechatpay-serial'])).toEqual([undefined, before.serial, before.serial]);
  expect(pay.knownCertificates(merchant)).toMatchObject([{ serial: before.serial, validUntil: before.validUntil }]);
});

it('fetches them once for calls at the same time, and again after twelve hours', async () => {
  await Promise.all([1, 2, 3].map(() => pay.query(merchant, 'ORDER-1')));
  expect(fetches()).toBe(1);
  jest.setSystemTime(Date.now() + 11.9 * 3_600_000);
  await pay.refreshCertificates(merchant);
  expect(fetches()).toBe(1);
  jest.setSystemTime(Date.now() + 0.2 * 3_600_000);
  await pay.refreshCertificates(merchant);
  expect(fetches()).toBe(2);
});

it('fetches them once more when something is signed with a new one, and believes both', async () => {
  await pay.query(merchant, 'ORDER-1');
  jest.setSystemTime(Date.now() + 6 * 60_000);
  server.answers[path] = listOf(before, after);
  server.signer = after;
  expect(await pay.query(merchant, 'ORDER-1')).toMatchObject({ state: 'NOTPAY' });
  expect(fetches()).toBe(2);
  server.signer = before;
  expect(await pay.query(merchant, 'ORDER-1')).toMatchObject({ state: 'NOTPAY' });
});

it('is not made to fetch by whoever invents serial numbers', async () => {
  await pay.query(merchant, 'ORDER-1');
  jest.setSystemTime(Date.now() + 6 * 60_000);
  const body = Buffer.from('{}');
  for (let number = 0; number < 5; number += 1) {
    await expect(pay.openNotification(merchant, signatureHeaders({ ...after, serial: `INVENTED${number}` }, body), body)).rejects.toMatchObject({ reason: 'serial-unknown' });
  }
  expect(fetches()).toBe(2);
});

it('goes on with what it has when the list cannot be fetched', async () => {
  await pay.query(merchant, 'ORDER-1');
  jest.setSystemTime(Date.now() + 13 * 3_600_000);
  server.next(refused(500, 'SYSTEM_ERROR'));
  expect(await pay.query(merchant, 'ORDER-1')).toMatchObject({ state: 'NOTPAY' });
  await pay.query(merchant, 'ORDER-1');
  expect(fetches()).toBe(2);
});

it('believes no list that is signed by a key which is not in it', async () => {
  server.next(signedBy(after));
  expect(await failureOf(pay.refreshCertificates(merchant))).toBe('unverified');
});

it('takes no certificate that the APIv3 key does not open, or that bears another number', async () => {
  server.answers[path] = { data: [{ ...listOf(before).data[0], encrypt_certificate: encryptedResource('k'.repeat(32), before.certificate, 'certificate') }] };
  expect(await failureOf(pay.refreshCertificates(merchant))).toBe('unverified');
  server.answers[path] = { data: [...listOf(before).data, { ...listOf(after).data[0], serial_no: 'ANOTHER' }] };
  expect((await pay.refreshCertificates(merchant)).map(({ serial }) => serial)).toEqual([before.serial]);
});

it('has nothing to believe by where the first list does not come', async () => {
  server.next(refused(403, 'NO_AUTH'));
  expect(await failureOf(pay.query(merchant, 'ORDER-1'))).toBe('not-permitted');
});

it('does without the list where WeChat Pay refuses it and there is a public key', async () => {
  const wechat = newPair();
  const newer = { ...merchant, verifiers: payMerchant(own, wechat).verifiers, verifierSerial: 'PUB_KEY_ID_1' };
  server.signer = { serial: 'PUB_KEY_ID_1', privateKey: wechat.privateKey };
  server.next(refused(403, 'NO_AUTH'));
  for (const _ of [1, 2]) expect(await pay.query(newer, 'ORDER-1')).toMatchObject({ state: 'NOTPAY' });
  expect(fetches()).toBe(1);
});

it('believes a public key beside certificates, while an older merchant changes over', async () => {
  const wechat = newPair();
  const changing = { ...merchant, verifiers: payMerchant(own, wechat).verifiers };
  server.next(signedBy({ serial: 'PUB_KEY_ID_1', privateKey: wechat.privateKey }), (answer) => answer, signedBy({ serial: 'PUB_KEY_ID_1', privateKey: wechat.privateKey }));
  for (const _ of [1, 2]) expect(await pay.query(changing, 'ORDER-1')).toMatchObject({ state: 'NOTPAY' });
  expect(server.seen).toHaveLength(3);
});
