import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LoginResponse, Me, SendOneTimeCodeResponse } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { bearer, post, receivedCode, refusal, statusOf, stickerCodeOf, userOf, wechatLogin } from './support/logins.js';
import { createOrganization, createPerson } from './support/people.js';
import { until } from './support/until.js';
import { environmentOf, newOpenid, newPhone, startWechat, type FakeWechat } from './support/wechat.js';
import { OneTimeCode } from '../src/modules/identity/one-time-code.entity.js';
import { OneTimeCodes } from '../src/modules/identity/one-time-codes.service.js';
import { PeopleService } from '../src/modules/identity/people.service.js';
import { User } from '../src/modules/identity/user.entity.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxEventRow } from '../src/platform/outbox/outbox.entities.js';
import { Outbox, type OutboxListener } from '../src/platform/outbox/outbox.js';

let wechat: FakeWechat;
let api: RunningApi;
beforeAll(async () => {
  wechat = await startWechat();
  api = await startApi(environmentOf(wechat));
});
afterAll(async () => {
  await api.close();
  await wechat.close();
});

const codes = () => api.database.getRepository(OneTimeCode);
const people = () => api.app.get(PeopleService);
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function place(fields: Parameters<typeof createOrganization>[1] = {}) {
  const organization = await createOrganization(api, { shortName: '幸福', ...fields });
  return { organization, stickerCode: await stickerCodeOf(api, organization.id) };
}

async function sentCode(phone: string, purpose: string, stickerCode?: string): Promise<string> {
  const before = wechat.sms.filter((message) => message.phone === phone).length;
  await post(api, '/auth/one-time-codes', { phone, purpose, stickerCode });
  return receivedCode(wechat, phone, before + 1);
}

const codeLogin = async (phone: string, stickerCode: string) => post<LoginResponse>(api, '/auth/one-time-code-login', { phone, stickerCode, code: await sentCode(phone, 'login', stickerCode) });

async function setPhone(login: LoginResponse, body: object): Promise<{ status: number; body: Me & { code: string } }> {
  const { status, body: answer } = await api.http.put('/api/v1/me/phone').set('authorization', bearer(login)).send(body);
  return { status, body: answer as Me & { code: string } };
}

/** Makes a person's last message look older. */
const age = (phone: string, seconds: number) => codes().update({ phone }, { createdAt: new Date(Date.now() - seconds * 1000) });

const mergedInto = async (organizationId: number) => (await api.database.getRepository(OutboxEventRow).find({ where: { organizationId, name: 'requester.merged' }, order: { id: 'ASC' } })).map(({ payload }) => payload);

it('sends six digits in the name of the organization, signed', async () => {
  const { stickerCode } = await place();
  const phone = newPhone();
  const sent = await post<SendOneTimeCodeResponse>(api, '/auth/one-time-codes', { phone: `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`, purpose: 'login', stickerCode });
  expect(Date.parse(sent.expiresAt) - Date.now()).toBeGreaterThan(290_000);
  expect(Date.parse(sent.resendAt) - Date.now()).toBeLessThanOrEqual(60_000);
  const code = await receivedCode(wechat, phone);
  expect(code).toMatch(/^\d{6}$/);
  const message = wechat.sms.find((received) => received.phone === phone);
  expect(message).toMatchObject({ purpose: 'login', text: `【幸福】验证码 ${code}，5分钟内有效，请勿转告他人。Code ${code}, valid for 5 minutes.` });
  expect(message?.text.length).toBeLessThanOrEqual(70);
  expect(message?.signature).toBe(`sha256=${createHmac('sha256', 'sms-webhook-test-secret').update(message?.body ?? '').digest('hex')}`);
});

it('keeps the digits nowhere in the database', async () => {
  const { organization, stickerCode } = await place();
  const phone = newPhone();
  const code = await sentCode(phone, 'login', stickerCode);
  const rows = [await codes().findBy({ phone }), await api.database.getRepository(OutboxEventRow).find({ where: { organizationId: organization.id }, order: { id: 'ASC' } })];
  expect(JSON.stringify(rows)).not.toContain(code);
});

