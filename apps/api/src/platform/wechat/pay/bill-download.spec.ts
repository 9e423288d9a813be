import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { WechatPayError } from './pay-error.js';
import type { PayMerchant } from './pay-merchant.js';
import { PayTransport } from './pay-transport.js';
import { WechatPay } from './wechat-pay.js';
import { newCertificate, newPair, payMerchant, type TestCertificate, type TestPair } from '../../../../test/support/pay-keys.js';
import { cut, redirected, refused, sha1, signedBy, silence, startPayServer, type PayServer } from '../../../../test/support/pay-server.js';

const tradeBill = '/v3/bill/tradebill';
const fundFlowBill = '/v3/bill/fundflowbill';
const file = '/v3/billdownload/file';
const content = Buffer.concat([Buffer.from('\ufeff交易时间,公众账号ID\n'), randomBytes(300_000)]);
let own: TestCertificate;
let wechat: TestPair;
let server: PayServer;
let elsewhere: PayServer;
let merchant: PayMerchant;
let pay: WechatPay;

beforeAll(async () => {
  own = await newCertificate();
  wechat = newPair();
  [server, elsewhere] = await Promise.all([0, 1].map(() => startPayServer(own.publicKey, { serial: 'PUB_KEY_ID_1', privateKey: wechat.privateKey })) as [Promise<PayServer>, Promise<PayServer>]);
});
afterAll(() => Promise.all([server.close(), elsewhere.close()]));
beforeEach(() => {
  for (const level of ['log', 'warn', 'error'] as const) jest.spyOn(Logger.prototype, level).mockImplementation(() => undefined);
  for (const { seen } of [server, elsewhere]) seen.length = 0;
  merchant = payMerchant(own, wechat);
  pay = new WechatPay(new PayTransport(server.url, server.url, { answer: 500, part: 500, pauses: [1, 1] }));
  server.answers = { [tradeBill]: named(), [fundFlowBill]: named(), [file]: content };
});

function named(more: object = {}) {
  return { hash_type: 'SHA1', hash_value: sha1(content).toUpperCase(), download_url: `${server.url}${file}?token=abc%2Bd`, ...more };
}
async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason);
  return error instanceof WechatPayError ? error.failure : error;
}
const read = async (bill: Promise<{ bytes: Readable }>) => buffer((await bill).bytes);

it('fetches a bill with a signature of its own, byte for byte', async () => {
  const bill = await pay.tradeBill(merchant, '2026-11-21');
  expect(bill.hash).toBe(sha1(content));
  expect((await buffer(bill.bytes)).equals(content)).toBe(true);
  expect(server.seen).toMatchObject([
    { path: tradeBill, query: 'bill_date=2026-11-21&bill_type=ALL', signed: true },
    { path: file, query: 'token=abc%2Bd', signed: true },
  ]);
  expect((await read(pay.fundFlowBill(merchant, '2026-11-21'))).equals(content)).toBe(true);
  expect(server.seen[2]).toMatchObject({ path: fundFlowBill, query: 'account_type=BASIC&bill_date=2026-11-21' });
});

it('unpacks a bill and compares what was in it', async () => {
  server.answers[file] = gzipSync(content);
  expect((await read(pay.tradeBill(merchant, '2026-11-21', { gzip: true }))).equals(content)).toBe(true);
  expect(server.seen[0]?.query).toContain('tar_type=GZIP');
  server.answers[file] = Buffer.from('no gzip');
  expect(await failureOf(read(pay.tradeBill(merchant, '2026-11-21', { gzip: true })))).toBe('bill-damaged');
});

it('fails at the end of a bill with other bytes than the signed answer promised', async () => {
  server.answers[file] = Buffer.concat([content.subarray(0, -1), Buffer.from('!')]);
  expect(await failureOf(read(pay.tradeBill(merchant, '2026-11-21')))).toBe('bill-damaged');
});

it('fails in the middle of a bill that stops coming', async () => {
  server.next((answer) => answer, cut);
  expect(await failureOf(read(pay.tradeBill(merchant, '2026-11-21')))).toBe('no-answer');
  server.next((answer) => answer, silence);
  expect(await failureOf(read(pay.tradeBill(merchant, '2026-11-21')))).toBe('no-answer');
});

it('does not show strangers who we are', async () => {
  for (const download_url of [`${elsewhere.url}${file}?token=1`, 'https://api.mch.weixin.qq.com.example.com/v3/billdownload/file?token=1']) {
    server.answers[tradeBill] = named({ download_url });
    expect(await failureOf(pay.tradeBill(merchant, '2026-11-21'))).toBe('bad-request');
  }
  server.answers[tradeBill] = named();
  server.next((answer) => answer, redirected(`${elsewhere.url}${file}`));
  expect(await failureOf(pay.tradeBill(merchant, '2026-11-21'))).toBe('no-answer');
  expect(elsewhere.seen).toEqual([]);
});

it('believes no address and no hash that is not signed', async () => {
  const forged = () => signedBy({ serial: 'PUB_KEY_ID_1', privateKey: own.privateKey });
  server.next(forged(), forged(), forged());
  expect(await failureOf(pay.tradeBill(merchant, '2026-11-21'))).toBe('unverified');
  expect(server.seen.map(({ path }) => path)).not.toContain(file);
});

it.each([['NO_STATEMENT_EXIST', 'no-statement'], ['STATEMENT_CREATING', 'statement-not-ready']])('says %s in a word of its own', async (code, failure) => {
  server.next(refused(400, code));
  expect(await failureOf(pay.tradeBill(merchant, '2026-11-21'))).toBe(failure);
});

it('says why a file is refused', async () => {
  server.next((answer) => answer, refused(403, 'NO_AUTH'));
  expect(await failureOf(pay.tradeBill(merchant, '2026-11-21'))).toBe('not-permitted');
});

it('lets go of the connection when nobody reads on', async () => {
  const { bytes } = await pay.tradeBill(merchant, '2026-11-21');
  bytes.on('error', () => {});
  bytes.destroy();
  expect((await read(pay.tradeBill(merchant, '2026-11-21'))).equals(content)).toBe(true);
});
