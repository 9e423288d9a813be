import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LoginRequestCreated, LoginRequestState, Problem } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { bearer, createStaff, goodPassword, post, refusal, setUser, statusOf, wechatLogin } from './support/logins.js';
import { createOrganization, createPerson, type TestPerson } from './support/people.js';
import { environmentOf, newOpenid, startWechat, type FakeWechat } from './support/wechat.js';
import { LoginRequest } from '../src/modules/identity/login-request.entity.js';
import { tokenHash } from '../src/modules/identity/opaque-tokens.js';

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

const create = async () => (await api.http.post('/api/v1/auth/login-requests').set('user-agent', 'Console Browser').expect(201)).body as LoginRequestCreated;
const poll = ({ token, pollToken }: LoginRequestCreated) => post<LoginRequestState>(api, `/auth/login-requests/${token}/poll`, { pollToken });
const path = ({ token }: LoginRequestCreated) => `/auth/login-requests/${token}`;
const view = async (request: LoginRequestCreated, person: TestPerson) => {
  const { status, body } = await api.http.get(`/api/v1${path(request)}`).set('authorization', person.authorization);
  return { status, body: body as Problem };
};
const shift = (request: LoginRequestCreated, seconds: number) => api.database.getRepository(LoginRequest).update({ tokenHash: tokenHash(request.token) }, { expiresAt: new Date(Date.now() + seconds * 1000) });

async function boundStaff(roles: Parameters<typeof createPerson>[2] = ['agent']) {
  const organization = await createOrganization(api);
  return createPerson(api, organization.id, roles, { openid: newOpenid() });
}

it('logs the console in when somebody on the phone says yes', async () => {
  const person = await boundStaff();
  const request = await create();
  expect(request.url).toBe(`http://127.0.0.1:3002/l/${request.token}`);
  expect(await poll(request)).toEqual({ status: 'waiting' });
  expect(await view(request, person)).toMatchObject({ status: 200, body: { status: 'scanned', userAgent: 'Console Browser', address: '127.0.0.1' } });
  expect(await poll(request)).toEqual({ status: 'scanned' });
  await post(api, `${path(request)}/approve`, {}, person.authorization);
  const { status, login } = await poll(request);
  expect(status).toBe('approved');
  if (!login) throw new Error('no login');
  expect(login.me).toMatchObject({ id: person.id, roles: ['agent'] });
  expect(await statusOf(api, '/staff', bearer(login))).toBe(200);
});

it('hands the login over once, also to twenty polls at once', async () => {
  const person = await boundStaff();
  const request = await create();
  await post(api, `${path(request)}/approve`, {}, person.authorization);
  const states = await Promise.all(Array.from({ length: 20 }, () => poll(request)));
  expect(states.filter(({ login }) => login)).toHaveLength(1);
  expect(states.every(({ status }) => status === 'approved')).toBe(true);
});

it('gives nothing to who has only seen the QR code', async () => {
  const request = await create();
  const stranger = await create();
  expect(await refusal(api, `${path(request)}/poll`, { pollToken: stranger.pollToken })).toEqual([404, 'not-found']);
  expect(await refusal(api, `/auth/login-requests/${'a'.repeat(43)}/poll`, { pollToken: stranger.pollToken })).toEqual([404, 'not-found']);
});

it('can be refused, and is then over', async () => {
  const person = await boundStaff();
  const request = await create();
  await post(api, `${path(request)}/refuse`, {}, person.authorization);
  expect(await poll(request)).toEqual({ status: 'refused' });
  expect(await refusal(api, `${path(request)}/approve`, {}, person.authorization)).toEqual([409, 'login-request-answered']);
});

it('belongs to who scanned it first', async () => {
  const [first, second] = [await boundStaff(), await boundStaff()];
  const request = await create();
  await view(request, first);
  expect(await view(request, second)).toMatchObject({ status: 409, body: { code: 'login-request-answered' } });
  expect(await refusal(api, `${path(request)}/approve`, {}, second.authorization)).toEqual([409, 'login-request-answered']);
  await post(api, `${path(request)}/approve`, {}, first.authorization);
});

it('lasts two minutes, and what was approved in time can still be fetched', async () => {
  const person = await boundStaff();
  const [late, inTime, forgotten] = [await create(), await create(), await create()];
  expect(Math.round((Date.parse(late.expiresAt) - Date.now()) / 1000)).toBeGreaterThan(115);
  await shift(late, -1);
  expect(await poll(late)).toEqual({ status: 'expired' });
  expect(await view(late, person)).toMatchObject({ status: 410, body: { code: 'login-request-expired' } });
  expect(await refusal(api, `${path(late)}/approve`, {}, person.authorization)).toEqual([410, 'login-request-expired']);
  await post(api, `${path(inTime)}/approve`, {}, person.authorization);
  await shift(inTime, -10);
  expect((await poll(inTime)).login).toBeDefined();
  await post(api, `${path(forgotten)}/approve`, {}, person.authorization);
  await shift(forgotten, -61);
  expect(await poll(forgotten)).toEqual({ status: 'expired' });
});

it('is not for requesters, nor for staff without WeChat, nor for a first password', async () => {
  const { organizationId } = await boundStaff();
  const requester = await createPerson(api, organizationId, ['requester'], { openid: newOpenid() });
  const unbound = await createPerson(api, organizationId, ['admin']);
  const request = await create();
  for (const person of [requester, unbound]) {
    expect(await view(request, person)).toMatchObject({ status: 403 });
    expect(await refusal(api, `${path(request)}/approve`, {}, person.authorization)).toEqual([403, 'forbidden']);
  }
  const openid = newOpenid();
  const fresh = await createStaff(api, organizationId, ['agent'], { openid, mustChangePassword: true });
  const login = await post<Parameters<typeof bearer>[0]>(api, '/auth/password', { username: fresh.username, password: goodPassword });
  expect(await refusal(api, `${path(request)}/approve`, {}, bearer(login))).toEqual([403, 'forbidden']);
  expect(await poll(request)).toEqual({ status: 'waiting' });

  // WeChat proves more than a password that somebody else has seen.
  await post(api, `${path(request)}/approve`, {}, bearer(await wechatLogin(api, wechat, openid)));
  expect((await poll(request)).login?.me).toMatchObject({ mustChangePassword: false });
});

it('logs nobody in who was disabled after saying yes', async () => {
  const person = await boundStaff();
  const request = await create();
  await post(api, `${path(request)}/approve`, {}, person.authorization);
  await setUser(api, person.id, { status: 'disabled' });
  expect(await poll(request)).toEqual({ status: 'refused' });
});
