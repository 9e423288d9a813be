import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization, createPerson } from './support/people.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';

let api: RunningApi;
let other: RunningApi;
beforeAll(async () => {
  api = await startApi({ SANDBOX_ORIGIN: 'http://127.0.0.1:3003' });
  other = await startApi();
});
afterAll(() => Promise.all([api.close(), other.close()]));

async function organizationWithAdmin() {
  const organization = await createOrganization(api, { name: '幸福物业' });
  return { organization, admin: await createPerson(api, organization.id, ['admin']) };
}

it('tells a client what it needs before anybody has logged in', async () => {
  const organization = await createOrganization(api);
  const ofThis = await startApi({ DEFAULT_ORGANIZATION_ID: String(organization.id), SANDBOX_ORIGIN: 'http://127.0.0.1:3003' });
  const { body } = await ofThis.http.get('/api/v1/client-configuration').expect(200);
  expect(body).toEqual({
    organizationName: '测试物业', servicePhone: '400-000-0000', sandboxOrigin: 'http://127.0.0.1:3003', publicUrl: 'http://127.0.0.1:3002', locales: ['zh-CN', 'en'], mapTiles: null, officialAccount: null,
  });
  await ofThis.close();
});

it('says what lies under a map where that is configured', async () => {
  const url = 'https://tiles.property.cn/{z}/{x}/{y}.png';
  const withTiles = await startApi({ MAP_TILES_URL: url, MAP_TILES_ATTRIBUTION: '© 滨江测绘', MAP_TILES_SYSTEM: 'WGS-84' });
  const { body } = await withTiles.http.get('/api/v1/client-configuration').expect(200);
  expect(body).toMatchObject({ mapTiles: { url, attribution: '© 滨江测绘', system: 'WGS-84' } });
  await withTiles.close();
});

it('has no name before the first organization is made', async () => {
  const empty = await startApi({ DEFAULT_ORGANIZATION_ID: '4000000000' });
  const { body } = await empty.http.get('/api/v1/client-configuration').expect(200);
  expect(body).toMatchObject({ organizationName: '', servicePhone: null, sandboxOrigin: null });
  await empty.close();
});

it('shows the settings to staff', async () => {
  const { organization, admin } = await organizationWithAdmin();
  const { body } = await api.http.get('/api/v1/organization').set('authorization', admin.authorization).expect(200);
  expect(body).toEqual({
    id: organization.id, name: '幸福物业', shortName: '测试', servicePhone: '400-000-0000', notice: null, timeZone: 'Asia/Shanghai',
    anonymousReports: true, automaticTriage: false, expectedResponseMinutes: { normal: 240, urgent: 60, emergency: 15 },
  });
});

it('changes only what is sent, writes down what changed, and other processes see it within seconds', async () => {
  const { organization, admin } = await organizationWithAdmin();
  const change = { notice: ' 电梯请打电话\n谢谢 ', timeZone: 'Asia/Urumqi', servicePhone: ' ', automaticTriage: true, name: '幸福物业', expectedResponseMinutes: { normal: 480, urgent: 30, emergency: 5 } };
  const { body } = await api.http.patch('/api/v1/organization').set('authorization', admin.authorization).send(change).expect(200);
  expect(body).toMatchObject({ name: '幸福物业', notice: '电梯请打电话\n谢谢', timeZone: 'Asia/Urumqi', servicePhone: null, automaticTriage: true, anonymousReports: true, expectedResponseMinutes: change.expectedResponseMinutes });

  const entries = await api.database.getRepository(AuditEntry).find({ where: { organizationId: organization.id }, order: { id: 'ASC' } });
  expect(entries).toMatchObject([{ action: 'organization.changed', actorId: admin.id, subject: 'organization', subjectId: organization.id }]);
  expect(Object.keys(entries[0]?.data ?? {}).sort()).toEqual(['automaticTriage', 'expectedResponseMinutes', 'notice', 'servicePhone', 'timeZone']);
  expect((await other.http.get('/api/v1/organization').set('authorization', admin.authorization)).body).toEqual(body);
});

it('writes nothing down where nothing changed', async () => {
  const { organization, admin } = await organizationWithAdmin();
  await api.http.patch('/api/v1/organization').set('authorization', admin.authorization).send({ name: '幸福物业' }).expect(200);
  await api.http.patch('/api/v1/organization').set('authorization', admin.authorization).send({}).expect(200);
  expect(await api.database.getRepository(AuditEntry).countBy({ organizationId: organization.id })).toBe(0);
});

it.each<[string, string, object]>([
  ['name', 'required', { name: '' }],
  ['name', 'required', { name: null }],
  ['name', 'too-long', { name: 'x'.repeat(101) }],
  ['shortName', 'too-long', { shortName: 'x'.repeat(21) }],
  ['notice', 'too-long', { notice: 'x'.repeat(501) }],
  ['servicePhone', 'wrong-format', { servicePhone: 'call me' }],
  ['timeZone', 'not-a-choice', { timeZone: 'Mars/Olympus' }],
  ['timeZone', 'not-a-choice', { timeZone: '+08:00' }],
  ['anonymousReports', 'not-yes-or-no', { anonymousReports: 'yes' }],
  ['automaticTriage', 'required', { automaticTriage: null }],
  ['expectedResponseMinutes.normal', 'too-small', { expectedResponseMinutes: { normal: 0, urgent: 1, emergency: 1 } }],
  ['expectedResponseMinutes.normal', 'too-large', { expectedResponseMinutes: { normal: 43_201, urgent: 1, emergency: 1 } }],
  ['expectedResponseMinutes.urgent', 'required', { expectedResponseMinutes: { normal: 1 } }],
  ['expectedResponseMinutes', 'invalid', { expectedResponseMinutes: 5 }],
  ['id', 'unknown-field', { id: 5 }],
])('refuses a wrong %s as %s', async (field, code, change) => {
  const { admin } = await organizationWithAdmin();
  const { body } = await api.http.patch('/api/v1/organization').set('authorization', admin.authorization).send(change).expect(400);
  expect(body).toMatchObject({ code: 'validation-failed' });
  expect((body as { errors: object[] }).errors).toContainEqual({ field, code });
});

it('lets an agent read and not write', async () => {
  const { organization } = await organizationWithAdmin();
  const agent = await createPerson(api, organization.id, ['agent']);
  await api.http.get('/api/v1/organization').set('authorization', agent.authorization).expect(200);
  await api.http.patch('/api/v1/organization').set('authorization', agent.authorization).send({ name: 'x' }).expect(403);
});
