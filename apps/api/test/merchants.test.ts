import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Merchant, SaveMerchantRequest } from '@scanfix/shared-types';
import { migratedSchema, startApi, testEnvironment, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { compile, startProcess } from './support/compiled.js';
import { newApiV3Key, newCertificate, newPair, type TestCertificate } from './support/pay-keys.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { startSandbox, type RunningSandbox, type SandboxMerchant } from './support/sandbox.js';
import { until } from './support/until.js';
import { MerchantRow } from '../src/modules/merchants/merchant.entity.js';
import { MerchantsService } from '../src/modules/merchants/merchants.service.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';
import { WechatPay } from '../src/platform/wechat/pay/wechat-pay.js';

let sandbox: RunningSandbox;
let api: RunningApi;
let organizationId: number;
let person: TestPerson;
let admin: Calls;
let certificate: TestCertificate;
const publicKey = newPair().publicKey;

beforeAll(async () => {
  sandbox = await startSandbox();
  api = await startApi({ ...sandbox.environment, PAYMENT_NOTIFY_URL: 'https://pay.property.cn/' });
  certificate = await newCertificate();
});
afterAll(async () => {
  sandbox.close();
  await api.close();
});
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  person = await createPerson(api, organizationId, ['admin']);
  admin = callsOf(api, person);
});

const merchants = () => api.app.get(MerchantsService);
const newMchid = () => `16${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, '0')}`;
const account = (more: Partial<SaveMerchantRequest> = {}): SaveMerchantRequest => ({
  name: '物业收款', mchid: '1600000001', certificate: certificate.certificate, privateKey: certificate.privateKey, apiV3Key: newApiV3Key(), publicKeys: [{ id: 'PUB_KEY_ID_1', publicKey }], ...more,
});
const ofSandbox = ({ mchid, certificate: own, privateKey, apiV3Key, publicKeyId, publicKey: theirs }: SandboxMerchant): SaveMerchantRequest => ({
  name: '沙箱', mchid, certificate: own, privateKey, apiV3Key, publicKeys: [{ id: publicKeyId, publicKey: theirs }],
});
const inSandbox = (mchid = newMchid(), change: object = {}) => sandbox.control<SandboxMerchant>('PUT', `/control/pay/merchants/${mchid}`, change);

it('takes keys in and never shows them again', async () => {
  const request = account();
  const made = await admin.post<Merchant>('/merchants', request);
  expect(made).toEqual({
    id: expect.any(Number), name: '物业收款', mchid: '1600000001', active: true, certificateSerial: certificate.serial, certificateValidUntil: certificate.validUntil.toISOString(),
    verifiers: [{ serial: 'PUB_KEY_ID_1', kind: 'public-key', validUntil: null }], platformCertificates: false, checkedAt: null, checkResult: null,
    notifyUrl: expect.stringMatching(/^https:\/\/pay\.property\.cn\/api\/v1\/wechat-pay\/[\w-]{32}\/notifications$/), createdAt: expect.any(String), updatedAt: expect.any(String), version: 1,
  });
  expect(await admin.get('/merchants')).toEqual([made]);
  const stored = JSON.stringify([await api.database.getRepository(MerchantRow).findBy({ organizationId }), await api.database.getRepository(AuditEntry).findBy({ organizationId })]);
  for (const secret of [request.apiV3Key, 'PRIVATE KEY', certificate.privateKey.slice(60, 90)]) expect(stored).not.toContain(secret);
});

it('opens the keys for those who call WeChat Pay', async () => {
  const request = account();
  const { id, notifyUrl } = await admin.post<Merchant>('/merchants', request);
  const merchant = await merchants().active(organizationId);
  expect(merchant).toMatchObject({ id, mchid: '1600000001', certificateSerial: certificate.serial, privateKey: request.privateKey?.trim(), apiV3Key: request.apiV3Key, verifierSerial: 'PUB_KEY_ID_1' });
  expect(await merchants().byId(organizationId, id)).toEqual(merchant);
  expect(await merchants().byNotifyToken(notifyUrl.split('/').at(-2) ?? '')).toEqual({ organizationId, merchant });
  expect(await merchants().byNotifyToken('nobody')).toBeNull();
  expect(await merchants().notifyUrl(organizationId, id)).toBe(notifyUrl);
  expect((await merchants().all()).filter((owned) => owned.organizationId === organizationId)).toEqual([{ organizationId, merchant }]);
});

