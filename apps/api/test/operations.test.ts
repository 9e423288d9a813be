import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OutboxDelivery, OutboxOverview, Page, PersonalDataAccess, ScheduledRun } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization, createPerson, type TestPerson } from './support/people.js';
import { until } from './support/until.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';
import { AuditService, personalDataRevealed } from '../src/modules/audit/audit.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxDeliveryRow } from '../src/platform/outbox/outbox.entities.js';
import { Outbox } from '../src/platform/outbox/outbox.js';
import { ScheduledRunRow } from '../src/platform/scheduler/scheduled-run.entity.js';

let api: RunningApi;
let broken = true;
beforeAll(async () => {
  api = await startApi();
  api.app.get(Outbox).listen({ event: 'test.operated', listener: 'test-operated', handle: async () => { if (broken) throw new Error('the other side is down'); } });
});
afterAll(() => api.close());

const get = async <Body>(person: TestPerson, path: string) => (await api.http.get(`/api/v1/operations/${path}`).set('authorization', person.authorization).expect(200)).body as Body;
async function admin(): Promise<TestPerson> {
  return createPerson(api, (await createOrganization(api)).id, ['admin'], { name: '王管理' });
}
async function deadDelivery({ organizationId }: TestPerson): Promise<number> {
  const eventId = await api.app.get(UnitOfWork).run((tx) => api.app.get(Outbox).add(tx, { organizationId, name: 'test.operated', payload: {} }));
  const rows = api.database.getRepository(OutboxDeliveryRow);
  await until(async () => (await rows.findOneByOrFail({ eventId })).lastError !== null);
  const { id } = await rows.findOneByOrFail({ eventId });
  await rows.update({ id }, { status: 'dead', attempts: 14 });
  return id;
}

it('shows what was given up, and tries it again on demand, which is written down', async () => {
  const person = await admin();
  const id = await deadDelivery(person);
  expect(await get<OutboxOverview>(person, 'outbox/overview')).toEqual({ pending: 0, dead: 1, oldestPendingSeconds: null });
  const { items } = await get<Page<OutboxDelivery>>(person, 'outbox?status=dead');
  expect(items).toMatchObject([{ id, eventName: 'test.operated', listener: 'test-operated', attempts: 14, lastError: 'the other side is down', nextAttemptAt: null }]);
  broken = false;
  await api.http.post(`/api/v1/operations/outbox/${id}/retry`).set('authorization', person.authorization).expect(200);
  await until(async () => (await get<Page<OutboxDelivery>>(person, 'outbox')).items[0]?.status === 'done');
  broken = true;
  expect(await api.database.getRepository(AuditEntry).findOneBy({ organizationId: person.organizationId, action: 'outbox-delivery.retried' })).toMatchObject({ actorId: person.id, subjectId: id });
  const again = await api.http.post(`/api/v1/operations/outbox/${id}/retry`).set('authorization', person.authorization).expect(200);
  expect(again.body).toMatchObject({ status: 'done' });
});

it('turns pages', async () => {
  const person = await admin();
  const ids = [await deadDelivery(person), await deadDelivery(person), await deadDelivery(person)];
  const first = await get<Page<OutboxDelivery>>(person, 'outbox?limit=2');
  const second = await get<Page<OutboxDelivery>>(person, `outbox?limit=2&cursor=${first.nextCursor ?? ''}`);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
  expect(second.nextCursor).toBeNull();
  await api.http.get('/api/v1/operations/outbox?cursor=nonsense').set('authorization', person.authorization).expect(400);
});

it('shows and retries nothing of another organization', async () => {
  const [mine, theirs] = [await admin(), await admin()];
  const id = await deadDelivery(theirs);
  expect((await get<Page<OutboxDelivery>>(mine, 'outbox')).items).toEqual([]);
  await api.http.post(`/api/v1/operations/outbox/${id}/retry`).set('authorization', mine.authorization).expect(404);
  expect(await api.database.getRepository(OutboxDeliveryRow).findOneBy({ id })).toMatchObject({ status: 'dead' });
});

it('shows what ran', async () => {
  const person = await admin();
  await api.database.getRepository(ScheduledRunRow).save({ job: 'test-job', runKey: `test-job@${Date.now()}`, status: 'failed', startedAt: new Date(), finishedAt: new Date(), error: 'no' });
  const { items } = await get<Page<ScheduledRun>>(person, 'scheduled-runs');
  expect(items).toContainEqual(expect.objectContaining({ job: 'test-job', status: 'failed', error: 'no' }));
});

it('shows who was shown personal data, and whose', async () => {
  const person = await admin();
  const actor = { organizationId: person.organizationId, userId: person.id, requestId: 'request-1' };
  await api.app.get(UnitOfWork).run((tx) => api.app.get(AuditService).record(tx, actor, { action: personalDataRevealed, subject: 'ticket', subjectId: 7, label: '10002347' }));
  expect((await get<Page<PersonalDataAccess>>(person, 'personal-data-accesses')).items).toEqual([{ at: expect.any(String) as unknown, actorName: '王管理', subject: 'ticket 10002347' }]);
  expect((await get<Page<PersonalDataAccess>>(await admin(), 'personal-data-accesses')).items).toEqual([]);
});

it('is open to managers for reading, to admins for retrying, and to nobody else', async () => {
  const { organizationId } = await admin();
  const manager = await createPerson(api, organizationId, ['manager']);
  const agent = await createPerson(api, organizationId, ['agent']);
  await get(manager, 'outbox/overview');
  await api.http.post('/api/v1/operations/outbox/1/retry').set('authorization', manager.authorization).expect(403);
  await api.http.get('/api/v1/operations/outbox').set('authorization', agent.authorization).expect(403);
});
