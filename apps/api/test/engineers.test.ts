import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AssetCategory, DispatchSettings, EngineerProfile, EngineerSummary, LocationNode, MyDuty, SaveEngineerRequest, VisitStage } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { EngineerDutyService } from '../src/modules/engineers/engineer-duty.service.js';
import { EngineerPositionRow } from '../src/modules/engineers/engineer-position.entity.js';
import { EngineersService, type LoadsProvider, type PositionWanted } from '../src/modules/engineers/engineers.service.js';
import { OutboxEventRow } from '../src/platform/outbox/outbox.entities.js';

let api: RunningApi;
let organizationId: number;
let manager: Calls;
let agent: Calls;
let person: TestPerson;
let engineer: Calls;
let category: AssetCategory;
let site: LocationNode;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  manager = callsOf(api, await createPerson(api, organizationId, ['manager']));
  agent = callsOf(api, await createPerson(api, organizationId, ['agent']));
  person = await createPerson(api, organizationId, ['engineer'], { name: '李工', phone: '13912345678' });
  engineer = callsOf(api, person);
  const admin = callsOf(api, await createPerson(api, organizationId, ['admin']));
  category = await admin.post<AssetCategory>('/asset-categories', { name: '空调', icon: 'air-conditioner', problemTypes: [] });
  site = await admin.post<LocationNode>('/locations', { parentId: null, kind: 'site', name: '一期' });
});

const shenzhen = { latitude: 22.5408, longitude: 113.9172, system: 'GCJ-02' } as const;
const described = (more: Partial<SaveEngineerRequest> = {}): SaveEngineerRequest => ({
  maximumOpenJobs: 3, skills: [{ categoryId: category.id, level: 3 }], territoryLocationIds: [site.id],
  territoryPolygons: [{ name: '科技园', points: [[113.93, 22.53], [113.96, 22.53], [113.95, 22.55]] }],
  shifts: [{ weekday: 1, from: '09:00', to: '18:00' }], base: shenzhen, ...more,
});
const profile = (calls = agent) => calls.get<EngineerProfile>(`/engineers/${person.id}`);
const work = (load: { openJobs: number; stage: VisitStage } | null) => {
  const loads: LoadsProvider = () => Promise.resolve(new Map(load ? [[person.id, load]] : []));
  const wanted: PositionWanted = () => Promise.resolve(load !== null && load.stage !== 'assigned');
  api.app.get(EngineersService).loadsFrom(loads);
  api.app.get(EngineersService).wantedFrom(wanted);
};
beforeEach(() => work(null));

describe('a profile', () => {
  it('begins without restrictions, for everybody with the role', async () => {
    await createPerson(api, organizationId, ['engineer'], { name: '走了的人', status: 'disabled' });
    const invited = await createPerson(api, organizationId, ['engineer', 'agent'], { name: '还没来的人', status: 'invited' });
    expect(await agent.get<EngineerSummary[]>('/engineers')).toMatchObject([{ id: person.id, name: '李工', status: 'free', openJobs: 0, skills: [] }, { id: invited.id, status: 'resting' }]);
    expect(await profile()).toEqual({
      id: person.id, name: '李工', status: 'free', openJobs: 0, maximumOpenJobs: 5, skills: [], position: null, base: null, phone: '139****5678', takesJobs: true,
      territoryLocationIds: [], territoryPolygons: [], shifts: [], absences: [], version: 1,
    });
  });

  it('keeps skills, territories, shifts and the place where the day starts', async () => {
    const saved = await manager.put<EngineerProfile>(`/engineers/${person.id}`, described());
    expect(saved).toMatchObject({ ...described(), version: 2 });
    expect(await profile()).toEqual(saved);
    expect(await manager.put(`/engineers/${person.id}`, described({ skills: [], shifts: [], base: null, version: 2 }))).toMatchObject({ skills: [], shifts: [], base: null, version: 3 });
  });

  it('is not written over by whoever saw an older one', async () => {
    await manager.put(`/engineers/${person.id}`, described());
    expect(await manager.refusal('put', `/engineers/${person.id}`, described({ version: 1 }))).toEqual({ status: 409, code: 'version-conflict' });
  });

  it.each<[string, (own: typeof described) => object]>([
    ['skills.0.categoryId', (own) => own({ skills: [{ categoryId: 4_000_000_000, level: 1 }] })],
    ['skills.1.categoryId', (own) => own({ skills: [{ categoryId: category.id, level: 1 }, { categoryId: category.id, level: 2 }] })],
    ['skills.0.level', (own) => ({ ...own(), skills: [{ categoryId: category.id, level: 4 }] })],
    ['territoryLocationIds', (own) => own({ territoryLocationIds: [4_000_000_000] })],
    ['territoryPolygons.0.points', (own) => own({ territoryPolygons: [{ name: '线', points: [[113, 22], [114, 22]] }] })],
    ['territoryPolygons.0.points', (own) => ({ ...own(), territoryPolygons: [{ name: '线', points: [[113, 22], [114, 22], [113, 91]] }] })],
    ['territoryPolygons.0.points', (own) => ({ ...own(), territoryPolygons: [{ name: '点', points: [113, 22, 114] }] })],
    ['skills.0.0', (own) => ({ ...own(), skills: [[1, 2]] })],
    ['shifts.0.to', (own) => own({ shifts: [{ weekday: 1, from: '18:00', to: '09:00' }] })],
    ['shifts.0.from', (own) => own({ shifts: [{ weekday: 1, from: '24:00', to: '24:00' }] })],
    ['base.latitude', (own) => ({ ...own(), base: { ...shenzhen, latitude: 91 } })],
    ['base', (own) => ({ ...own(), base: undefined })],
    ['maximumOpenJobs', (own) => own({ maximumOpenJobs: 0 })],
  ])('refuses what is wrong in %s', async (field, body) => {
    const refused = await manager.refusal('put', `/engineers/${person.id}`, body(described));
    expect(refused).toMatchObject({ status: 400, code: 'validation-failed', errors: expect.arrayContaining([expect.objectContaining({ field })]) });
    expect((await profile()).version).toBe(1);
  });

  it('is the manager\'s to change and the desk\'s to read', async () => {
    expect(await agent.refusal('put', `/engineers/${person.id}`, described())).toMatchObject({ status: 403 });
    expect(await engineer.refusal('get', `/engineers/${person.id}`)).toMatchObject({ status: 403 });
  });

  it('exists for engineers of this organization only', async () => {
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['manager']));
    const colleague = await createPerson(api, organizationId, ['agent']);
    expect(await stranger.refusal('get', `/engineers/${person.id}`)).toEqual({ status: 404, code: 'not-found' });
    expect(await stranger.refusal('put', `/engineers/${person.id}`, { ...described(), skills: [], territoryLocationIds: [] })).toEqual({ status: 404, code: 'not-found' });
    expect(await manager.refusal('get', `/engineers/${colleague.id}`)).toEqual({ status: 404, code: 'not-found' });
  });
});