it('is another organization\'s business', async () => {
  const { id } = await admin.post<Merchant>('/merchants', account());
  const other = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['admin']));
  expect(await other.get('/merchants')).toEqual([]);
  await expect(merchants().byId(organizationId + 1, id)).rejects.toMatchObject({ code: 'not-found' });
  for (const [method, path, body] of [['put', `/merchants/${id}`, account()], ['post', `/merchants/${id}/check`, {}], ['post', `/merchants/${id}/deactivate`, {}]] as const) {
    expect(await other.refusal(method, path, body)).toMatchObject({ status: 404, code: 'not-found' });
  }
});

it('makes the newest account the active one, and takes back one of before', async () => {
  const first = await admin.post<Merchant>('/merchants', account());
  expect(await admin.refusal('post', '/merchants', account())).toMatchObject({ status: 409, code: 'merchant-taken' });
  const second = await admin.post<Merchant>('/merchants', account({ mchid: '1600000002', name: '新账户' }));
  expect((await admin.get<Merchant[]>('/merchants')).map(({ id, active }) => [id, active])).toEqual([[second.id, true], [first.id, false]]);
  expect((await merchants().active(organizationId))?.id).toBe(second.id);
  expect((await merchants().byId(organizationId, first.id)).mchid).toBe('1600000001');
  const again = await admin.post<Merchant>('/merchants', account());
  expect(again).toMatchObject({ id: first.id, active: true, notifyUrl: first.notifyUrl, version: 2 });
  expect(await admin.post(`/merchants/${first.id}/deactivate`, {})).toMatchObject({ active: false });
  expect(await merchants().active(organizationId)).toBeNull();
});

it('has one active account, whoever asks at the same time', async () => {
  await Promise.all(['1600000001', '1600000002', '1600000003'].map((mchid) => admin.post('/merchants', account({ mchid }))));
  expect((await admin.get<Merchant[]>('/merchants')).map(({ active }) => active).sort()).toEqual([false, false, true]);
});

it('keeps what is not sent, and does not overwrite what somebody else saved', async () => {
  const request = account();
  const { id } = await admin.post<Merchant>('/merchants', request);
  const newer = newPair().publicKey;
  const changed = await admin.put<Merchant>(`/merchants/${id}`, {
    name: '改名', mchid: '1600000001', version: 1, publicKeys: [{ id: 'PUB_KEY_ID_2', publicKey: newer }, { id: 'PUB_KEY_ID_1', publicKey }],
  });
  expect(changed).toMatchObject({ name: '改名', version: 2, certificateSerial: certificate.serial, verifiers: [{ serial: 'PUB_KEY_ID_2' }, { serial: 'PUB_KEY_ID_1' }] });
  expect(await merchants().active(organizationId)).toMatchObject({ apiV3Key: request.apiV3Key, verifierSerial: 'PUB_KEY_ID_2', verifiers: [{ serial: 'PUB_KEY_ID_2' }, { serial: 'PUB_KEY_ID_1' }] });
  expect(await admin.refusal('put', `/merchants/${id}`, { name: '改名', mchid: '1600000001', version: 1 })).toMatchObject({ status: 409, code: 'version-conflict' });
});

