import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { AssetCategory, BusinessCalendar, SaveBusinessCalendarRequest, SaveSlaPolicyRequest, SlaPolicy } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';

let api: RunningApi;
let organizationId: number;
let boss: TestPerson;
let manager: Calls;
let stranger: Calls;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  boss = await createPerson(api, organizationId, ['manager']);
  manager = callsOf(api, boss);
  stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['manager']));
});

const office: SaveBusinessCalendarRequest = {
  name: '工作日', timeZone: 'Asia/Shanghai', aroundTheClock: false, publicHolidays: true,
  workingHours: [{ weekday: 2, from: '09:00', to: '18:00' }, { weekday: 1, from: '13:30', to: '24:00' }, { weekday: 1, from: '09:00', to: '12:00' }],
  exceptions: [{ date: '2026-12-31', working: false, note: '盘点' }],
};
const policyOn = (calendarId: number): SaveSlaPolicyRequest => ({
  name: '重要客户', position: 1, active: true, priorities: ['critical', 'critical'], categoryIds: [], customerLevels: ['vip'], calendarId,
  responseMinutes: 30, onSiteMinutes: 240, resolutionMinutes: null, pausingReasons: ['parts', 'requester'], warningPercent: 75,
  escalations: [{ clock: 'response', since: 'start', minutes: 120, raisePriority: true, targets: [{ kind: 'user', userId: boss.id }] }],
});
const calendar = (fields: Partial<SaveBusinessCalendarRequest> = {}) => manager.post<BusinessCalendar>('/business-calendars', { ...office, ...fields });

it('keeps calendars, with hours and exceptions in the order in which people read them', async () => {
  const made = await calendar();
  expect(made).toMatchObject({ name: '工作日', version: 1, exceptions: [{ date: '2026-12-31', working: false, note: '盘点' }] });
  expect(made.workingHours.map(({ weekday, from }) => [weekday, from])).toEqual([[1, '09:00'], [1, '13:30'], [2, '09:00']]);
  expect(await manager.get('/business-calendars')).toEqual([made]);
  const saved = await manager.put<BusinessCalendar>(`/business-calendars/${made.id}`, { ...office, name: '节假日照常', publicHolidays: false, version: 1 });
  expect(saved).toMatchObject({ id: made.id, name: '节假日照常', publicHolidays: false, version: 2 });
  expect(await manager.refusal('put', `/business-calendars/${made.id}`, { ...office, version: 1 })).toMatchObject({ status: 409, code: 'version-conflict', context: { version: 2 } });
});

it('refuses a calendar in which nobody can work', async () => {
  const wrong = async (fields: Partial<SaveBusinessCalendarRequest>) => (await manager.refusal('post', '/business-calendars', { ...office, ...fields })).errors;
  expect(await wrong({ workingHours: [] })).toEqual([{ field: 'workingHours', code: 'required' }]);
  expect(await wrong({ workingHours: [{ weekday: 1, from: '18:00', to: '09:00' }] })).toEqual([{ field: 'workingHours.0.to', code: 'before-start' }]);
  expect(await wrong({ workingHours: [{ weekday: 1, from: '09:00', to: '12:00' }, { weekday: 1, from: '11:00', to: '13:00' }] })).toEqual([{ field: 'workingHours.1.from', code: 'duplicate' }]);
  expect(await wrong({ workingHours: [{ weekday: 8, from: '9:00', to: '25:00' }] })).toHaveLength(3);
  expect(await wrong({ exceptions: [{ date: '2026-10-01', working: true }, { date: '2026-10-01', working: false }] })).toEqual([{ field: 'exceptions.1.date', code: 'duplicate' }]);
  expect(await wrong({ timeZone: '+08:00' })).toEqual([{ field: 'timeZone', code: 'not-a-choice' }]);
  expect(await calendar({ aroundTheClock: true, workingHours: [] })).toMatchObject({ aroundTheClock: true });
});

it('keeps policies in the order in which they are asked, each choice once', async () => {
  const { id } = await calendar();
  const second = await manager.post<SlaPolicy>('/sla-policies', { ...policyOn(id), name: '其他', position: 9, priorities: [], customerLevels: [] });
  const first = await manager.post<SlaPolicy>('/sla-policies', policyOn(id));
  expect(first).toEqual({ ...policyOn(id), id: first.id, priorities: ['critical'], version: 1 });
  expect(await manager.get('/sla-policies')).toEqual([first, second]);
  const saved = await manager.put<SlaPolicy>(`/sla-policies/${second.id}`, { ...policyOn(id), name: '最先', position: 0, version: 1 });
  expect(saved).toMatchObject({ id: second.id, version: 2 });
  expect((await manager.get<SlaPolicy[]>('/sla-policies')).map(({ name }) => name)).toEqual(['最先', '重要客户']);
  expect(await manager.refusal('put', `/sla-policies/${second.id}`, { ...policyOn(id), version: 1 })).toMatchObject({ status: 409, code: 'version-conflict' });
});

