import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page, RequesterSummary } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization, createPerson, type TestPerson } from './support/people.js';
import { newOpenid } from './support/wechat.js';

let api: RunningApi;
let organizationId: number;
let agent: TestPerson;
beforeAll(async () => {
  api = await startApi();
  organizationId = (await createOrganization(api)).id;
  agent = await createPerson(api, organizationId, ['agent']);
  await createPerson(api, organizationId, ['requester'], { name: '张三', phone: '13800000001', openid: newOpenid() });
  await createPerson(api, organizationId, ['requester'], { name: '张三丰', phone: '13800000002' });
  await createPerson(api, organizationId, ['requester'], { name: '李四', phone: '13900000003' });
  await createPerson(api, organizationId, ['requester'], { name: '李四', phone: '13900000004', mergedIntoId: 1 });
  await createPerson(api, organizationId, ['requester'], { name: null });
  await createPerson(api, (await createOrganization(api)).id, ['requester'], { name: '张三', phone: '13800000001' });
});
afterAll(() => api.close());

const list = async (query: object = {}, person = agent) => (await api.http.get('/api/v1/requesters').set('authorization', person.authorization).query(query).expect(200)).body as Page<RequesterSummary>;
const names = ({ items }: Page<RequesterSummary>) => items.map(({ name }) => name);

it('lists the organization\'s requesters, newest first, with masked numbers', async () => {
  const page = await list();
  expect(names(page)).toEqual([null, '李四', '张三丰', '张三']);
  expect(page.items[3]).toEqual({
    id: expect.any(Number) as unknown, name: '张三', phone: '138****0001', wechatBound: true, ticketCount: 0, createdAt: expect.any(String) as unknown,
  });
});

it('finds by the beginning of a name or a number', async () => {
  expect(names(await list({ search: '张三' }))).toEqual(['张三', '张三丰']);
  expect(names(await list({ search: '138 0000' }))).toEqual(['张三', '张三丰']);
  expect(names(await list({ search: '139-0000-0003' }))).toEqual(['李四']);
  expect(names(await list({ search: '三' }))).toEqual([]);
  expect(names(await list({ search: '_三' }))).toEqual([]);
  expect(names(await list({ search: '%' }))).toEqual([]);
  expect(names(await list({ search: '  ' }))).toHaveLength(4);
});

it.each([[{}], [{ search: '张' }], [{ search: '13' }]])('goes page by page through %j', async (query) => {
  const all = await list(query);
  const found: (string | null)[] = [];
  let cursor: string | null | undefined;
  do {
    const page: Page<RequesterSummary> = await list({ ...query, limit: 1, ...(cursor ? { cursor } : {}) });
    found.push(...names(page));
    cursor = page.nextCursor;
  } while (cursor);
  expect(found).toEqual(names(all));
});

it('puts no number and no name into the cursor', async () => {
  const { nextCursor } = await list({ search: '138', limit: 1 });
  expect(Buffer.from(nextCursor ?? '', 'base64url').toString()).toMatch(/^\[\d{1,10}\]$/);
});

it('is for those who may read requesters', async () => {
  const engineer = await createPerson(api, organizationId, ['engineer']);
  await api.http.get('/api/v1/requesters').set('authorization', engineer.authorization).expect(403);
  await api.http.get('/api/v1/requesters?cursor=nonsense').set('authorization', agent.authorization).expect(400);
  await api.http.get('/api/v1/requesters?limit=101').set('authorization', agent.authorization).expect(400);
});
