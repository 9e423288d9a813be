import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AssetDetail, AssetSummary, LocationNode, Page, SaveAssetRequest, UploadedAttachment } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { pdf, photo } from './support/files.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { AssetsService } from '../src/modules/assets/assets.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxEventRow } from '../src/platform/outbox/outbox.entities.js';

let api: RunningApi;
let organizationId: number;
let person: TestPerson;
let manager: Calls;
let stranger: Calls;
let categoryId: number;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  person = await createPerson(api, organizationId, ['manager']);
  manager = callsOf(api, person);
  stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['manager']));
  categoryId = (await manager.post<{ id: number }>('/asset-categories', { name: '空调', problemTypes: [] })).id;
});

const device = (more: Partial<SaveAssetRequest> = {}): SaveAssetRequest => ({ name: '大堂空调', categoryId, ...more });
const make = (more: Partial<SaveAssetRequest> = {}) => manager.post<AssetDetail>('/assets', device(more));
const list = (query: string, calls = manager) => calls.get<Page<AssetSummary>>(`/assets?${query}`);
const found = async (query: string) => (await list(query)).items.map(({ name }) => name);
const upload = async (file: Buffer, name: string) => {
  const { id, claim } = (await api.http.post('/api/v1/attachments').set('authorization', person.authorization).attach('file', file, name).expect(201)).body as UploadedAttachment;
  return { id, claim };
};
const location = (name: string, parentId: number | null = null) => manager.post<LocationNode>('/locations', { parentId, kind: 'room', name });
const notFound = { status: 404, code: 'not-found' };