describe('absences', () => {
  const hour = 3_600_000;
  const leave = (from: number, to: number) => ({ from: new Date(Date.now() + from * hour).toISOString(), to: new Date(Date.now() + to * hour).toISOString(), reason: 'leave' as const });

  it('are added once and taken away again', async () => {
    const [key, absence] = [idempotencyKey(), { ...leave(-1, 8), note: '搬家' }];
    const added = await manager.post<EngineerProfile>(`/engineers/${person.id}/absences`, absence, key);
    expect(await manager.post(`/engineers/${person.id}/absences`, absence, key)).toEqual(added);
    expect(added).toMatchObject({ status: 'absent', absences: [absence] });
    const id = added.absences[0]?.id ?? 0;
    await manager.call('delete', `/engineers/${person.id}/absences/${id}`).expect(200);
    expect(await profile()).toMatchObject({ status: 'free', absences: [] });
    expect(await manager.refusal('delete', `/engineers/${person.id}/absences/${id}`)).toEqual({ status: 404, code: 'not-found' });
  });

  it('end after they begin', async () => {
    expect(await manager.refusal('post', `/engineers/${person.id}/absences`, leave(5, 5))).toMatchObject({ status: 400, errors: [{ field: 'to' }] });
  });

  it('are shown when they are still to come or not long over', async () => {
    for (const [from, to] of [[-24 * 200, -24 * 199], [-24, -20], [24, 48]] as const) await manager.post(`/engineers/${person.id}/absences`, leave(from, to));
    expect((await profile()).absences).toHaveLength(2);
    expect((await profile()).status).toBe('free');
  });
});

describe('the status', () => {
  const status = async () => (await agent.get<EngineerSummary[]>('/engineers')).find(({ id }) => id === person.id)?.status;
  const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));

  it('follows from duty, shift and jobs', async () => {
    await manager.put(`/engineers/${person.id}`, described({ shifts: everyDay }));
    expect(await status()).toBe('free');
    work({ openJobs: 2, stage: 'accepted' });
    expect(await status()).toBe('assigned');
    work({ openJobs: 3, stage: 'accepted' });
    expect(await status()).toBe('full');
    work({ openJobs: 1, stage: 'en_route' });
    expect(await status()).toBe('travelling');
    await engineer.put('/me/duty', { takesJobs: false });
    work({ openJobs: 1, stage: 'in_progress' });
    expect(await status()).toBe('working');
    work(null);
    expect(await status()).toBe('resting');
  });

  it('is off shift by the organization\'s clock', async () => {
    const { weekday } = { weekday: (new Date(Date.now() + 8 * 3_600_000).getUTCDay() + 2) % 7 || 7 };
    await manager.put(`/engineers/${person.id}`, described({ shifts: [{ weekday, from: '09:00', to: '18:00' }] }));
    expect(await status()).toBe('off-shift');
  });
});

