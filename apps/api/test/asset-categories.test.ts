import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AssetCategory, AssetDetail, AssetModel, UploadedAttachment } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { pdf } from './support/files.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { AssetsService } from '../src/modules/assets/assets.service.js';

let api: RunningApi;
let organizationId: number;
let person: TestPerson;
let agent: Calls;
let stranger: Calls;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  person = await createPerson(api, organizationId, ['agent']);
  agent = callsOf(api, person);
  stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['agent']));
});

const airConditioner = { name: '空调', icon: 'air-conditioner', problemTypes: [{ name: '不制冷' }, { name: '漏水' }] };
const category = (body: object = airConditioner) => agent.post<AssetCategory>('/asset-categories', body);
const notFound = { status: 404, code: 'not-found' };

describe('categories', () => {
  it('keep their problem types in the order given', async () => {
    const made = await category();
    expect(made).toMatchObject(airConditioner);
    expect(await agent.get('/asset-categories')).toEqual([made]);
  });

  it('keep ids, rename, add and withdraw problem types by one list', async () => {
    const { id, problemTypes: [cold, leak] } = await category();
    const changed = await agent.put<AssetCategory>(`/asset-categories/${id}`, { name: '中央空调', problemTypes: [{ name: '异响' }, { id: leak?.id, name: '滴水' }] });
    expect(changed).toMatchObject({ name: '中央空调', icon: 'air-conditioner', problemTypes: [{ name: '异响' }, { id: leak?.id, name: '滴水' }] });
    // A ticket of before still says what it was about.
    expect(await api.app.get(AssetsService).problemType(organizationId, cold?.id ?? 0)).toEqual({ id: cold?.id, name: '不制冷', categoryId: id });
    const again = await agent.put<AssetCategory>(`/asset-categories/${id}`, { name: '中央空调', problemTypes: [{ name: '不制冷' }] });
    expect(again.problemTypes).toEqual([cold]);
  });

  it('swap the names of two problem types', async () => {
    const { id, problemTypes: [cold, leak] } = await category();
    const changed = await agent.put<AssetCategory>(`/asset-categories/${id}`, { name: '空调', problemTypes: [{ id: cold?.id, name: '漏水' }, { id: leak?.id, name: '不制冷' }] });
    expect(changed.problemTypes).toEqual([{ id: cold?.id, name: '漏水' }, { id: leak?.id, name: '不制冷' }]);
  });

  it('have names of their own', async () => {
    await category({ name: 'AC', problemTypes: [] });
    expect(await agent.refusal('post', '/asset-categories', { name: ' ａｃ', problemTypes: [] })).toMatchObject({ status: 409, code: 'name-taken' });
  });

  it('are withdrawn only when nothing is of their kind, and free their name', async () => {
    const { id, problemTypes: [cold] } = await category();
    const { id: assetId } = await agent.post<AssetDetail>('/assets', { name: '挂机', categoryId: id });
    expect(await agent.refusal('delete', `/asset-categories/${id}`)).toEqual({ status: 409, code: 'category-in-use' });
    const other = await category({ name: '电梯', problemTypes: [] });
    await agent.put(`/assets/${assetId}`, { name: '挂机', categoryId: other.id });
    await agent.call('delete', `/asset-categories/${id}`).expect(200);
    expect((await agent.get<AssetCategory[]>('/asset-categories')).map(({ name }) => name)).toEqual(['电梯']);
    expect(await agent.refusal('put', `/asset-categories/${id}`, airConditioner)).toEqual(notFound);
    expect(await agent.refusal('post', '/assets', { name: '挂机', categoryId: id })).toMatchObject(notFound);
    await category();
    expect(await api.app.get(AssetsService).problemType(organizationId, cold?.id ?? 0)).toMatchObject({ name: '不制冷' });
  });

  it('refuse problem types twice, and those of other categories', async () => {
    const { id, problemTypes: [cold] } = await category();
    const other = await category({ name: '电梯', problemTypes: [] });
    expect(await agent.refusal('put', `/asset-categories/${other.id}`, { name: '电梯', problemTypes: [{ id: cold?.id, name: '不制冷' }] }))
      .toMatchObject({ status: 400, errors: [{ field: 'problemTypes.0.id', code: 'unknown' }] });
    expect(await agent.refusal('put', `/asset-categories/${id}`, { name: '空调', problemTypes: [{ name: '漏水' }, { name: '漏水' }] }))
      .toMatchObject({ status: 400, errors: [{ field: 'problemTypes.1.name', code: 'duplicate' }] });
  });

  it('are made once of a repeated request, and are nobody else\'s', async () => {
    const key = idempotencyKey();
    const made = await agent.post<AssetCategory>('/asset-categories', airConditioner, key);
    expect(await agent.post('/asset-categories', airConditioner, key)).toEqual(made);
    expect(await stranger.get('/asset-categories')).toEqual([]);
    expect(await stranger.refusal('put', `/asset-categories/${made.id}`, airConditioner)).toEqual(notFound);
    expect(await stranger.refusal('delete', `/asset-categories/${made.id}`)).toEqual(notFound);
    await expect(api.app.get(AssetsService).problemType(organizationId + 1, made.problemTypes[0]?.id ?? 0)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('models', () => {
  const model = (categoryId: number, more: object = {}) => ({ categoryId, manufacturer: '格力', name: 'KFR-72LW', warrantyMonths: 72, ...more });

  it('keep their warranty and their manuals', async () => {
    const { id: categoryId } = await category();
    const manual = (await api.http.post('/api/v1/attachments').set('authorization', person.authorization).attach('file', pdf(), '说明书.pdf').expect(201)).body as UploadedAttachment;
    const made = await agent.post<AssetModel>('/asset-models', model(categoryId, { manuals: [{ id: manual.id, claim: manual.claim }] }));
    expect(made).toMatchObject({ ...model(categoryId), manuals: [{ id: manual.id, name: '说明书.pdf', kind: 'document' }] });
    expect(await agent.put(`/asset-models/${made.id}`, model(categoryId, { warrantyMonths: null }))).toMatchObject({ warrantyMonths: null, manuals: [{ id: manual.id }] });
    expect(await agent.put(`/asset-models/${made.id}`, model(categoryId, { manuals: [] }))).toMatchObject({ manuals: [] });
    expect(await agent.get(`/asset-models?categoryId=${categoryId}`)).toMatchObject([{ id: made.id }]);
    expect(await agent.get(`/asset-models?categoryId=${categoryId + 1000}`)).toEqual([]);
  });

  it('are one for one name of one manufacturer in one category', async () => {
    const { id: categoryId } = await category();
    const { id: otherCategory } = await category({ name: '电梯', problemTypes: [] });
    await agent.post('/asset-models', model(categoryId));
    expect(await agent.refusal('post', '/asset-models', model(categoryId, { name: 'kfr-72lw' }))).toMatchObject({ status: 409, code: 'name-taken' });
    await agent.post('/asset-models', model(categoryId, { manufacturer: '' }));
    await agent.post('/asset-models', model(otherCategory));
  });

  it('stay in their category while devices are of them', async () => {
    const { id: categoryId } = await category();
    const { id: otherCategory } = await category({ name: '电梯', problemTypes: [] });
    const made = await agent.post<AssetModel>('/asset-models', model(categoryId));
    await agent.post('/assets', { name: '挂机', categoryId, modelId: made.id });
    expect(await agent.refusal('put', `/asset-models/${made.id}`, model(otherCategory))).toEqual({ status: 409, code: 'model-in-use' });
  });

  it('refuse what is not right, and are nobody else\'s', async () => {
    const { id: categoryId } = await category();
    const made = await agent.post<AssetModel>('/asset-models', model(categoryId));
    expect(await agent.refusal('post', '/asset-models', model(categoryId, { name: '', warrantyMonths: -1 }))).toMatchObject({ status: 400, errors: [{ field: 'name' }, { field: 'warrantyMonths', code: 'too-small' }] });
    expect(await stranger.get('/asset-models')).toEqual([]);
    expect(await stranger.refusal('post', '/asset-models', model(categoryId))).toMatchObject(notFound);
    expect(await stranger.refusal('put', `/asset-models/${made.id}`, model(categoryId))).toMatchObject(notFound);
  });
});
