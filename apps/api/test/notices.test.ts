import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Notice, Page, UnreadNotices } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf } from './support/calls.js';
import { listen } from './support/live.js';
import { createOrganization, createPerson } from './support/people.js';
import { until } from './support/until.js';
import { PeopleService } from '../src/modules/identity/people.service.js';
import { NoticesListener } from '../src/modules/notices/notices.listener.js';
import { NoticesService, type NewNotice } from '../src/modules/notices/notices.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { Outbox } from '../src/platform/outbox/outbox.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

const tell = (notice: Omit<NewNotice, 'ticketNumber'>) =>
  api.app.get(UnitOfWork).run((tx) => api.app.get(NoticesService).add(tx, { ticketNumber: notice.ticketId === null ? null : '10000014', ...notice }));

async function engineer() {
  const { id: organizationId } = await createOrganization(api);
  const person = await createPerson(api, organizationId, ['engineer']);
  return { organizationId, person, calls: callsOf(api, person) };
}

it('shows each person their own notices, newest first, a page at a time', async () => {
  const { organizationId, person, calls } = await engineer();
  const colleague = await createPerson(api, organizationId, ['engineer']);
  for (const minutes of [1, 2, 3]) await tell({ organizationId, userIds: [person.id, person.id], kind: 'clock-warning', ticketId: 7, data: { clock: 'response', minutes } });
  await tell({ organizationId, userIds: [colleague.id], kind: 'job-assigned', ticketId: 8, visitId: 9 });
  await tell({ organizationId, userIds: [], kind: 'job-assigned', ticketId: 8 });
  const first = await calls.get<Page<Notice>>('/me/notices?limit=2');
  expect(first.items.map(({ data }) => data['minutes'])).toEqual([3, 2]);
  const second = await calls.get<Page<Notice>>(`/me/notices?limit=2&cursor=${first.nextCursor ?? ''}`);
  expect(second).toMatchObject({ nextCursor: null, items: [{ kind: 'clock-warning', ticketId: 7, ticketNumber: '10000014', visitId: null, readAt: null }] });
  expect(await callsOf(api, colleague).get('/me/notices')).toMatchObject({ items: [{ kind: 'job-assigned', ticketId: 8, visitId: 9, data: {} }] });
});

it('counts what is unread, up to a hundred, and marks one or all as read', async () => {
  const { organizationId, person, calls } = await engineer();
  for (let turn = 0; turn < 102; turn += 1) await tell({ organizationId, userIds: [person.id], kind: 'job-assigned', ticketId: turn + 1 });
  expect(await calls.get('/me/notices/unread')).toEqual({ count: 100 });
  const { items: [newest, next] } = await calls.get<Page<Notice>>('/me/notices?unread=true');
  await calls.post(`/me/notices/${newest?.id ?? 0}/read`);
  const { readAt } = (await calls.get<Page<Notice>>('/me/notices?limit=1')).items[0] ?? {};
  expect(readAt).toEqual(expect.any(String));
  // Twice is once.
  await calls.post<UnreadNotices>(`/me/notices/${newest?.id ?? 0}/read`);
  expect((await calls.get<Page<Notice>>('/me/notices?limit=1')).items[0]?.readAt).toBe(readAt);
  expect((await calls.get<Page<Notice>>('/me/notices?unread=true&limit=1')).items[0]?.id).toBe(next?.id);
  expect(await calls.post('/me/notices/read-all')).toEqual({ count: 0 });
  expect(await calls.get('/me/notices?unread=true')).toEqual({ items: [], nextCursor: null });
});

it('does not know a colleague\'s notice', async () => {
  const { organizationId, person, calls } = await engineer();
  const colleague = callsOf(api, await createPerson(api, organizationId, ['engineer']));
  await tell({ organizationId, userIds: [person.id], kind: 'job-assigned', ticketId: 1 });
  const id = (await calls.get<Page<Notice>>('/me/notices')).items[0]?.id ?? 0;
  expect(await colleague.refusal('post', `/me/notices/${id}/read`)).toEqual({ status: 404, code: 'not-found' });
  expect(await calls.get('/me/notices/unread')).toEqual({ count: 1 });
});

it('tells those it is for as it happens, and nobody else', async () => {
  const { organizationId, person } = await engineer();
  const manager = await createPerson(api, organizationId, ['manager']);
  const [his, hers] = [await listen(api, person.authorization), await listen(api, manager.authorization)];
  await tell({ organizationId, userIds: [person.id], kind: 'job-assigned', ticketId: 7 });
  await tell({ organizationId, userIds: [manager.id], kind: 'escalation', ticketId: 8 });
  await until(() => his.events.length > 0 && hers.events.length > 0);
  expect(his.events).toMatchObject([{ type: 'notice', ticketId: 7, ticketNumber: '10000014' }]);
  expect(hers.events).toMatchObject([{ type: 'notice', ticketId: 8 }]);
  his.close();
  hers.close();
});

it('adds nothing when the transaction is rolled back', async () => {
  const { organizationId, person, calls } = await engineer();
  await expect(api.app.get(UnitOfWork).run(async (tx) => {
    await api.app.get(NoticesService).add(tx, { organizationId, userIds: [person.id], kind: 'job-assigned', ticketId: 1, ticketNumber: '18' });
    throw new Error('no');
  })).rejects.toThrow('no');
  expect(await calls.get('/me/notices')).toEqual({ items: [], nextCursor: null });
});

it('gives the notices of somebody who turns out to be another to that one', async () => {
  const { organizationId, person, calls } = await engineer();
  const before = await createPerson(api, organizationId, ['requester']);
  await tell({ organizationId, userIds: [before.id], kind: 'remote-acceptance', ticketId: 3 });
  await api.app.get(UnitOfWork).run((tx) => api.app.get(Outbox).add(tx, { organizationId, name: 'requester.merged', payload: { fromUserId: before.id, intoUserId: person.id } }));
  await until(async () => (await calls.get<UnreadNotices>('/me/notices/unread')).count === 1);
});

it('forgets what is older than half a year', async () => {
  const { organizationId, person, calls } = await engineer();
  await tell({ organizationId, userIds: [person.id], kind: 'job-assigned', ticketId: 1 });
  await tell({ organizationId, userIds: [person.id], kind: 'job-assigned', ticketId: 2 });
  await api.database.query('UPDATE notices SET createdAt = ? WHERE userId = ? AND ticketId = 1', [new Date(Date.now() - 181 * 86_400_000), person.id]);
  await api.app.get(NoticesListener).clean(new Date());
  expect((await calls.get<Page<Notice>>('/me/notices')).items.map(({ ticketId }) => ticketId)).toEqual([2]);
});

it('knows the members of staff who hold a role and are still here', async () => {
  const { id: organizationId } = await createOrganization(api);
  const manager = await createPerson(api, organizationId, ['agent', 'manager']);
  await createPerson(api, organizationId, ['manager'], { status: 'disabled' });
  await createPerson(api, organizationId, ['agent']);
  await createPerson(api, (await createOrganization(api)).id, ['manager']);
  expect(await api.app.get(PeopleService).staffWithRole(organizationId, 'manager')).toEqual([manager.id]);
});
