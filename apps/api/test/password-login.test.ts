import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LoginResponse, Problem, StaffInvited } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { bearer, createStaff, goodPassword, post, refusal, setUser, statusOf, userOf } from './support/logins.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

async function staff(fields: Parameters<typeof createStaff>[3] = {}) {
  const organization = await createOrganization(api);
  return createStaff(api, organization.id, ['agent'], fields);
}

const tryPassword = (username: string, password: string) => refusal(api, '/auth/password', { username, password });
const logIn = (username: string, password = goodPassword) => post<LoginResponse>(api, '/auth/password', { username, password });
const change = async (authorization: string, currentPassword: string, newPassword: string) => {
  const { status, body } = await api.http.put('/api/v1/me/password').set({ authorization }).send({ currentPassword, newPassword });
  return { status, body: body as LoginResponse & Problem };
};
const actionsOf = async (organizationId: number) => (await api.database.getRepository(AuditEntry).find({ where: { organizationId }, order: { id: 'ASC' } })).map(({ action }) => action);

it('logs in by username, in whatever letters, and writes it down', async () => {
  const person = await staff();
  const { me } = await logIn(` ${person.username.toUpperCase()} `);
  expect(me).toMatchObject({ id: person.id, username: person.username, roles: ['agent'], mustChangePassword: false });
  expect((await userOf(api, person.id)).lastLoginAt).not.toBeNull();
  expect(await actionsOf(person.organizationId)).toEqual(['session.opened']);
});

it('says the same of a wrong password and of somebody who does not exist, in about the same time', async () => {
  const person = await staff();
  await tryPassword('nobody-at-all', 'x');
  const time = async (username: string) => {
    const begun = performance.now();
    expect(await tryPassword(username, 'wrong password')).toEqual([401, 'credentials-wrong']);
    return performance.now() - begun;
  };
  const known = [await time(person.username), await time(person.username), await time(person.username)];
  const unknown = [await time('nobody-at-all'), await time('nobody-at-all'), await time('nobody-at-all')];
  // Without the pretended check the second would take a twentieth of the first; anything near shows that it is there.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 4);
  const noPassword = await createPerson(api, person.organizationId, ['agent'], { username: `n${person.username}` });
  expect(await tryPassword(`n${person.username}`, 'x')).toEqual([401, 'credentials-wrong']);
  expect(await userOf(api, noPassword.id)).toMatchObject({ failedLogins: 1 });
});

it('locks for a minute after five wrong passwords, doubling, and forgets them after a right one', async () => {
  const person = await staff();
  const lockedFor = async () => Math.round((((await userOf(api, person.id)).lockedUntil?.getTime() ?? 0) - Date.now()) / 60_000);
  const unlock = () => setUser(api, person.id, { lockedUntil: new Date(Date.now() - 1) });
  for (let tries = 1; tries <= 4; tries += 1) expect(await tryPassword(person.username, 'wrong')).toEqual([401, 'credentials-wrong']);
  const fifth = await api.http.post('/api/v1/auth/password').send({ username: person.username, password: 'wrong' }).expect(423);
  expect(fifth.body).toMatchObject({ code: 'account-locked', context: { lockedUntil: (await userOf(api, person.id)).lockedUntil?.toISOString() } });
  expect(fifth.headers['retry-after']).toBeDefined();
  expect(await lockedFor()).toBe(1);
  expect(await tryPassword(person.username, goodPassword)).toEqual([423, 'account-locked']);
  await unlock();
  expect(await tryPassword(person.username, 'wrong')).toEqual([423, 'account-locked']);
  expect(await lockedFor()).toBe(2);
  await unlock();
  await logIn(person.username);
  expect(await userOf(api, person.id)).toMatchObject({ failedLogins: 0, lockedUntil: null });
  expect(await actionsOf(person.organizationId)).toEqual(['login.failed', 'login.failed', 'login.failed', 'login.failed', 'login.locked', 'login.locked', 'session.opened']);
});

it('learns from twenty guesses at once no more than five', async () => {
  const person = await staff();
  const guesses = await Promise.all(Array.from({ length: 20 }, () => tryPassword(person.username, 'wrong')));
  expect(guesses.filter(([status]) => status === 401)).toHaveLength(4);
  expect(guesses.filter(([status]) => status === 423)).toHaveLength(16);
  expect(await userOf(api, person.id)).toMatchObject({ failedLogins: 5 });
});