it('refuses a policy that promises nothing, or escalates a promise that is not made', async () => {
  const { id } = await calendar();
  const wrong = async (fields: Partial<SaveSlaPolicyRequest>) => (await manager.refusal('post', '/sla-policies', { ...policyOn(id), ...fields })).errors;
  expect(await wrong({ responseMinutes: null, onSiteMinutes: null, escalations: [] })).toEqual([{ field: 'responseMinutes', code: 'required' }]);
  const step = { clock: 'resolution', since: 'due', minutes: 0, raisePriority: false, targets: [{ kind: 'engineer' }] } as const;
  expect(await wrong({ escalations: [{ ...step, targets: [...step.targets] }] })).toEqual([{ field: 'escalations.0.clock', code: 'not-available' }]);
  expect(await wrong({ escalations: [{ ...step, clock: 'response', targets: [] }] })).toEqual([{ field: 'escalations.0.targets', code: 'required' }]);
  expect(await wrong({ warningPercent: 5 })).toEqual([{ field: 'warningPercent', code: 'too-small' }]);
  expect(await wrong({ escalations: [{ ...step, clock: 'response', targets: [{ kind: 'role' } as never] }] })).toEqual([{ field: 'escalations.0.targets.0.role', code: 'required' }]);
});

it('knows nothing of another organization\'s calendars, categories, people and policies', async () => {
  const own = await calendar();
  const policy = await manager.post<SlaPolicy>('/sla-policies', policyOn(own.id));
  const theirs = await stranger.post<BusinessCalendar>('/business-calendars', office);
  const notFound = { status: 404, code: 'not-found' };
  const category = await callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['admin'])).post<AssetCategory>('/asset-categories', { name: '空调', icon: 'air-conditioner', problemTypes: [] });
  expect(await manager.refusal('post', '/sla-policies', policyOn(theirs.id))).toEqual(notFound);
  expect(await manager.refusal('post', '/sla-policies', { ...policyOn(own.id), categoryIds: [category.id] })).toEqual(notFound);
  expect(await stranger.refusal('post', '/sla-policies', policyOn(theirs.id))).toEqual(notFound);
  for (const path of [`/business-calendars/${own.id}`, `/sla-policies/${policy.id}`]) expect(await stranger.refusal('delete', path)).toEqual(notFound);
  expect(await stranger.refusal('put', `/business-calendars/${own.id}`, office)).toEqual(notFound);
  expect(await stranger.get('/sla-policies')).toEqual([]);
});

it('removes a calendar that no policy uses, and no other', async () => {
  const { id } = await calendar();
  const policy = await manager.post<SlaPolicy>('/sla-policies', policyOn(id));
  expect(await manager.refusal('delete', `/business-calendars/${id}`)).toEqual({ status: 409, code: 'calendar-in-use' });
  await manager.call('delete', `/sla-policies/${policy.id}`).expect(200);
  await manager.call('delete', `/business-calendars/${id}`).expect(200);
  expect(await manager.get('/business-calendars')).toEqual([]);
  expect(await manager.get('/sla-policies')).toEqual([]);
  expect(await manager.refusal('put', `/business-calendars/${id}`, office)).toEqual({ status: 404, code: 'not-found' });
});

it('makes one of a repeated request, and lets agents look but not change', async () => {
  const key = idempotencyKey();
  const [one, other] = [await manager.post<BusinessCalendar>('/business-calendars', office, key), await manager.post<BusinessCalendar>('/business-calendars', office, key)];
  expect(other).toEqual(one);
  const agent = callsOf(api, await createPerson(api, organizationId, ['agent']));
  expect(await agent.get('/business-calendars')).toEqual([one]);
  expect(await agent.refusal('post', '/business-calendars', office)).toMatchObject({ status: 403 });
});

it('books who changed what was promised', async () => {
  const { id } = await calendar();
  await manager.post<SlaPolicy>('/sla-policies', policyOn(id));
  const actions: { action: string }[] = await api.database.query('SELECT action FROM audit_entries WHERE organizationId = ? ORDER BY id', [organizationId]);
  expect(actions.map(({ action }) => action)).toEqual(['business-calendar.created', 'sla-policy.created']);
});