it('sends the next code after a minute and not before', async () => {
  const { stickerCode } = await place();
  const phone = newPhone();
  await sentCode(phone, 'login', stickerCode);
  const early = await api.http.post('/api/v1/auth/one-time-codes').send({ phone, purpose: 'login', stickerCode }).expect(429);
  expect(early.body).toMatchObject({ code: 'rate-limited', context: { retryAfterSeconds: expect.any(Number) as unknown } });
  expect(Number(early.headers['retry-after'])).toBeGreaterThan(50);
  await age(phone, 61);
  const second = await sentCode(phone, 'login', stickerCode);
  expect((await post<LoginResponse>(api, '/auth/one-time-code-login', { phone, code: second, stickerCode })).me.phone).toBe(phone);
});

it('logs a browser in as the owner of the number, the same one each time', async () => {
  const { organization, stickerCode } = await place();
  const phone = newPhone();
  const first = await codeLogin(phone, stickerCode);
  expect(first.me).toMatchObject({ phone, phoneVerified: true, roles: ['requester'], wechatBound: false, organization: { id: organization.id } });
  await age(phone, 61);
  expect((await codeLogin(phone, stickerCode)).me.id).toBe(first.me.id);
});

it('takes a code once, and only for its purpose and number', async () => {
  const { stickerCode } = await place();
  const phone = newPhone();
  const code = await sentCode(phone, 'login', stickerCode);
  await post(api, '/auth/one-time-code-login', { phone, code, stickerCode });
  expect(await refusal(api, '/auth/one-time-code-login', { phone, code, stickerCode })).toEqual([422, 'one-time-code-expired']);
  const forReport = await sentCode(phone, 'report', stickerCode);
  expect(await refusal(api, '/auth/one-time-code-login', { phone, code: forReport, stickerCode })).toEqual([422, 'one-time-code-expired']);
  expect(await refusal(api, '/auth/one-time-code-login', { phone: newPhone(), code: forReport, stickerCode })).toEqual([422, 'one-time-code-expired']);
});

it('is exhausted after five wrong tries, even for the right digits and for thirty tries at once', async () => {
  const { stickerCode } = await place();
  const phone = newPhone();
  const code = await sentCode(phone, 'login', stickerCode);
  const tries = await Promise.all(Array.from({ length: 30 }, () => refusal(api, '/auth/one-time-code-login', { phone, code: wrong(code), stickerCode })));
  expect(tries.filter(([, refused]) => refused === 'one-time-code-wrong')).toHaveLength(4);
  expect(tries.filter(([, refused]) => refused === 'one-time-code-exhausted')).toHaveLength(26);
  expect(await refusal(api, '/auth/one-time-code-login', { phone, code, stickerCode })).toEqual([422, 'one-time-code-exhausted']);
});

it('expires after five minutes', async () => {
  const { stickerCode } = await place();
  const phone = newPhone();
  const code = await sentCode(phone, 'login', stickerCode);
  await codes().update({ phone }, { expiresAt: new Date(Date.now() - 1) });
  expect(await refusal(api, '/auth/one-time-code-login', { phone, code, stickerCode })).toEqual([422, 'one-time-code-expired']);
});

