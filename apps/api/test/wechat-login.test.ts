import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LoginResponse, Me } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { bearer, createStaff, post, refusal, setUser, stickerCodeOf, userOf, wechatLogin } from './support/logins.js';
import { createOrganization, createPerson } from './support/people.js';
import { environmentOf, newOpenid, startWechat, type FakeWechat } from './support/wechat.js';
import { User } from '../src/modules/identity/user.entity.js';

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

const get = async (path: string, login: LoginResponse) => (await api.http.get(`/api/v1${path}`).set('authorization', bearer(login)).expect(200)).body as Me;

it('makes a requester of the organization whose sticker was scanned', async () => {
  const organization = await createOrganization(api, { name: '幸福物业' });
  const openid = newOpenid();
  const login = await wechatLogin(api, wechat, openid, await stickerCodeOf(api, organization.id));
  expect(login.me).toMatchObject({
    organization: { id: organization.id, name: '幸福物业' }, name: null, phone: null, phoneVerified: false, roles: ['requester'], wechatBound: true, mustChangePassword: false, locale: 'zh-CN',
  });
  expect(await get('/me', login)).toEqual(login.me);
  expect(await userOf(api, login.me.id)).toMatchObject({ organizationId: organization.id, openid, staff: false, status: 'active' });
});

it('knows the person again, and makes one row of ten first logins at once', async () => {
  const organization = await createOrganization(api);
  const stickerCode = await stickerCodeOf(api, organization.id);
  const openid = newOpenid();
  const logins = await Promise.all(Array.from({ length: 10 }, () => wechatLogin(api, wechat, openid, stickerCode)));
  expect(new Set(logins.map(({ me }) => me.id)).size).toBe(1);
  expect(await api.database.getRepository(User).countBy({ openid })).toBe(1);
});

it('goes to the last organization where no sticker says which, and to the default one the first time', async () => {
  const [first, second] = [await createOrganization(api), await createOrganization(api)];
  const openid = newOpenid();
  await wechatLogin(api, wechat, openid, await stickerCodeOf(api, first.id));
  await wechatLogin(api, wechat, openid, await stickerCodeOf(api, second.id));
  expect((await wechatLogin(api, wechat, openid)).me.organization.id).toBe(second.id);
  await wechatLogin(api, wechat, openid, await stickerCodeOf(api, first.id));
  expect((await wechatLogin(api, wechat, openid)).me.organization.id).toBe(first.id);

  const here = await startApi({ ...environmentOf(wechat), DEFAULT_ORGANIZATION_ID: String(second.id) });
  expect((await wechatLogin(here, wechat, newOpenid())).me.organization.id).toBe(second.id);
  await here.close();
});

it('logs members of staff in with their roles', async () => {
  const organization = await createOrganization(api);
  const openid = newOpenid();
  const engineer = await createPerson(api, organization.id, ['requester', 'engineer'], { openid, mustChangePassword: true });
  const { me } = await wechatLogin(api, wechat, openid, await stickerCodeOf(api, organization.id));
  expect(me).toMatchObject({ id: engineer.id, roles: ['requester', 'engineer'], mustChangePassword: false });
  expect(me.permissions).toContain('sticker:bind');
});

it('refuses a code used before, a code never given, and who is at high risk', async () => {
  const organization = await createOrganization(api);
  const stickerCode = await stickerCodeOf(api, organization.id);
  const code = wechat.loginCode(newOpenid());
  await post(api, '/auth/wechat', { code, stickerCode });
  expect(await refusal(api, '/auth/wechat', { code, stickerCode })).toEqual([401, 'wechat-code-invalid']);
  expect(await refusal(api, '/auth/wechat', { code: 'never-given' })).toEqual([401, 'wechat-code-invalid']);
  wechat.refuseNextLogin(40226);
  expect(await refusal(api, '/auth/wechat', { code: wechat.loginCode(newOpenid()), stickerCode })).toEqual([403, 'wechat-login-refused']);
  wechat.refuseNextLogin(-1);
  expect(await refusal(api, '/auth/wechat', { code: wechat.loginCode(newOpenid()), stickerCode })).toEqual([401, 'wechat-code-invalid']);
  wechat.refuseNextLogin(45011);
  expect(await refusal(api, '/auth/wechat', { code: wechat.loginCode(newOpenid()), stickerCode })).toEqual([429, 'rate-limited']);
  wechat.refuseNextLogin(40125);
  expect(await refusal(api, '/auth/wechat', { code: wechat.loginCode(newOpenid()), stickerCode })).toEqual([502, 'upstream-unavailable']);
});

it('refuses a sticker that nobody printed, and an account that is disabled', async () => {
  const organization = await createOrganization(api);
  const openid = newOpenid();
  expect(await refusal(api, '/auth/wechat', { code: wechat.loginCode(openid), stickerCode: 'nonsense' })).toEqual([404, 'sticker-code-malformed']);
  const person = await createStaff(api, organization.id, ['engineer'], { openid });
  await setUser(api, person.id, { status: 'disabled' });
  expect(await refusal(api, '/auth/wechat', { code: wechat.loginCode(openid) })).toEqual([403, 'account-disabled']);
});

it.each<[object, string, string]>([
  [{}, 'code', 'required'],
  [{ code: 7 }, 'code', 'not-text'],
  [{ code: 'x'.repeat(129) }, 'code', 'too-long'],
  [{ code: 'x', client: 'console' }, 'client', 'not-a-choice'],
  [{ code: 'x', stickerCode: null }, 'stickerCode', 'required'],
  [{ code: 'x', organizationId: 1 }, 'organizationId', 'unknown-field'],
])('refuses the body %#', async (body, field, code) => {
  const answer = await api.http.post('/api/v1/auth/wechat').send(body).expect(400);
  expect(answer.body).toMatchObject({ code: 'validation-failed', errors: [{ field, code }] });
});