it('adds a public key to those that stay, which need not be pasted again, and drops what is not named', async () => {
  const { id } = await admin.post<Merchant>('/merchants', account());
  const save = (...publicKeys: object[]) => ({ name: '物业收款', mchid: '1600000001', publicKeys });
  const newer = newPair().publicKey;
  await admin.put(`/merchants/${id}`, save({ id: 'PUB_KEY_ID_2', publicKey: newer }, { id: 'PUB_KEY_ID_1' }));
  const { verifiers } = await merchants().active(organizationId) ?? {};
  expect(verifiers?.map(({ serial, publicKey: key }) => [serial, key.export({ type: 'spki', format: 'pem' })])).toEqual([['PUB_KEY_ID_2', newer], ['PUB_KEY_ID_1', publicKey]]);
  expect((await admin.refusal('put', `/merchants/${id}`, save({ id: 'PUB_KEY_ID_3' }))).errors).toEqual([{ field: 'publicKeys.0.publicKey', code: 'required' }]);
  expect(await admin.put(`/merchants/${id}`, save({ id: 'PUB_KEY_ID_2' }))).toMatchObject({ verifiers: [{ serial: 'PUB_KEY_ID_2' }] });
});

it('takes an account back with the keys that it had', async () => {
  const request = account();
  const { id } = await admin.post<Merchant>('/merchants', request);
  await admin.post(`/merchants/${id}/deactivate`, {});
  expect(await admin.post('/merchants', { name: '又用', mchid: '1600000001' })).toMatchObject({ id, name: '又用', active: true, verifiers: [{ serial: 'PUB_KEY_ID_1' }] });
  expect(await merchants().active(organizationId)).toMatchObject({ apiV3Key: request.apiV3Key, certificateSerial: certificate.serial });
});

it('changes certificate and key in one save, and only together', async () => {
  const { id } = await admin.post<Merchant>('/merchants', account());
  const next = await newCertificate();
  const save = (fields: Partial<SaveMerchantRequest>) => ({ name: '物业收款', mchid: '1600000001', ...fields });
  for (const half of [{ certificate: next.certificate }, { privateKey: next.privateKey }]) {
    expect(await admin.refusal('put', `/merchants/${id}`, save(half))).toMatchObject({ status: 422, code: 'key-mismatch', errors: [{ field: 'privateKey' }] });
  }
  expect(await admin.put(`/merchants/${id}`, save({ certificate: next.certificate, privateKey: next.privateKey }))).toMatchObject({ certificateSerial: next.serial });
  expect(await merchants().active(organizationId)).toMatchObject({ certificateSerial: next.serial });
});

it('names the field that is wrong', async () => {
  const fields = async (request: object) => (await admin.refusal('post', '/merchants', request)).errors?.map(({ field, code }) => `${field} ${code}`);
  expect(await fields(account({ mchid: '12345' }))).toEqual(['mchid wrong-format']);
  expect(await fields(account({ mchid: '12345678901' }))).toEqual(['mchid wrong-format']);
  expect(await fields(account({ apiV3Key: 'short' }))).toEqual(['apiV3Key wrong-length']);
  expect(await fields(account({ privateKey: undefined }))).toEqual(['privateKey required']);
  expect(await fields(account({ publicKeys: [{ id: 'KEY', publicKey }] }))).toEqual(['publicKeys.0.id wrong-format']);
  expect(await fields(account({ publicKeys: [] }))).toEqual(['publicKeys required']);
  const { id } = await admin.post<Merchant>('/merchants', account());
  expect((await admin.refusal('put', `/merchants/${id}`, account({ mchid: '1600000009' }))).errors).toEqual([{ field: 'mchid', code: 'not-changeable' }]);
});

it('is for administrators', async () => {
  const finance = callsOf(api, await createPerson(api, organizationId, ['finance']));
  expect(await finance.refusal('get', '/merchants')).toMatchObject({ status: 403 });
});

