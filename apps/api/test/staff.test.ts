import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { InvitationView, LoginResponse, Page, Problem, StaffInvited, StaffSummary } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { bearer, createStaff, goodPassword, post, refusal, setUser, statusOf, stickerCodeOf, userOf, wechatLogin } from './support/logins.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { until } from './support/until.js';
import { environmentOf, newOpenid, newPhone, startWechat, type FakeWechat } from './support/wechat.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';
import { IdempotencyKey } from '../src/platform/database/idempotency-key.entity.js';
import { Invitation } from '../src/modules/identity/invitation.entity.js';
import { OutboxEventRow } from '../src/platform/outbox/outbox.entities.js';

let wechat: FakeWechat;
let api: RunningApi;
let other: RunningApi;
beforeAll(async () => {
  wechat = await startWechat();
  [api, other] = [await startApi(environmentOf(wechat)), await startApi(environmentOf(wechat))];
});
afterAll(async () => {
  await Promise.all([api.close(), other.close()]);
  await wechat.close();
});

async function withAdmin() {
  const organization = await createOrganization(api, { name: '幸福物业' });
  return { organization, admin: await createPerson(api, organization.id, ['requester', 'admin'], { name: '管理员' }) };
}

const invite = (admin: TestPerson, body: object, key = idempotencyKey()) =>
  api.http.post('/api/v1/staff').set('authorization', admin.authorization).set('idempotency-key', key).send({ name: '李工', roles: ['engineer'], ...body });
const invited = async (admin: TestPerson, body: object = {}) => (await invite(admin, body).expect(201)).body as StaffInvited;
const patch = (admin: TestPerson, id: number, body: object, at = api) => at.http.patch(`/api/v1/staff/${id}`).set('authorization', admin.authorization).send(body);
const list = async (admin: TestPerson, query: object = {}) => (await api.http.get('/api/v1/staff').set('authorization', admin.authorization).query(query).expect(200)).body as Page<StaffSummary>;
const tokenOf = ({ invitationUrl }: StaffInvited) => invitationUrl.split('/i/')[1] ?? '';
const accept = (given: StaffInvited, openid: string) => post<LoginResponse>(api, `/invitations/${tokenOf(given)}/accept`, { wechatCode: wechat.loginCode(openid) });
const refusedAccept = (given: StaffInvited, openid: string) => refusal(api, `/invitations/${tokenOf(given)}/accept`, { wechatCode: wechat.loginCode(openid) });

it('invites somebody with a first password and a link, both shown once and kept as hashes', async () => {
  const { admin } = await withAdmin();
  const phone = newPhone();
  const answer = await invited(admin, { name: ' 李工 ', phone, username: ` Li.${admin.id} `, roles: ['agent', 'engineer'] });
  expect(answer.staff).toMatchObject({ name: '李工', username: `li.${admin.id}`, phone, roles: ['engineer', 'agent'], status: 'invited', wechatBound: false, lastLoginAt: null, lockedUntil: null });
  expect(answer.initialPassword).toMatch(/^[a-z2-9]{14}$/);
  expect(answer.invitationUrl).toMatch(/^http:\/\/127\.0\.0\.1:3002\/i\/[\w-]{43}$/);
  expect(Math.round((Date.parse(answer.invitationExpiresAt) - Date.now()) / 86_400_000)).toBe(7);

  const stored = JSON.stringify([await userOf(api, answer.staff.id), await api.database.getRepository(Invitation).findBy({ userId: answer.staff.id }), await api.database.getRepository(IdempotencyKey).find()]);
  expect(stored).not.toContain(answer.initialPassword);
  expect(stored).not.toContain(tokenOf(answer));

  const login = await post<LoginResponse>(api, '/auth/password', { username: `li.${admin.id}`, password: answer.initialPassword ?? '' });
  expect(login.me).toMatchObject({ mustChangePassword: true, roles: ['requester', 'engineer', 'agent'] });
  expect((await list(admin, { search: '李' })).items[0]).toMatchObject({ status: 'active' });
});

it('answers the same to the same request again', async () => {
  const { admin } = await withAdmin();
  const [key, body] = [idempotencyKey(), { username: `same.${admin.id}` }];
  const [first, second] = await Promise.all([invite(admin, body, key), invite(admin, body, key)]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  expect((await list(admin)).items).toHaveLength(2);
  expect((await invite(admin, { username: 'another' }, key)).body).toMatchObject({ code: 'idempotency-key-reused' });
  expect((await api.http.post('/api/v1/staff').set('authorization', admin.authorization).send(body)).body).toMatchObject({ code: 'idempotency-key-required' });
});

it('gives a username once over all organizations, also to ten who want it at once', async () => {
  const [{ admin }, elsewhere] = [await withAdmin(), await withAdmin()];
  const username = `wanted.${admin.id}`;
  const answers = await Promise.all(Array.from({ length: 10 }, () => invite(admin, { username })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status, body }) => status === 409 && (body as Problem).code === 'username-taken')).toHaveLength(9);
  expect((await invite(elsewhere.admin, { username: username.toUpperCase() }).expect(409)).body).toMatchObject({ code: 'username-taken' });
});