describe('a device', () => {
  it('has its place, customer, model, dates and files', async () => {
    const lobby = await location('大堂');
    const customer = await manager.post<{ id: number }>('/customers', { kind: 'company', name: '华润' });
    const model = await manager.post<{ id: number }>('/asset-models', { categoryId, manufacturer: '格力', name: 'KFR', warrantyMonths: 12 });
    const made = await make({
      modelId: model.id, customerId: customer.id, locationId: lobby.id, serialNumber: 'SN-1', installedOn: '2020-01-31', note: '吊顶内\n左侧', status: 'out-of-order',
      photos: [await upload(await photo(), '铭牌.jpg')], manuals: [await upload(pdf(), '说明书.pdf')],
    });
    expect(await manager.get(`/assets/${made.id}`)).toMatchObject({
      name: '大堂空调', serialNumber: 'SN-1', category: { id: categoryId, name: '空调' }, model: { id: model.id, manufacturer: '格力', name: 'KFR' },
      customer: { id: customer.id, name: '华润' }, location: { id: lobby.id, path: ['大堂'] }, fullLocation: { id: lobby.id, kind: 'room' }, status: 'out-of-order',
      installedOn: '2020-01-31', warrantyUntil: null, warranty: { status: 'out-of-warranty', reason: 'model-term-passed', until: '2021-01-31' },
      note: '吊顶内\n左侧', stickerCode: null, version: 1, retiredAt: null, photos: [{ name: '铭牌.jpg' }], manuals: [{ name: '说明书.pdf' }],
    });
  });

  it('keeps what an edit does not send of files and status, and clears the rest', async () => {
    const file = await upload(await photo(), 'a.jpg');
    const { id } = await make({ serialNumber: 'SN-1', photos: [file], status: 'out-of-order' });
    const edited = await manager.put<AssetDetail>(`/assets/${id}`, device({ name: '新名' }));
    expect(edited).toMatchObject({ name: '新名', serialNumber: null, status: 'out-of-order', photos: [{ id: file.id }], version: 2 });
    expect(await manager.put(`/assets/${id}`, device({ photos: [{ id: file.id }, await upload(await photo(), 'b.jpg')] }))).toMatchObject({ photos: [{ id: file.id }, { name: 'b.jpg' }] });
    expect(await manager.put(`/assets/${id}`, device({ photos: [] }))).toMatchObject({ photos: [] });
  });

  it('is edited only from the version that was read', async () => {
    const { id } = await make();
    await manager.put(`/assets/${id}`, device({ name: '甲', version: 1 }));
    expect(await manager.refusal('put', `/assets/${id}`, device({ name: '乙', version: 1 }))).toEqual({ status: 409, code: 'version-conflict', context: { version: 2 } });
    const answers = await Promise.all(['丙', '丁'].map((name) => manager.call('put', `/assets/${id}`, device({ name, version: 2 }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is retired with a reason and reinstated, and says so to other modules', async () => {
    const { id } = await make({ serialNumber: 'SN-1' });
    expect(await manager.post(`/assets/${id}/retire`, { reason: '报废' })).toMatchObject({ status: 'retired', retiredAt: expect.any(String) });
    expect(await manager.refusal('post', `/assets/${id}/retire`, {})).toEqual({ status: 409, code: 'asset-retired' });
    expect(await manager.refusal('put', `/assets/${id}`, device())).toEqual({ status: 409, code: 'asset-retired' });
    expect(await manager.post(`/assets/${id}/reinstate`)).toMatchObject({ status: 'in-service', retiredAt: null, serialNumber: 'SN-1' });
    expect(await manager.refusal('post', `/assets/${id}/reinstate`, {})).toEqual({ status: 409, code: 'action-not-allowed' });
    const events = await api.database.getRepository(OutboxEventRow).find({ where: { organizationId }, order: { id: 'ASC' } });
    expect(events.map(({ name, payload }) => ({ name, payload }))).toEqual(['asset.retired', 'asset.reinstated'].map((name) => ({ name, payload: { assetId: id, actorId: person.id } })));
  });

  it('is made once of a repeated request', async () => {
    const key = idempotencyKey();
    const [one, other] = await Promise.all([manager.post<AssetDetail>('/assets', device(), key), manager.post<AssetDetail>('/assets', device(), key)]);
    expect(other.id).toBe(one.id);
    const answer = await manager.call('post', '/assets', device({ name: '别的' }), key);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('a serial number', () => {
  const taken = { status: 409, code: 'serial-number-taken', errors: [{ field: 'serialNumber', code: 'taken' }] };

  it('is unique among devices in use, whatever the case, width and blanks', async () => {
    await make({ serialNumber: 'SN 0471' });
    expect(await manager.refusal('post', '/assets', device({ serialNumber: 'ｓｎ0471' }))).toEqual(taken);
    const { id } = await make({ serialNumber: 'SN 0472' });
    expect(await manager.refusal('put', `/assets/${id}`, device({ serialNumber: 'SN0471' }))).toEqual(taken);
    await Promise.all([make(), make()]);
  });

  it('is free again when its device is retired, and then not for its reinstatement', async () => {
    const { id } = await make({ serialNumber: 'SN-1' });
    await manager.post(`/assets/${id}/retire`, {});
    await make({ serialNumber: 'SN-1' });
    expect(await manager.refusal('post', `/assets/${id}/reinstate`, {})).toEqual(taken);
  });

  it('goes to one of two who want it at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => manager.call('post', '/assets', device({ serialNumber: 'SN-1' }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('may be the same in another organization', async () => {
    await make({ serialNumber: 'SN-1' });
    const other = await stranger.post<{ id: number }>('/asset-categories', { name: '空调', problemTypes: [] });
    await stranger.post('/assets', { name: 'x', categoryId: other.id, serialNumber: 'SN-1' });
  });
});

describe('the list', () => {
  it('is newest first, in pages', async () => {
    for (const name of ['甲', '乙', '丙']) await make({ name });
    const first = await list('limit=2');
    expect(first.items.map(({ name }) => name)).toEqual(['丙', '乙']);
    expect((await list(`limit=2&cursor=${first.nextCursor ?? ''}`)).items.map(({ name }) => name)).toEqual(['甲']);
  });

  it('finds by parts of the name and of the serial number', async () => {
    await make({ name: '大堂中央空调', serialNumber: 'GREE-2024-0471' });
    await make({ name: '３号楼客梯', serialNumber: 'OTIS 88' });
    const search = (text: string) => found(`search=${encodeURIComponent(text)}`);
    for (const text of ['空调', '央', '调', '大堂 空调', '0471', '2024', 'gree', 'GREE20240471', 'e2024']) expect(await search(text)).toEqual(['大堂中央空调']);
    for (const text of ['3号楼', '梯', 'otis']) expect(await search(text)).toEqual(['３号楼客梯']);
    for (const text of ['空堂', '%', '_', "' OR 1=1", '大堂 客梯']) expect(await search(text)).toEqual([]);
  });

  it('finds one device by its whole serial number, and those that begin like it by a part', async () => {
    for (const serialNumber of ['IMP-1', 'IMP-10', 'IMP-12', '12']) await make({ name: `12号楼${serialNumber}`, serialNumber });
    const search = (text: string) => found(`search=${encodeURIComponent(text)}`);
    expect(await search('ｉｍｐ-1')).toEqual(['12号楼IMP-1']);
    expect(await search('IMP-')).toEqual(['12号楼IMP-12', '12号楼IMP-10', '12号楼IMP-1']);
    expect(await search('IMP1')).toHaveLength(3);
    // A few digits say too little to be taken for a whole number.
    expect(await search('12')).toHaveLength(4);
    expect(await found('status=retired&search=IMP-1')).toEqual([]);
  });

  it('finds by the new name after an edit, and no longer by the old one', async () => {
    const { id } = await make({ name: '客梯' });
    await manager.put(`/assets/${id}`, device({ name: '货梯' }));
    expect(await found(`search=${encodeURIComponent('货梯')}`)).toEqual(['货梯']);
    expect(await found(`search=${encodeURIComponent('客梯')}`)).toEqual([]);
  });

  it('filters by category, customer, status, sticker and a place with all below it', async () => {
    const elevator = await manager.post<{ id: number }>('/asset-categories', { name: '电梯', problemTypes: [] });
    const customer = await manager.post<{ id: number }>('/customers', { kind: 'household', name: '王' });
    const site = await location('一期');
    const room = await location('大堂', (await location('3号楼', site.id)).id);
    await make({ name: '电梯', categoryId: elevator.id });
    await make({ name: '客户的', customerId: customer.id });
    await make({ name: '大堂的', locationId: room.id });
    await make({ name: '一期的', locationId: site.id, status: 'out-of-order' });
    const { id } = await make({ name: '贴码的' });
    await api.app.get(UnitOfWork).run((transaction) => api.app.get(AssetsService).setSticker(transaction, organizationId, id, 'ABCDE-12345'));
    expect(await found(`categoryId=${elevator.id}`)).toEqual(['电梯']);
    expect(await found(`customerId=${customer.id}`)).toEqual(['客户的']);
    expect(await found(`locationId=${site.id}`)).toEqual(['一期的', '大堂的']);
    expect(await found(`locationId=${room.id}`)).toEqual(['大堂的']);
    expect(await found('status=out-of-order')).toEqual(['一期的']);
    expect(await found('withoutSticker=false')).toEqual(['贴码的']);
    expect(await found('withoutSticker=true')).toHaveLength(4);
    expect(await found(`locationId=${site.id}&status=in-service&search=${encodeURIComponent('大堂')}`)).toEqual(['大堂的']);
    expect(await manager.get(`/locations/${site.id}`)).toMatchObject({ assetCount: 2 });
  });

  it.each(['limit=0', 'limit=101', 'cursor=x', 'categoryId=abc', 'status=broken', 'withoutSticker=maybe', 'sort=name', 'search=' + 'x'.repeat(101)])('refuses ?%s', async (query) => {
    expect(await manager.refusal('get', `/assets?${query}`)).toMatchObject({ status: 400, code: 'validation-failed' });
  });
});

describe('refusals', () => {
  it.each([
    [{ name: ' ' }, 'name', 'required'],
    [{ name: 'x'.repeat(101) }, 'name', 'too-long'],
    [{ serialNumber: 'x'.repeat(65) }, 'serialNumber', 'too-long'],
    [{ installedOn: '2026-02-30' }, 'installedOn', 'not-a-date'],
    [{ installedOn: '2026-02-02', warrantyUntil: '2026-02-01' }, 'warrantyUntil', 'before-installation'],
    [{ status: 'retired' }, 'status', 'not-a-choice'],
    [{ categoryId: 0 }, 'categoryId', 'too-small'],
    [{ photos: [{ id: 1, claim: 'x' }] }, 'photos.0', 'not-yours'],
    [{ stickerCode: 'x' }, 'stickerCode', 'unknown-field'],
  ])('refuses %j', async (fields, field, code) => {
    expect(await manager.refusal('post', '/assets', { ...device(), ...fields })).toEqual({ status: 400, code: 'validation-failed', errors: [{ field, code }] });
  });

  it('refuses a model of another category', async () => {
    const elevator = await manager.post<{ id: number }>('/asset-categories', { name: '电梯', problemTypes: [] });
    const model = await manager.post<{ id: number }>('/asset-models', { categoryId: elevator.id, manufacturer: '', name: 'X' });
    expect(await manager.refusal('post', '/assets', device({ modelId: model.id }))).toMatchObject({ status: 400, errors: [{ field: 'modelId', code: 'wrong-category' }] });
  });

  it('knows nothing of other organizations\' things', async () => {
    const { id } = await make({ serialNumber: 'SN-1' });
    const lobby = await location('大堂');
    const customer = await manager.post<{ id: number }>('/customers', { kind: 'household', name: '王' });
    const model = await manager.post<{ id: number }>('/asset-models', { categoryId, manufacturer: '', name: 'X' });
    const own = (await stranger.post<{ id: number }>('/asset-categories', { name: '空调', problemTypes: [] })).id;
    expect(await stranger.refusal('get', `/assets/${id}`)).toEqual(notFound);
    expect(await stranger.refusal('put', `/assets/${id}`, device({ categoryId: own }))).toEqual(notFound);
    expect(await stranger.refusal('post', `/assets/${id}/retire`, {})).toEqual(notFound);
    expect(await stranger.refusal('post', `/assets/${id}/reinstate`, {})).toEqual(notFound);
    for (const foreign of [{ categoryId }, { modelId: model.id }, { customerId: customer.id }, { locationId: lobby.id }]) {
      expect(await stranger.refusal('post', '/assets', { name: 'x', categoryId: own, ...foreign })).toMatchObject(notFound);
    }
    expect(await stranger.refusal('get', `/assets?locationId=${lobby.id}`)).toEqual(notFound);
    expect((await list('search=SN-1', stranger)).items).toEqual([]);
    await expect(api.app.get(UnitOfWork).run((transaction) => api.app.get(AssetsService).lock(transaction, organizationId + 1, id))).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['abc', '0', '99999999999', '1.5'])('refuses the id %s', async (id) => {
    expect(await manager.refusal('get', `/assets/${id}`)).toMatchObject({ status: 400, errors: [{ field: 'id' }] });
  });

  it('lets an engineer look, and a requester not even that', async () => {
    const engineer = callsOf(api, await createPerson(api, organizationId, ['engineer']));
    const requester = callsOf(api, await createPerson(api, organizationId, ['requester']));
    await engineer.get('/assets');
    expect(await engineer.refusal('post', '/assets', device())).toMatchObject({ status: 403 });
    expect(await requester.refusal('get', '/assets')).toMatchObject({ status: 403 });
  });
});

it('says whether the warranty runs on the day it is where the organization is', async () => {
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  // These two are 25 hours apart: it is never the same day in both.
  const answers = await Promise.all(zones.map(async (timeZone) => {
    const there = callsOf(api, await createPerson(api, (await createOrganization(api, { timeZone })).id, ['manager']));
    const category = await there.post<{ id: number }>('/asset-categories', { name: '空调', problemTypes: [] });
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Pago_Pago', dateStyle: 'short' }).format(new Date());
    return (await there.post<AssetDetail>('/assets', { name: 'x', categoryId: category.id, warrantyUntil: today })).warranty.status;
  }));
  expect(answers).toEqual(['out-of-warranty', 'in-warranty']);
});
