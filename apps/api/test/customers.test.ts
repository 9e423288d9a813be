import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { CustomerDetail, CustomerSummary, Page } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';

let api: RunningApi;
let agent: Calls;
let finance: Calls;
let stranger: Calls;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  const { id } = await createOrganization(api);
  agent = callsOf(api, await createPerson(api, id, ['agent']));
  finance = callsOf(api, await createPerson(api, id, ['finance']));
  stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['agent']));
});

const company = { kind: 'company', name: '华润置地', phone: '0755-8269 1188', address: '深圳湾', contacts: [{ name: '王敏', phone: '13812345678', position: '工程部' }] } as const;
const found = async (search: string) => (await agent.get<Page<CustomerSummary>>(`/customers?search=${encodeURIComponent(search)}`)).items.map(({ name }) => name);

it('keeps a customer and its contacts', async () => {
  const made = await agent.post<CustomerDetail>('/customers', company);
  expect(await agent.get(`/customers/${made.id}`)).toEqual({ ...company, id: made.id, note: null, level: 'standard', contacts: [{ id: expect.any(Number), ...company.contacts[0] }], version: 1 });
});

it('replaces the contacts as a list, and leaves them when none are sent', async () => {
  const { id } = await agent.post<CustomerDetail>('/customers', company);
  expect(await agent.put(`/customers/${id}`, { kind: 'company', name: '华润' })).toMatchObject({ name: '华润', phone: null, contacts: [{ name: '王敏' }] });
  expect(await agent.put(`/customers/${id}`, { kind: 'company', name: '华润', contacts: [{ name: '李雷' }] })).toMatchObject({ contacts: [{ name: '李雷', phone: null }] });
  expect(await agent.put(`/customers/${id}`, { kind: 'company', name: '华润', contacts: [] })).toMatchObject({ contacts: [] });
});

it('finds customers by their name, their people and the end of a phone number', async () => {
  const { id } = await agent.post<CustomerDetail>('/customers', company);
  await agent.post('/customers', { kind: 'household', name: '张三' });
  for (const search of ['置地', '润', '王敏', '5678', '1188', '07558269']) expect(await found(search)).toEqual(['华润置地']);
  expect(await found('润地')).toEqual([]);
  expect(await found('%')).toEqual([]);
  await agent.put(`/customers/${id}`, { kind: 'company', name: '万科', contacts: [] });
  expect(await found('置地')).toEqual([]);
  expect(await found('5678')).toEqual([]);
});

it('keeps how much was promised, also when an old client does not know of it', async () => {
  const { id } = await agent.post<CustomerDetail>('/customers', { ...company, level: 'vip' });
  expect(await agent.put(`/customers/${id}`, { kind: 'company', name: '华润' })).toMatchObject({ level: 'vip' });
  expect(await agent.put(`/customers/${id}`, { kind: 'company', name: '华润', level: 'key' })).toMatchObject({ level: 'key' });
  expect(await agent.refusal('put', `/customers/${id}`, { kind: 'company', name: '华润', level: 'gold' })).toMatchObject({ errors: [{ field: 'level', code: 'not-a-choice' }] });
});

it('does not overwrite what somebody saved meanwhile', async () => {
  const { id, version } = await agent.post<CustomerDetail>('/customers', company);
  expect(await agent.put(`/customers/${id}`, { kind: 'company', name: '华润', version })).toMatchObject({ version: version + 1 });
  expect(await agent.refusal('put', `/customers/${id}`, { kind: 'company', name: '万科', version })).toMatchObject({ status: 409, code: 'version-conflict' });
  expect(await agent.get(`/customers/${id}`)).toMatchObject({ name: '华润' });
});

it('pages newest first', async () => {
  for (const name of ['一', '二', '三']) await agent.post('/customers', { kind: 'household', name });
  const first = await agent.get<Page<CustomerSummary>>('/customers?limit=2');
  const second = await agent.get<Page<CustomerSummary>>(`/customers?limit=2&cursor=${first.nextCursor ?? ''}`);
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['三', '二', '一']);
  expect(second.nextCursor).toBeNull();
});

it('shows phones masked to those who do not keep customers', async () => {
  const { id } = await agent.post<CustomerDetail>('/customers', company);
  expect(await finance.get(`/customers/${id}`)).toMatchObject({ phone: expect.stringContaining('****'), contacts: [{ phone: '138****5678' }] });
});

it('makes one customer of a repeated request', async () => {
  const key = idempotencyKey();
  const [one, other] = [await agent.post<CustomerDetail>('/customers', company, key), await agent.post<CustomerDetail>('/customers', company, key)];
  expect(other).toEqual(one);
});

it('refuses what is not right, and those who may not', async () => {
  expect(await agent.refusal('post', '/customers', { kind: 'club', name: '' })).toMatchObject({ status: 400, errors: [{ field: 'kind', code: 'not-a-choice' }, { field: 'name', code: 'required' }] });
  expect(await agent.refusal('post', '/customers', { ...company, contacts: [{ name: '', phone: 'x' }] })).toMatchObject({ errors: [{ field: 'contacts.0.name' }, { field: 'contacts.0.phone' }] });
  expect(await finance.refusal('post', '/customers', company)).toMatchObject({ status: 403 });
  expect(await agent.refusal('get', '/customers?cursor=abc')).toMatchObject({ status: 400, errors: [{ field: 'cursor' }] });
});

it('knows nothing of other organizations\' customers', async () => {
  const { id } = await agent.post<CustomerDetail>('/customers', company);
  expect(await stranger.refusal('get', `/customers/${id}`)).toEqual({ status: 404, code: 'not-found' });
  expect(await stranger.refusal('put', `/customers/${id}`, company)).toEqual({ status: 404, code: 'not-found' });
  expect((await stranger.get<Page<CustomerSummary>>(`/customers?search=${encodeURIComponent('华润')}`)).items).toEqual([]);
});