it('binds WeChat by the link, once', async () => {
  const { organization, admin } = await withAdmin();
  const given = await invited(admin);
  expect((await api.http.get(`/api/v1/invitations/${tokenOf(given)}`).expect(200)).body as InvitationView).toEqual({
    organizationName: '幸福物业', staffName: '李工', roles: ['engineer'], expiresAt: given.invitationExpiresAt,
  });
  const openid = newOpenid();
  const login = await accept(given, openid);
  expect(login.me).toMatchObject({ id: given.staff.id, roles: ['requester', 'engineer'], wechatBound: true, organization: { id: organization.id } });
  expect(await refusedAccept(given, newOpenid())).toEqual([404, 'invitation-invalid']);
  await api.http.get(`/api/v1/invitations/${tokenOf(given)}`).expect(404);
  expect((await wechatLogin(api, wechat, openid)).me.id).toBe(given.staff.id);
  expect((await list(admin, { role: 'engineer' })).items).toMatchObject([{ status: 'active', wechatBound: true }]);
});

it('lets exactly one of ten accept the same link at once', async () => {
  const { admin } = await withAdmin();
  const given = await invited(admin);
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => accept(given, newOpenid())));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('merges the requester that the person was until now', async () => {
  const { organization, admin } = await withAdmin();
  const openid = newOpenid();
  const before = await wechatLogin(api, wechat, openid, await stickerCodeOf(api, organization.id));
  const phone = newPhone();
  await setUser(api, before.me.id, { phone, verifiedPhone: phone });
  const given = await invited(admin);
  const { me } = await accept(given, openid);
  expect(me).toMatchObject({ id: given.staff.id, phone, phoneVerified: true });
  const events = await api.database.getRepository(OutboxEventRow).find({ where: { organizationId: organization.id, name: 'requester.merged' }, order: { id: 'ASC' } });
  expect(events.map(({ payload }) => payload)).toEqual([{ fromUserId: before.me.id, intoUserId: given.staff.id }]);
  expect(await statusOf(api, '/me', bearer(before))).toBe(401);
});

it('binds no WeChat account that another member of staff has', async () => {
  const { organization, admin } = await withAdmin();
  const openid = newOpenid();
  await createPerson(api, organization.id, ['agent'], { openid });
  expect(await refusedAccept(await invited(admin), openid)).toEqual([409, 'wechat-already-bound']);
  // In another organization the same person may work too.
  const elsewhere = await withAdmin();
  expect((await accept(await invited(elsewhere.admin), openid)).me.wechatBound).toBe(true);
});

it('replaces a link by the next one, and a lost WeChat account by another', async () => {
  const { admin } = await withAdmin();
  const first = await invited(admin);
  const again = async () => (await api.http.post(`/api/v1/staff/${first.staff.id}/invitations`).set('authorization', admin.authorization).send({}).expect(201)).body as StaffInvited;
  const second = await again();
  expect(second).toMatchObject({ staff: { id: first.staff.id }, initialPassword: null });
  expect(await refusedAccept(first, newOpenid())).toEqual([404, 'invitation-invalid']);
  const old = await accept(second, newOpenid());
  const openid = newOpenid();
  expect((await accept(await again(), openid)).me.id).toBe(first.staff.id);
  expect(await statusOf(api, '/me', bearer(old))).toBe(401);
  expect(await userOf(api, first.staff.id)).toMatchObject({ openid });
});

it('lets a link die after seven days, and with the account', async () => {
  const { admin } = await withAdmin();
  const [late, disabled] = [await invited(admin), await invited(admin)];
  await api.database.getRepository(Invitation).update({ userId: late.staff.id }, { expiresAt: new Date(Date.now() - 1) });
  expect(await refusedAccept(late, newOpenid())).toEqual([404, 'invitation-invalid']);
  await patch(admin, disabled.staff.id, { status: 'disabled' }).expect(200);
  expect(await refusedAccept(disabled, newOpenid())).toEqual([404, 'invitation-invalid']);
  await api.http.post(`/api/v1/staff/${disabled.staff.id}/invitations`).set('authorization', admin.authorization).send({}).expect(403);
  await api.http.get(`/api/v1/invitations/${'a'.repeat(43)}`).expect(404);
  expect((await patch(admin, disabled.staff.id, { status: 'active' }).expect(200)).body).toMatchObject({ status: 'invited' });
});