it('lets twenty right logins at once in', async () => {
  const person = await staff();
  expect(await Promise.all(Array.from({ length: 20 }, async () => (await logIn(person.username)).me.id))).toEqual(Array(20).fill(person.id));
});

it('refuses a disabled account only to who knows its password', async () => {
  const person = await staff({ status: 'disabled' });
  expect(await tryPassword(person.username, 'wrong')).toEqual([401, 'credentials-wrong']);
  expect(await tryPassword(person.username, goodPassword)).toEqual([403, 'account-disabled']);
});

it('lets a first password do nothing but be changed', async () => {
  const organization = await createOrganization(api);
  const admin = await createPerson(api, organization.id, ['admin']);
  const invited = (await api.http.post('/api/v1/staff').set('authorization', admin.authorization).set('idempotency-key', idempotencyKey())
    .send({ name: '新人', username: `new.${admin.id}`, roles: ['manager'] }).expect(201)).body as StaffInvited;
  const login = await logIn(`new.${admin.id}`, invited.initialPassword ?? '');
  expect(login.me).toMatchObject({ mustChangePassword: true });
  const refused = await api.http.get('/api/v1/organization').set('authorization', bearer(login)).expect(403);
  expect(refused.body).toMatchObject({ code: 'password-change-required' });
  expect(await statusOf(api, '/me', bearer(login))).toBe(200);
  const refreshed = await post<LoginResponse>(api, '/auth/refresh', { refreshToken: login.refreshToken });
  expect(await statusOf(api, '/organization', bearer(refreshed))).toBe(403);

  const changed = await change(bearer(refreshed), invited.initialPassword ?? '', goodPassword);
  expect(changed).toMatchObject({ status: 200, body: { me: { mustChangePassword: false } } });
  expect(await statusOf(api, '/organization', bearer(changed.body))).toBe(200);
  expect(await statusOf(api, '/me', bearer(refreshed))).toBe(401);
  expect((await logIn(`new.${admin.id}`)).me.mustChangePassword).toBe(false);
});

it('changes a password, ends every other session and refuses weak ones', async () => {
  const person = await staff();
  const [here, elsewhere] = [await logIn(person.username), await logIn(person.username)];
  expect(await change(bearer(here), 'wrong', 'another horse 42')).toMatchObject({ status: 401, body: { code: 'credentials-wrong' } });
  expect(await change(bearer(here), goodPassword, goodPassword)).toMatchObject({ status: 422, body: { code: 'password-unchanged' } });
  for (const weak of ['short', '1234567890', `${person.username}-1`]) {
    expect(await change(bearer(here), goodPassword, weak)).toMatchObject({ status: 422, body: { code: 'password-too-weak' } });
  }
  const changed = await change(bearer(here), goodPassword, 'another horse 42');
  expect(changed.status).toBe(200);
  expect(await statusOf(api, '/me', bearer(here))).toBe(401);
  expect(await statusOf(api, '/me', bearer(elsewhere))).toBe(401);
  expect(await statusOf(api, '/me', bearer(changed.body))).toBe(200);
  expect(await tryPassword(person.username, goodPassword)).toEqual([401, 'credentials-wrong']);
  expect((await logIn(person.username, 'another horse 42')).me.id).toBe(person.id);
});

it('counts wrong current passwords too, so that a stolen session cannot guess them', async () => {
  const person = await staff();
  const login = await logIn(person.username);
  for (let tries = 1; tries <= 4; tries += 1) await change(bearer(login), 'wrong', 'another horse 42');
  expect(await change(bearer(login), 'wrong', 'another horse 42')).toMatchObject({ status: 423, body: { code: 'account-locked' } });
});

it.each<[object, string, string]>([
  [{ password: 'x' }, 'username', 'required'],
  [{ username: 'x' }, 'password', 'required'],
  [{ username: 'x'.repeat(65), password: 'x' }, 'username', 'too-long'],
  [{ username: 'x', password: 'x'.repeat(129) }, 'password', 'too-long'],
  [{ username: { $ne: '' }, password: 'x' }, 'username', 'not-text'],
])('refuses the body %#', async (body, field, code) => {
  const answer = await api.http.post('/api/v1/auth/password').send(body).expect(400);
  expect((answer.body as Problem).errors).toEqual([{ field, code }]);
});
