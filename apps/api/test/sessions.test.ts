import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LoginResponse, SessionSummary } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { bearer, createStaff, goodPassword, post, refusal, setUser, statusOf } from './support/logins.js';
import { createOrganization, createPerson } from './support/people.js';
import { until } from './support/until.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';
import { Session } from '../src/modules/identity/session.entity.js';

let api: RunningApi;
let other: RunningApi;
beforeAll(async () => {
  [api, other] = [await startApi(), await startApi()];
});
afterAll(() => Promise.all([api.close(), other.close()]));

async function logIn(fields: Parameters<typeof createStaff>[3] = {}) {
  const { id: organizationId } = await createOrganization(api);
  const staff = await createStaff(api, organizationId, ['agent'], fields);
  const again = () => post<LoginResponse>(api, '/auth/password', { username: staff.username, password: goodPassword });
  return { staff, again, login: await again() };
}

const refresh = (at: RunningApi, refreshToken: string) => post<LoginResponse>(at, '/auth/refresh', { refreshToken });
const session = (userId: number) => api.database.getRepository(Session).findOneByOrFail({ userId });
const rewind = async (userId: number, seconds: number) => {
  const row = await session(userId);
  await api.database.getRepository(Session).update({ id: row.id }, { rotatedAt: new Date(row.rotatedAt.getTime() - seconds * 1000) });
};

it('gives a new pair for a refresh token, with the roles of now', async () => {
  const { staff, login } = await logIn();
  await setUser(api, staff.id, { roles: ['agent', 'manager'] });
  const next = await refresh(other, login.refreshToken);
  expect(next.refreshToken).not.toBe(login.refreshToken);
  expect(next.me).toMatchObject({ id: staff.id, roles: ['agent', 'manager'] });
  expect(await statusOf(api, '/me', bearer(next))).toBe(200);
});

it('ends the whole session when an old refresh token comes back, in all processes', async () => {
  const { staff, login } = await logIn();
  const second = await refresh(api, login.refreshToken);
  const third = await refresh(api, second.refreshToken);
  expect(await refusal(api, '/auth/refresh', { refreshToken: login.refreshToken })).toEqual([401, 'refresh-token-reused']);
  expect(await refusal(api, '/auth/refresh', { refreshToken: third.refreshToken })).toEqual([401, 'refresh-token-invalid']);
  expect(await statusOf(api, '/me', bearer(third))).toBe(401);
  await until(async () => await statusOf(other, '/me', bearer(third)) === 401);
  const entries = await api.database.getRepository(AuditEntry).find({ where: { organizationId: staff.organizationId, action: 'session.ended' }, order: { id: 'ASC' } });
  expect(entries).toMatchObject([{ subjectId: staff.id, data: { reason: 'refresh-token-reused' } }]);
});

it('gives the same successor again while an answer may have been lost', async () => {
  const { staff, login } = await logIn();
  const next = await refresh(api, login.refreshToken);
  await rewind(staff.id, 15);
  expect((await refresh(other, login.refreshToken)).refreshToken).toBe(next.refreshToken);
  expect((await session(staff.id)).generation).toBe(1);
});

it('takes the token replaced last for stolen after twenty seconds', async () => {
  const { staff, login } = await logIn();
  await refresh(api, login.refreshToken);
  await rewind(staff.id, 21);
  expect(await refusal(api, '/auth/refresh', { refreshToken: login.refreshToken })).toEqual([401, 'refresh-token-reused']);
});

it('survives twenty refreshes at once with one token, and the chain goes on', async () => {
  const { staff, login } = await logIn();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => refresh(index % 2 ? api : other, login.refreshToken)));
  const successors = new Set(answers.map(({ refreshToken }) => refreshToken));
  expect(successors.size).toBe(1);
  expect((await session(staff.id)).generation).toBe(1);
  const [successor = ''] = successors;
  expect((await refresh(api, successor)).me.id).toBe(staff.id);
});

it.each(['nonsense', '1.0', '1.0.' + 'a'.repeat(43), '4294967295.0.' + 'a'.repeat(43), '9999999999.0.' + 'a'.repeat(43)])('refuses the refresh token %s', async (refreshToken) => {
  expect(await refusal(api, '/auth/refresh', { refreshToken })).toEqual([401, 'refresh-token-invalid']);
});

it('refuses a refresh token after its end', async () => {
  const { staff, login } = await logIn();
  await api.database.getRepository(Session).update({ userId: staff.id }, { expiresAt: new Date(Date.now() - 1) });
  expect(await refusal(api, '/auth/refresh', { refreshToken: login.refreshToken })).toEqual([401, 'refresh-token-invalid']);
});

it('refreshes nothing for an account that was disabled', async () => {
  const { staff, login } = await logIn();
  await setUser(api, staff.id, { status: 'disabled' });
  expect(await refusal(api, '/auth/refresh', { refreshToken: login.refreshToken })).toEqual([403, 'account-disabled']);
  expect(await session(staff.id)).toMatchObject({ endReason: 'account-disabled' });
});

it('logs out here at once and elsewhere within seconds, and leaves other sessions alone', async () => {
  const { login, again } = await logIn();
  const stays = await again();
  await post(api, '/auth/logout', {}, bearer(login));
  expect(await statusOf(api, '/me', bearer(login))).toBe(401);
  expect(await refusal(api, '/auth/refresh', { refreshToken: login.refreshToken })).toEqual([401, 'refresh-token-invalid']);
  await until(async () => await statusOf(other, '/me', bearer(login)) === 401);
  expect(await statusOf(other, '/me', bearer(stays))).toBe(200);
});

it('lists open sessions with where they are, and ends one of them', async () => {
  const { login, again } = await logIn();
  const second = await again();
  const { body } = await api.http.get('/api/v1/me/sessions').set('authorization', bearer(login)).expect(200);
  const sessions = body as SessionSummary[];
  expect(sessions).toHaveLength(2);
  expect(sessions.filter(({ current }) => current)).toHaveLength(1);
  expect(sessions[0]).toMatchObject({ client: 'console', address: '127.0.0.1' });
  const elsewhere = sessions.find(({ current }) => !current);
  await api.http.delete(`/api/v1/me/sessions/${elsewhere?.id}`).set('authorization', bearer(login)).expect(200);
  expect(await statusOf(api, '/me', bearer(second))).toBe(401);
  expect(await statusOf(api, '/me', bearer(login))).toBe(200);
  await api.http.delete(`/api/v1/me/sessions/${elsewhere?.id}`).set('authorization', bearer(login)).expect(404);
});

it('ends no session of somebody else', async () => {
  const { staff } = await logIn();
  const stranger = await createPerson(api, staff.organizationId, ['admin']);
  const { id } = await session(staff.id);
  await api.http.delete(`/api/v1/me/sessions/${id}`).set('authorization', stranger.authorization).expect(404);
  expect((await session(staff.id)).endedAt).toBeNull();
});

it('knows of ended sessions from its start', async () => {
  const { login } = await logIn();
  await post(api, '/auth/logout', {}, bearer(login));
  const third = await startApi();
  expect(await statusOf(third, '/me', bearer(login))).toBe(401);
  await third.close();
});