it('changes names, numbers and roles, and logs out everywhere who loses a role', async () => {
  const { organization, admin } = await withAdmin();
  const person = await createStaff(api, organization.id, ['requester', 'agent', 'manager']);
  const login = await post<LoginResponse>(api, '/auth/password', { username: person.username, password: goodPassword });
  const phone = newPhone();
  expect((await patch(admin, person.id, { name: '王主管', phone, roles: ['finance', 'agent', 'manager'] }).expect(200)).body).toMatchObject({ name: '王主管', phone, roles: ['agent', 'finance', 'manager'] });
  expect(await statusOf(api, '/me', bearer(login))).toBe(200);
  await patch(admin, person.id, { roles: ['agent'] }).expect(200);
  expect(await statusOf(api, '/me', bearer(login))).toBe(401);
  await until(async () => await statusOf(other, '/me', bearer(login)) === 401);
  const entries = await api.database.getRepository(AuditEntry).find({ where: { organizationId: organization.id, action: 'staff.changed' }, order: { id: 'ASC' } });
  expect(entries.map(({ data }) => data)).toEqual([
    { changed: ['name', 'phone'], roles: ['requester', 'agent', 'finance', 'manager'] }, { changed: [], roles: ['requester', 'agent'] },
  ]);
});

it('takes a proven number away together with the number', async () => {
  const { organization, admin } = await withAdmin();
  const phone = newPhone();
  const person = await createPerson(api, organization.id, ['engineer'], { phone, verifiedPhone: phone });
  expect((await patch(admin, person.id, { phone: null }).expect(200)).body).toMatchObject({ phone: null });
  expect(await userOf(api, person.id)).toMatchObject({ verifiedPhone: null });
});

it('ends every session of a disabled account at once', async () => {
  const { organization, admin } = await withAdmin();
  const person = await createStaff(api, organization.id);
  const login = await post<LoginResponse>(api, '/auth/password', { username: person.username, password: goodPassword });
  expect((await patch(admin, person.id, { status: 'disabled' }).expect(200)).body).toMatchObject({ status: 'disabled' });
  expect(await statusOf(api, '/me', bearer(login))).toBe(401);
  await until(async () => await statusOf(other, '/me', bearer(login)) === 401);
  expect(await refusal(api, '/auth/refresh', { refreshToken: login.refreshToken })).toEqual([401, 'refresh-token-invalid']);
  expect((await patch(admin, person.id, { status: 'active' }).expect(200)).body).toMatchObject({ status: 'active' });
});

it('keeps the last administrator, whoever asks', async () => {
  const { organization, admin } = await withAdmin();
  await createPerson(api, organization.id, ['admin'], { status: 'disabled' });
  await createPerson(api, organization.id, ['admin'], { status: 'invited' });
  expect((await patch(admin, admin.id, { roles: ['agent'] }).expect(409)).body).toMatchObject({ code: 'last-admin' });
  expect((await patch(admin, admin.id, { status: 'disabled' }).expect(409)).body).toMatchObject({ code: 'last-admin' });
  await patch(admin, admin.id, { roles: ['agent', 'admin'] }).expect(200);
});