it('lets exactly one of twenty uses of the same code win', async () => {
  const { organization, stickerCode } = await place();
  const phone = newPhone();
  const code = await sentCode(phone, 'report', stickerCode);
  const uses = await Promise.allSettled(Array.from({ length: 20 }, () => api.app.get(OneTimeCodes).verify(organization.id, phone, 'report', code)));
  expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('sends no code for reports where the organization does not want them', async () => {
  const { stickerCode } = await place({ anonymousReports: false });
  expect(await refusal(api, '/auth/one-time-codes', { phone: newPhone(), purpose: 'report', stickerCode })).toEqual([403, 'anonymous-reports-off']);
});

it('adopts the row that the desk made for the number', async () => {
  const { organization, stickerCode } = await place();
  const phone = newPhone();
  const unit = api.app.get(UnitOfWork);
  const known = await Promise.all(Array.from({ length: 5 }, () => unit.run((transaction) => people().requesterByPhone(transaction, organization.id, { phone, name: '张三' }))));
  expect(new Set(known).size).toBe(1);
  const { me } = await codeLogin(phone, stickerCode);
  expect(me).toMatchObject({ id: known[0], name: '张三', phoneVerified: true });
  expect(await unit.run((transaction) => people().requesterByPhone(transaction, organization.id, { phone, name: '别人' }))).toBe(me.id);
  expect((await people().byIds(organization.id, [me.id])).get(me.id)).toEqual({ id: me.id, name: '张三', phone, wechatBound: false, staff: false });
  expect((await people().byIds(organization.id + 1, [me.id])).size).toBe(0);
});

it('opens the phone side of a staff account by a number, never the desk', async () => {
  const { organization, stickerCode } = await place();
  const phone = newPhone();
  await createPerson(api, organization.id, ['requester', 'engineer', 'admin'], { phone, verifiedPhone: phone });
  const login = await codeLogin(phone, stickerCode);
  expect(login.me.roles).toEqual(['requester', 'engineer']);
  expect(await statusOf(api, '/staff', bearer(login))).toBe(403);
});

it('logs nobody in whose account is disabled', async () => {
  const { organization, stickerCode } = await place();
  const phone = newPhone();
  await createPerson(api, organization.id, ['engineer'], { verifiedPhone: phone, status: 'disabled' });
  const code = await sentCode(phone, 'login', stickerCode);
  expect(await refusal(api, '/auth/one-time-code-login', { phone, code, stickerCode })).toEqual([403, 'account-disabled']);
});

it('learns the number from the button of WeChat, once', async () => {
  const { stickerCode } = await place();
  const [openid, phone] = [newOpenid(), newPhone()];
  const login = await wechatLogin(api, wechat, openid, stickerCode);
  const wechatPhoneCode = wechat.phoneCode(openid, phone);
  expect(await setPhone(login, { wechatPhoneCode })).toMatchObject({ status: 200, body: { phone, phoneVerified: true } });
  expect(await setPhone(login, { wechatPhoneCode })).toMatchObject({ status: 422, body: { code: 'wechat-phone-code-invalid' } });
  expect(await setPhone(login, { wechatPhoneCode: wechat.phoneCode(newOpenid(), newPhone()) })).toMatchObject({ status: 422, body: { code: 'wechat-phone-code-invalid' } });
});

it('takes a typed number with its code, also one that came in the default organization\'s name', async () => {
  const { stickerCode } = await place();
  const login = await wechatLogin(api, wechat, newOpenid(), stickerCode);
  const phone = newPhone();
  const code = await sentCode(phone, 'verify-phone', (await place()).stickerCode);
  expect(await setPhone(login, { phone, code: wrong(code) })).toMatchObject({ status: 422, body: { code: 'one-time-code-wrong' } });
  expect(await setPhone(login, { phone, code })).toMatchObject({ status: 200, body: { phone, phoneVerified: true } });
});

it('merges what is nothing but this number into the account that proves it', async () => {
  const { organization, stickerCode } = await place();
  const phone = newPhone();
  const atTheDesk = await api.app.get(UnitOfWork).run((transaction) => people().requesterByPhone(transaction, organization.id, { phone, name: '李四' }));
  const inWechat = await wechatLogin(api, wechat, newOpenid(), stickerCode);
  expect(await setPhone(inWechat, { phone, code: await sentCode(phone, 'verify-phone', stickerCode) })).toMatchObject({ status: 200, body: { name: '李四' } });
  expect(await mergedInto(organization.id)).toEqual([{ fromUserId: atTheDesk, intoUserId: inWechat.me.id }]);
  expect(await userOf(api, atTheDesk)).toMatchObject({ mergedIntoId: inWechat.me.id, deskPhone: null, status: 'disabled' });
});

it('merges the browser\'s account into the WeChat one and ends its sessions', async () => {
  const { organization, stickerCode } = await place();
  const phone = newPhone();
  const inBrowser = await codeLogin(phone, stickerCode);
  const openid = newOpenid();
  const inWechat = await wechatLogin(api, wechat, openid, stickerCode);
  expect(await setPhone(inWechat, { wechatPhoneCode: wechat.phoneCode(openid, phone) })).toMatchObject({ status: 200 });
  expect(await mergedInto(organization.id)).toEqual([{ fromUserId: inBrowser.me.id, intoUserId: inWechat.me.id }]);
  expect(await statusOf(api, '/me', bearer(inBrowser))).toBe(401);
  await age(phone, 61);
  expect((await codeLogin(phone, stickerCode)).me.id).toBe(inWechat.me.id);
});

it('takes no number from another WeChat account or from staff', async () => {
  const { organization, stickerCode } = await place();
  const [openid, first, second] = [newOpenid(), newPhone(), newPhone()];
  await createPerson(api, organization.id, ['requester'], { openid: newOpenid(), verifiedPhone: first });
  await createPerson(api, organization.id, ['engineer'], { verifiedPhone: second });
  const login = await wechatLogin(api, wechat, openid, stickerCode);
  for (const phone of [first, second]) {
    expect(await setPhone(login, { wechatPhoneCode: wechat.phoneCode(openid, phone) })).toMatchObject({ status: 409, body: { code: 'phone-taken' } });
  }
  expect(await mergedInto(organization.id)).toEqual([]);
});

it('gives a number to one of two accounts that prove it at the same moment', async () => {
  const { stickerCode } = await place();
  const phone = newPhone();
  const answers = await Promise.all([newOpenid(), newOpenid()].map(async (openid) => {
    const login = await wechatLogin(api, wechat, openid, stickerCode);
    return setPhone(login, { wechatPhoneCode: wechat.phoneCode(openid, phone) });
  }));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('phone-taken');
});

it('keeps the same number apart in two organizations', async () => {
  const [one, two] = [await place(), await place()];
  const phone = newPhone();
  const first = await codeLogin(phone, one.stickerCode);
  await age(phone, 61);
  const second = await codeLogin(phone, two.stickerCode);
  expect(second.me.id).not.toBe(first.me.id);
  expect(await api.database.getRepository(User).countBy({ verifiedPhone: phone })).toBe(2);
});

it.each([
  [{}, 'phone', 'required'],
  [{ phone: '13812345678' }, 'code', 'required'],
  [{ phone: '123', code: '123456' }, 'phone', 'not-a-phone'],
  [{ phone: '13812345678', code: '12345' }, 'code', 'wrong-format'],
  [{ wechatPhoneCode: '' }, 'wechatPhoneCode', 'required'],
  [{ wechatPhoneCode: 'x', phone: '13812345678', code: '123456' }, 'wechatPhoneCode', 'one-of-two'],
])('refuses %j as a phone', async (body, field, code) => {
  const { id } = await createOrganization(api);
  const person = await createPerson(api, id, ['requester']);
  const answer = await api.http.put('/api/v1/me/phone').set('authorization', person.authorization).send(body).expect(400);
  expect(answer.body).toMatchObject({ code: 'validation-failed', errors: [{ field, code }] });
});

it('shows and changes one\'s own name and language', async () => {
  const { id } = await createOrganization(api);
  const person = await createPerson(api, id, ['requester']);
  const patch = (body: object) => api.http.patch('/api/v1/me').set('authorization', person.authorization).send(body);
  expect((await patch({ name: ' 王五 ', locale: 'en' }).expect(200)).body).toMatchObject({ name: '王五', locale: 'en' });
  expect((await patch({}).expect(200)).body).toMatchObject({ name: '王五', locale: 'en' });
  expect((await patch({ name: null }).expect(400)).body).toMatchObject({ errors: [{ field: 'name', code: 'required' }] });
  expect((await patch({ locale: 'fr' }).expect(400)).body).toMatchObject({ errors: [{ field: 'locale', code: 'not-a-choice' }] });
});

it('sends nothing again when the outbox delivers an event a second time', async () => {
  const { organization, stickerCode } = await place();
  const phone = newPhone();
  await sentCode(phone, 'login', stickerCode);
  await until(async () => (await codes().findOneByOrFail({ phone })).sentAt !== null);
  const event = await api.database.getRepository(OutboxEventRow).findOneByOrFail({ organizationId: organization.id, name: 'one-time-code.requested' });
  const listener = api.app.get(Outbox).find('one-time-code-sms') as OutboxListener<unknown> | undefined;
  await listener?.handle({ id: event.id, organizationId: event.organizationId, name: event.name, payload: event.payload, createdAt: event.createdAt });
  expect(wechat.sms.filter((message) => message.phone === phone)).toHaveLength(1);
});