describe('duty and places', () => {
  it('has a switch of one\'s own', async () => {
    expect(await engineer.get<MyDuty>('/me/duty')).toMatchObject({ takesJobs: true, status: 'free', position: null, positionWanted: false, positionKeptHours: 12 });
    expect(await engineer.put<MyDuty>('/me/duty', { takesJobs: false })).toMatchObject({ takesJobs: false, status: 'resting' });
    expect(await profile()).toMatchObject({ takesJobs: false, status: 'resting', version: 1 });
    expect(await api.database.getRepository(OutboxEventRow).countBy({ organizationId, name: 'engineer.changed' })).toBe(1);
  });

  it('takes a place only while a job is accepted and not finished', async () => {
    const report = { coordinates: shenzhen, accuracyMeters: 12.4 };
    work({ openJobs: 1, stage: 'assigned' });
    expect(await engineer.refusal('post', '/me/positions', report)).toMatchObject({ status: 409, code: 'action-not-allowed' });
    work({ openJobs: 1, stage: 'accepted' });
    const duty = await engineer.call('post', '/me/positions', report).expect(200);
    expect(duty.body).toMatchObject({ positionWanted: true, position: { coordinates: shenzhen, accuracyMeters: 12 } });
    expect(await profile()).toMatchObject({ position: { coordinates: shenzhen } });
    work(null);
    expect(await engineer.refusal('post', '/me/positions', report)).toMatchObject({ status: 409 });
  });

  it('tells the map of steps, not of every report', async () => {
    work({ openJobs: 1, stage: 'en_route' });
    const told = () => api.database.getRepository(OutboxEventRow).countBy({ organizationId, name: 'engineer.changed' });
    for (const [longitude, expected] of [[113.9172, 1], [113.9173, 1], [113.92, 2]] as const) {
      await engineer.call('post', '/me/positions', { coordinates: { ...shenzhen, longitude } }).expect(200);
      expect(await told()).toBe(expected);
    }
    expect(await api.database.getRepository(EngineerPositionRow).countBy({ organizationId })).toBe(1);
  });

  it('forgets a place after the organization\'s time', async () => {
    work({ openJobs: 1, stage: 'en_route' });
    await engineer.call('post', '/me/positions', { coordinates: shenzhen }).expect(200);
    const positions = api.database.getRepository(EngineerPositionRow);
    await api.app.get(EngineerDutyService).prune();
    expect(await positions.countBy({ organizationId })).toBe(1);
    await positions.update({ engineerId: person.id }, { reportedAt: new Date(Date.now() - 12 * 3_600_000) });
    expect((await profile()).position).toBeNull();
    await api.app.get(EngineerDutyService).prune();
    expect(await positions.countBy({ organizationId })).toBe(0);
  });

  it.each([{ coordinates: { ...shenzhen, system: 'BD-09' } }, { coordinates: null }, { coordinates: shenzhen, accuracyMeters: -1 }])('refuses %j', async (body) => {
    expect(await engineer.refusal('post', '/me/positions', body)).toMatchObject({ status: 400, code: 'validation-failed' });
  });

  it('is nobody else\'s', async () => {
    expect(await agent.refusal('get', '/me/duty')).toMatchObject({ status: 403 });
  });
});

describe('dispatch settings', () => {
  it('have defaults, and keep what the manager sets', async () => {
    const settings = await agent.get<DispatchSettings>('/dispatch/settings');
    expect(settings).toMatchObject({ automatic: 'off', claimPool: true, geofenceMeters: 200, weights: { distance: 30 } });
    const wanted: DispatchSettings = { ...settings, automatic: 'recommended', unansweredMinutes: null, geofenceMeters: 300, weights: { ...settings.weights, distance: 60, wish: 0 } };
    expect(await manager.put('/dispatch/settings', wanted)).toEqual(wanted);
    expect(await agent.get('/dispatch/settings')).toEqual(wanted);
    expect(await callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['agent'])).get('/dispatch/settings')).toEqual(settings);
  });

  it('need a weight above nothing, and all of them', async () => {
    const settings = await agent.get<DispatchSettings>('/dispatch/settings');
    const none = Object.fromEntries(Object.keys(settings.weights).map((name) => [name, 0]));
    expect(await manager.refusal('put', '/dispatch/settings', { ...settings, weights: none })).toMatchObject({ status: 400, errors: [{ field: 'weights' }] });
    expect(await manager.refusal('put', '/dispatch/settings', { ...settings, weights: { distance: 1 } })).toMatchObject({ status: 400 });
    expect(await manager.refusal('put', '/dispatch/settings', { ...settings, geofenceMeters: 0, travelSpeedKmh: 0 })).toMatchObject({ errors: [{ field: 'travelSpeedKmh' }, { field: 'geofenceMeters' }] });
    expect(await agent.refusal('put', '/dispatch/settings', settings)).toMatchObject({ status: 403 });
  });
});