it('leaves one administrator when five take the role from each other at once', async () => {
  const { organization, admin } = await withAdmin();
  const admins = [admin, ...await Promise.all(Array.from({ length: 4 }, () => createPerson(api, organization.id, ['requester', 'admin'])))];
  const answers = await Promise.all(admins.map((person, index) => patch(admins[(index + 1) % 5] ?? person, person.id, { roles: ['agent'] }, index % 2 ? api : other)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
  expect(answers.filter(({ status, body }) => status === 409 && (body as Problem).code === 'last-admin')).toHaveLength(1);
  expect((await list(admin, { role: 'admin' })).items).toHaveLength(1);
});

it('resets a password, unlocks and logs out, each of them written down', async () => {
  const { organization, admin } = await withAdmin();
  const person = await createStaff(api, organization.id);
  const login = await post<LoginResponse>(api, '/auth/password', { username: person.username, password: goodPassword });
  await setUser(api, person.id, { failedLogins: 9, lockedUntil: new Date(Date.now() + 600_000) });
  expect((await list(admin, { search: person.username })).items).toMatchObject([{ lockedUntil: expect.any(String) as unknown }]);
  expect(await post(api, `/staff/${person.id}/unlock`, {}, admin.authorization)).toMatchObject({ lockedUntil: null });

  const { initialPassword } = await post<{ initialPassword: string }>(api, `/staff/${person.id}/reset-password`, {}, admin.authorization);
  expect(await statusOf(api, '/me', bearer(login))).toBe(401);
  expect(await refusal(api, '/auth/password', { username: person.username, password: goodPassword })).toEqual([401, 'credentials-wrong']);
  const again = await post<LoginResponse>(api, '/auth/password', { username: person.username, password: initialPassword });
  expect(again.me.mustChangePassword).toBe(true);

  await api.http.delete(`/api/v1/staff/${person.id}/sessions`).set('authorization', admin.authorization).expect(200);
  expect(await statusOf(api, '/me', bearer(again))).toBe(401);
  const actions = (await api.database.getRepository(AuditEntry).find({ where: { organizationId: organization.id, actorId: admin.id }, order: { id: 'ASC' } })).map(({ action }) => action);
  expect(actions).toEqual(['staff.unlocked', 'staff.password-reset', 'staff.sessions-ended']);
  const noUsername = await createPerson(api, organization.id, ['engineer']);
  expect(await refusal(api, `/staff/${noUsername.id}/reset-password`, {}, admin.authorization)).toEqual([409, 'action-not-allowed']);
});

it('lists staff page by page, finds them by name, username and number, and never a requester', async () => {
  const { organization, admin } = await withAdmin();
  const phone = newPhone();
  await createPerson(api, organization.id, ['requester'], { name: '张三丰' });
  await createPerson(api, organization.id, ['agent'], { name: '小张三', phone });
  await createPerson(api, organization.id, ['engineer'], { name: '李四', username: `lisi.${organization.id}` });
  expect((await list(admin)).items.map(({ name }) => name)).toEqual(['管理员', '小张三', '李四']);
  expect((await list(admin, { search: '张三' })).items.map(({ name }) => name)).toEqual(['小张三']);
  expect((await list(admin, { search: 'lisi' })).items.map(({ name }) => name)).toEqual(['李四']);
  expect((await list(admin, { search: phone.slice(0, 6) })).items.map(({ name }) => name)).toEqual(['小张三']);
  expect((await list(admin, { search: '%' })).items).toEqual([]);
  expect((await list(admin, { role: 'engineer' })).items.map(({ name }) => name)).toEqual(['李四']);
  const first = await list(admin, { limit: 2 });
  expect(first.items).toHaveLength(2);
  const second = await list(admin, { limit: 2, cursor: first.nextCursor });
  expect(second).toMatchObject({ items: [{ name: '李四' }], nextCursor: null });
});

it('knows nothing of another organization\'s staff, nor of requesters', async () => {
  const [{ organization, admin }, elsewhere] = [await withAdmin(), await withAdmin()];
  const requester = await createPerson(api, organization.id, ['requester']);
  for (const id of [elsewhere.admin.id, requester.id, 4_294_967_295]) {
    await patch(admin, id, { name: 'x' }).expect(404);
    for (const action of ['invitations', 'reset-password', 'unlock']) expect(await refusal(api, `/staff/${id}/${action}`, {}, admin.authorization)).toEqual([404, 'not-found']);
    await api.http.delete(`/api/v1/staff/${id}/sessions`).set('authorization', admin.authorization).expect(404);
  }
  await patch(admin, 0, { name: 'x' }).expect(400);
});

it('lets agents read and only administrators write', async () => {
  const { organization } = await withAdmin();
  const agent = await createPerson(api, organization.id, ['agent']);
  const engineer = await createPerson(api, organization.id, ['engineer']);
  await list(agent);
  await invite(agent, {}).expect(403);
  await api.http.get('/api/v1/staff').set('authorization', engineer.authorization).expect(403);
});

it.each<[object, string, string]>([
  [{ name: '' }, 'name', 'required'],
  [{ name: 'x'.repeat(51) }, 'name', 'too-long'],
  [{ username: 'ab' }, 'username', 'wrong-format'],
  [{ username: 'with space' }, 'username', 'wrong-format'],
  [{ username: 'x'.repeat(33) }, 'username', 'too-long'],
  [{ phone: '110' }, 'phone', 'not-a-phone'],
  [{ roles: [] }, 'roles', 'too-few'],
  [{ roles: ['requester'] }, 'roles', 'not-a-choice'],
  [{ roles: ['agent', 'agent'] }, 'roles', 'invalid'],
  [{ roles: 'admin' }, 'roles', 'not-a-list'],
  [{ status: 'active' }, 'status', 'unknown-field'],
])('refuses the invitation %#', async (body, field, code) => {
  const { admin } = await withAdmin();
  expect((await invite(admin, body).expect(400)).body).toMatchObject({ code: 'validation-failed', errors: [{ field, code }] });
});