it('makes an account once, however often it is asked with the same key', async () => {
  const key = idempotencyKey();
  const request = account();
  const post = () => api.http.post('/api/v1/merchants').set('authorization', person.authorization).set('idempotency-key', key).send(request);
  const [first, second] = await Promise.all([post(), post()]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect((second.body as Merchant).id).toBe((first.body as Merchant).id);
});

it('checks with WeChat Pay that both sides know each other', async () => {
  const theirs = await inSandbox();
  const { id } = await admin.post<Merchant>('/merchants', ofSandbox(theirs));
  expect(await admin.post(`/merchants/${id}/check`, {})).toMatchObject({ checkResult: 'ok', checkedAt: expect.any(String) });
  const other = await inSandbox();
  const save = { name: '沙箱', mchid: theirs.mchid };
  // Their key under its own name, but another one.
  await admin.put(`/merchants/${id}`, { ...save, publicKeys: [{ id: theirs.publicKeyId, publicKey: other.publicKey }] });
  expect(await admin.post(`/merchants/${id}/check`, {})).toMatchObject({ checkResult: 'answer-not-verified' });
  await admin.put(`/merchants/${id}`, { ...save, certificate: other.certificate, privateKey: other.privateKey });
  expect(await admin.post(`/merchants/${id}/check`, {})).toMatchObject({ checkResult: 'signature-refused' });
  await admin.put(`/merchants/${id}`, { ...save, certificate: theirs.certificate, privateKey: theirs.privateKey, publicKeys: [], platformCertificates: true });
  expect(await admin.post(`/merchants/${id}/check`, {})).toMatchObject({
    checkResult: 'ok', verifiers: [{ serial: theirs.platformCertificates[0]?.serial, kind: 'certificate', validUntil: expect.any(String) }],
  });
});

it.each([
  [{ httpStatus: 400, code: 'MCH_NOT_EXISTS' }, 'unknown-merchant'], [{ httpStatus: 403, code: 'NO_AUTH' }, 'not-permitted'], [{ httpStatus: 400, code: 'PARAM_ERROR' }, 'other'],
])('says in a word why WeChat Pay refuses: %j', async (refusal, checkResult) => {
  const { id } = await admin.post<Merchant>('/merchants', ofSandbox(await inSandbox()));
  await sandbox.control('POST', '/control/errors', { api: 'pay-query', times: 1, ...refusal });
  expect(await admin.post(`/merchants/${id}/check`, {})).toMatchObject({ checkResult });
});

it('says when WeChat Pay does not know the keys, or does not answer', async () => {
  const { id } = await admin.post<Merchant>('/merchants', account({ mchid: newMchid() }));
  expect(await admin.post(`/merchants/${id}/check`, {})).toMatchObject({ checkResult: 'signature-refused' });
  const lonely = await startApi({ ...sandbox.environment, WECHAT_PAY_URL: 'http://127.0.0.1:9', WECHAT_PAY_FALLBACK_URL: 'http://127.0.0.1:9' });
  expect(await callsOf(lonely, person).post(`/merchants/${id}/check`, {})).toMatchObject({ checkResult: 'no-answer' });
  await lonely.close();
});

it('uses changed keys in every process within seconds, without a restart', async () => {
  const theirs = await inSandbox();
  const second = await startApi(sandbox.environment);
  const { id } = await admin.post<Merchant>('/merchants', ofSandbox(theirs));
  const query = async (process: RunningApi) => {
    const merchant = await process.app.get(MerchantsService).byId(organizationId, id);
    return process.app.get(WechatPay).query(merchant, 'NEVER-ORDERED').then(() => 'found', (error: { failure: string }) => error.failure);
  };
  expect([await query(api), await query(second)]).toEqual(['order-unknown', 'order-unknown']);
  const next = await sandbox.control<SandboxMerchant>('POST', `/control/pay/merchants/${theirs.mchid}/rotate`, { what: 'merchant-certificate', retireOld: true });
  await admin.put(`/merchants/${id}`, { name: '沙箱', mchid: theirs.mchid, certificate: next.certificate, privateKey: next.privateKey });
  expect(await query(api)).toBe('order-unknown');
  await until(async () => await query(second) === 'order-unknown');
  await second.close();
});

it('seals anew under another key, without losing what was sealed before', async () => {
  const request = account();
  const { id } = await admin.post<Merchant>('/merchants', request);
  const environment = { ...sandbox.environment, PAYMENT_SECRETS_KEY: 'q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6' };
  const changed = await startApi(environment);
  expect((await changed.app.get(MerchantsService).byId(organizationId, id)).apiV3Key).toBe(request.apiV3Key);
  await callsOf(changed, person).put(`/merchants/${id}`, { name: '物业收款', mchid: '1600000001' });
  await changed.close();
  const again = await startApi(environment);
  expect(await admin.refusal('put', `/merchants/${id}`, { name: '物业收款', mchid: '1600000001' })).toMatchObject({ errors: [{ field: 'privateKey', code: 'required' }] });
  api.app.get(MerchantsService).forget();
  await expect(merchants().active(organizationId)).rejects.toMatchObject({ code: 'payment-not-available' });
  expect((await merchants().all()).filter((owned) => owned.organizationId === organizationId)).toEqual([]);
  expect(await admin.put(`/merchants/${id}`, account())).toMatchObject({ id });
  expect(await merchants().active(organizationId)).toMatchObject({ id });
  await callsOf(again, person).put(`/merchants/${id}`, request);
  await again.close();
  const next = await startApi({ ...environment, PAYMENT_SECRETS_KEY: 'Z9x8C7v6B5n4M3l2K1j0H9g8F7d6S5a4', PAYMENT_SECRETS_KEY_PREVIOUS: environment.PAYMENT_SECRETS_KEY });
  expect((await next.app.get(MerchantsService).byId(organizationId, id)).apiV3Key).toBe(request.apiV3Key);
  await next.close();
});

/** A real server's settings, and a database of its own: it starts beside no merchant of the sandbox. */
async function production(): Promise<Record<string, string>> {
  const DATABASE_URL = await migratedSchema(`${process.env['TEST_SCHEMA'] ?? 'scanfix_test'}_production`);
  return {
    ...await testEnvironment(), DATABASE_URL, NODE_ENV: 'production', PUBLIC_URL: 'https://fix.property.cn', CONSOLE_URL: 'https://desk.property.cn', WECHAT_API_URL: 'https://api.weixin.qq.com',
    WECHAT_PAY_URL: 'https://api.mch.weixin.qq.com', WECHAT_PAY_FALLBACK_URL: 'https://api2.mch.weixin.qq.com',
    WECHAT_MINI_APPID: 'wx5f1d7e2b9c304a68', WECHAT_MINI_SECRET: '9b1c4e7f2a5d8036', SMS_WEBHOOK_URL: 'https://sms.property.cn/send', SMS_WEBHOOK_SECRET: 'v8Rk3Qw7Zt1Yp5Lx', RATE_LIMIT_SCALE: '1',
  };
}

async function administrator(server: RunningApi): Promise<Calls> {
  return callsOf(server, await createPerson(server, (await createOrganization(server)).id, ['admin']));
}

it('refuses the sandbox\'s keys in production, and does not start with them', async () => {
  const theirs = await inSandbox();
  const environment = await production();
  const demo = await startApi({ DATABASE_URL: environment['DATABASE_URL'] ?? '' });
  await demo.database.getRepository(MerchantRow).clear();
  const server = await startApi(environment);
  const calls = await administrator(server);
  const field = async (request: SaveMerchantRequest) => {
    const { status, code, errors } = await calls.refusal('post', '/merchants', request);
    return [status, code, errors?.[0]?.field];
  };
  expect(await field(ofSandbox(theirs))).toEqual([422, 'demo-key-refused', 'certificate']);
  expect(await field(account({ mchid: '1900000001' }))).toEqual([422, 'demo-key-refused', 'mchid']);
  expect(await field(account({ publicKeys: [{ id: theirs.publicKeyId, publicKey: theirs.publicKey }] }))).toEqual([422, 'demo-key-refused', 'publicKeys.0.id']);
  await calls.post('/merchants', account());
  await server.close();

  await (await administrator(demo)).post<Merchant>('/merchants', ofSandbox(theirs));
  const { exit, output } = await startProcess(await compile(), environment);
  expect(await exit).toBe(1);
  expect(output()).toMatch(/holds keys of the WeChat sandbox: delete row \d+ of the table merchants\.\n/);
  await demo.close();
});
