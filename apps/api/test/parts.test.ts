import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { AssetCategory, Page, Part } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { PartsService } from '../src/modules/parts/parts.service.js';

let api: RunningApi;
let organizationId: number;
let manager: Calls;
let engineer: Calls;
let cooling: AssetCategory;
let lifts: AssetCategory;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  const admin = callsOf(api, await createPerson(api, organizationId, ['admin']));
  manager = callsOf(api, await createPerson(api, organizationId, ['manager']));
  engineer = callsOf(api, await createPerson(api, organizationId, ['engineer']));
  cooling = await admin.post<AssetCategory>('/asset-categories', { name: '空调', problemTypes: [] });
  lifts = await admin.post<AssetCategory>('/asset-categories', { name: '电梯', problemTypes: [] });
});

const filter = (fields: object = {}) => ({ code: 'FLT-20', name: '空调滤网', unit: '片', priceFen: 3550, categoryIds: [cooling.id], active: true, ...fields });
const codes = async (query = '') => (await engineer.get<Page<Part>>(`/parts${query}`)).items.map(({ code }) => code);

it('keeps a part with its price in fen', async () => {
  const made = await manager.post<Part>('/parts', filter());
  expect(made).toEqual({ ...filter(), id: expect.any(Number), warrantyMonths: null, version: 1 });
  expect(await manager.put(`/parts/${made.id}`, filter({ priceFen: 4000, version: 1 }))).toEqual({ ...made, priceFen: 4000, version: 2 });
});

it('keeps the warranty of the part itself until somebody changes it', async () => {
  const made = await manager.post<Part>('/parts', filter({ warrantyMonths: 12 }));
  expect(made.warrantyMonths).toBe(12);
  expect(await manager.put(`/parts/${made.id}`, filter())).toMatchObject({ warrantyMonths: 12 });
  expect(await manager.put(`/parts/${made.id}`, filter({ warrantyMonths: null }))).toMatchObject({ warrantyMonths: null });
  expect(await manager.refusal('post', '/parts', filter({ code: 'X', warrantyMonths: 0 }))).toMatchObject({ code: 'validation-failed', errors: [{ field: 'warrantyMonths' }] });
});

it('offers an engineer what fits the category, and what fits everything', async () => {
  await manager.post('/parts', filter());
  await manager.post('/parts', filter({ code: 'ROPE', name: '钢丝绳', categoryIds: [lifts.id] }));
  await manager.post('/parts', filter({ code: 'TAPE', name: '胶带', categoryIds: [] }));
  expect(await codes(`?categoryId=${cooling.id}`)).toEqual(['TAPE', 'FLT-20']);
  expect(await codes()).toEqual(['TAPE', 'ROPE', 'FLT-20']);
  expect((await api.app.get(PartsService).likely(organizationId, cooling.id)).map(({ code }) => code)).toEqual(['FLT-20']);
});

it('finds parts by words of the name and by the code', async () => {
  const { id } = await manager.post<Part>('/parts', filter());
  for (const search of ['滤网', '调滤', 'flt20', 'FLT-2', '20']) expect(await codes(`?search=${encodeURIComponent(search)}`)).toEqual(['FLT-20']);
  expect(await codes('?search=%25')).toEqual([]);
  await manager.put(`/parts/${id}`, filter({ name: '压缩机' }));
  expect(await codes(`?search=${encodeURIComponent('滤网')}`)).toEqual([]);
});

it('no longer offers what is not used any more, and still knows it', async () => {
  const { id } = await manager.post<Part>('/parts', filter());
  await manager.put(`/parts/${id}`, filter({ active: false }));
  expect(await codes()).toEqual([]);
  expect(await codes('?withInactive=true')).toEqual(['FLT-20']);
  expect((await api.app.get(PartsService).byIds(organizationId, [id, id + 1])).get(id)).toMatchObject({ code: 'FLT-20', active: false });
});

it('pages newest first', async () => {
  for (const code of ['A', 'B', 'C']) await manager.post('/parts', filter({ code }));
  const first = await engineer.get<Page<Part>>('/parts?limit=2');
  expect(first.items.map(({ code }) => code)).toEqual(['C', 'B']);
  expect(await codes(`?limit=2&cursor=${first.nextCursor ?? ''}`)).toEqual(['A']);
});

it('lets a category be named that was withdrawn since, where it stood already', async () => {
  const admin = callsOf(api, await createPerson(api, organizationId, ['admin']));
  const made = await manager.post<Part>('/parts', filter());
  await admin.call('delete', `/asset-categories/${cooling.id}`).expect(200);
  expect(await manager.put(`/parts/${made.id}`, filter({ priceFen: 1 }))).toMatchObject({ priceFen: 1, categoryIds: [cooling.id] });
  expect(await manager.refusal('post', '/parts', filter({ code: 'NEW' }))).toMatchObject({ status: 400, errors: [{ field: 'categoryIds.0', code: 'unknown' }] });
});

it('makes one part of a repeated request, and none of a taken code', async () => {
  const key = idempotencyKey();
  const [one, other] = [await manager.post<Part>('/parts', filter(), key), await manager.post<Part>('/parts', filter(), key)];
  expect(other).toEqual(one);
  expect(await manager.refusal('post', '/parts', filter({ code: 'ｆｌｔ-20' }))).toMatchObject({ status: 409, code: 'code-taken' });
});

it('refuses what is not right, and those who may not', async () => {
  const { id } = await manager.post<Part>('/parts', filter());
  expect(await manager.refusal('post', '/parts', filter({ code: '', priceFen: 1.5 }))).toMatchObject({ status: 400, errors: [{ field: 'code', code: 'required' }, { field: 'priceFen', code: 'not-a-whole-number' }] });
  expect(await manager.refusal('put', `/parts/${id}`, filter({ version: 7 }))).toMatchObject({ status: 409, code: 'version-conflict', context: { version: 1 } });
  expect(await engineer.refusal('post', '/parts', filter())).toMatchObject({ status: 403 });
});

it('knows nothing of other organizations\' parts and categories', async () => {
  const { id } = await manager.post<Part>('/parts', filter());
  const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['manager']));
  expect(await stranger.refusal('put', `/parts/${id}`, filter({ categoryIds: [] }))).toEqual({ status: 404, code: 'not-found' });
  expect(await stranger.refusal('post', '/parts', filter())).toMatchObject({ status: 400, code: 'validation-failed' });
  expect((await stranger.get<Page<Part>>(`/parts?categoryId=${cooling.id}`)).items).toEqual([]);
});
