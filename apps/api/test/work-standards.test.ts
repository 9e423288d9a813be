import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { AssetCategory, FollowUpSettings, WorkStandard } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createOrganization, createPerson } from './support/people.js';
import { WorkStandardsService } from '../src/modules/work-standards/work-standards.service.js';

let api: RunningApi;
let organizationId: number;
let manager: Calls;
let engineer: Calls;
let category: AssetCategory;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  const admin = callsOf(api, await createPerson(api, organizationId, ['admin']));
  manager = callsOf(api, await createPerson(api, organizationId, ['manager']));
  engineer = callsOf(api, await createPerson(api, organizationId, ['engineer']));
  category = await admin.post<AssetCategory>('/asset-categories', { name: '空调', problemTypes: [] });
});

const wanted = (fields: object = {}) => ({
  faultCodes: [{ code: 'E1', name: '缺氟' }, { code: 'E2', name: '风机不转' }], causes: ['铜管泄漏', '滤网堵塞'], actions: ['补氟', '清洗滤网'],
  checklist: [{ text: '断电挂牌', required: true }, { text: '清理现场', required: false }], ...fields,
});
const path = () => `/work-standards/${category.id}`;

it('is empty until somebody writes it', async () => {
  expect(await engineer.get(path())).toEqual({ categoryId: category.id, faultCodes: [], causes: [], actions: [], checklist: [], version: 0 });
});

it('keeps fault codes, words and checklist in their order', async () => {
  const saved = await manager.put<WorkStandard>(path(), wanted({ version: 0 }));
  expect(saved).toMatchObject({ ...wanted(), version: 1 });
  expect(await engineer.get(path())).toEqual(saved);
  const turned = await manager.put<WorkStandard>(path(), { ...saved, categoryId: undefined, checklist: [...saved.checklist].reverse() });
  expect(turned.checklist).toEqual([...saved.checklist].reverse());
});

it('withdraws what is missing, keeps its row for old records, and finds it again by its words', async () => {
  const saved = await manager.put<WorkStandard>(path(), wanted());
  const [first, second] = saved.faultCodes;
  const fewer = await manager.put<WorkStandard>(path(), wanted({ faultCodes: [{ id: first?.id, code: 'E1', name: '冷媒不足' }], checklist: [] }));
  expect(fewer).toMatchObject({ faultCodes: [{ id: first?.id, name: '冷媒不足' }], checklist: [] });
  const standards = api.app.get(WorkStandardsService);
  expect((await standards.faultCodes(organizationId, [second?.id ?? 0])).get(second?.id ?? 0)).toMatchObject({ code: 'E2', categoryId: category.id });
  expect((await standards.checklistItems(organizationId, saved.checklist.map(({ id }) => id))).size).toBe(2);
  const again = await manager.put<WorkStandard>(path(), wanted());
  expect(again.faultCodes.map(({ id }) => id)).toEqual(saved.faultCodes.map(({ id }) => id));
  expect(again.checklist).toEqual(saved.checklist);
});

it('lets one of two who write at once win', async () => {
  const answers = await Promise.all([manager.call('put', path(), wanted({ version: 0 })), manager.call('put', path(), wanted({ version: 0 }))]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await manager.get<WorkStandard>(path())).toMatchObject({ version: 1, faultCodes: [{ code: 'E1' }, { code: 'E2' }] });
});

it('refuses what is not right, and those who may not', async () => {
  expect(await manager.refusal('put', path(), wanted({ faultCodes: [{ code: 'E1', name: '一' }, { code: 'e1', name: '二' }] }))).toMatchObject({ status: 400, errors: [{ field: 'faultCodes.1.code', code: 'duplicate' }] });
  expect(await manager.refusal('put', path(), wanted({ causes: ['  '], checklist: [{ text: '', required: true }] }))).toMatchObject({ status: 400, errors: [{ field: 'causes' }, { field: 'checklist.0.text', code: 'required' }] });
  expect(await manager.refusal('put', path(), wanted({ version: 3 }))).toMatchObject({ status: 409, code: 'version-conflict', context: { version: 0 } });
  expect(await engineer.refusal('put', path(), wanted())).toMatchObject({ status: 403 });
});

it('knows nothing of other organizations\' categories and rows', async () => {
  const { id } = await createOrganization(api);
  const stranger = callsOf(api, await createPerson(api, id, ['manager']));
  const admin = callsOf(api, await createPerson(api, id, ['admin']));
  const saved = await manager.put<WorkStandard>(path(), wanted());
  expect(await stranger.refusal('get', path())).toEqual({ status: 404, code: 'not-found' });
  expect(await stranger.refusal('put', path(), wanted())).toEqual({ status: 404, code: 'not-found' });
  const theirs = await admin.post<AssetCategory>('/asset-categories', { name: '空调', problemTypes: [] });
  expect(await stranger.refusal('put', `/work-standards/${theirs.id}`, wanted({ faultCodes: [{ id: saved.faultCodes[0]?.id, code: 'X', name: '偷来的' }] })))
    .toMatchObject({ status: 400, errors: [{ field: 'faultCodes.0.id', code: 'unknown' }] });
});

it('asks whether it is fixed as the organization wants it', async () => {
  const settings = await manager.get<FollowUpSettings>('/follow-ups/settings');
  expect(settings).toMatchObject({ callAfterHours: 24, closeAfterHours: 72, guaranteeDays: 30, lowScore: 2, excludeFirstEngineer: true, npsEveryDays: 90 });
  const changed = { ...settings, callAfterHours: 4, lowScore: 0, script: '您好！\n修好了吗？' };
  expect(await manager.put('/follow-ups/settings', changed)).toEqual(changed);
  expect(await manager.put('/follow-ups/settings', { ...changed, excludeFirstEngineer: false })).toMatchObject({ excludeFirstEngineer: false, callAfterHours: 4 });
  expect(await manager.refusal('put', '/follow-ups/settings', { ...changed, closeAfterHours: 4 })).toMatchObject({ status: 400, errors: [{ field: 'closeAfterHours', code: 'too-small' }] });
  expect(await manager.refusal('put', '/follow-ups/settings', { ...changed, lowScore: 5 })).toMatchObject({ status: 400, errors: [{ field: 'lowScore', code: 'too-large' }] });
  expect(await engineer.refusal('get', '/follow-ups/settings')).toMatchObject({ status: 403 });
});
