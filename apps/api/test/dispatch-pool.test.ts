import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobDetail, Page, PoolJob, Problem, TicketDetail, VisitView } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { configureDispatch, describeEngineer as describeIn } from './support/dispatch.js';
import { createField, north, triagedTicket, type Field } from './support/field.js';
import { createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { Ticket } from '../src/modules/tickets/ticket.entity.js';
import { VisitsService } from '../src/modules/visits/visits.service.js';

let api: RunningApi;
let field: Field;
let agent: Calls;
let ticket: TicketDetail;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  field = await createField(api);
  ({ agent } = field.as);
  ticket = await triagedTicket(field);
});

const describeEngineer = (person: TestPerson, more?: Parameters<typeof describeIn>[2]) => describeIn(field, person, more);
const configure = (more: Parameters<typeof configureDispatch>[1]) => configureDispatch(field, more);
const visits = (): Promise<VisitView[]> => api.app.get(VisitsService).views(field.organizationId, ticket.id);
const rowsOf = () => api.database.getRepository(Ticket);

describe('the claim pool', () => {
  const pool = (as = field.as.engineer, query = '') => as.get<Page<PoolJob>>(`/jobs/pool${query}`);

  it('shows what waits, the most urgent first, with the way there', async () => {
    await describeEngineer(field.people.engineer, { base: north(2_000) });
    const later = await triagedTicket(field);
    const critical = await triagedTicket(field);
    await rowsOf().update({ id: critical.id }, { priority: 'critical' });
    const { items } = await pool();
    expect(items.map(({ ticketId }) => ticketId)).toEqual([critical.id, ticket.id, later.id]);
    expect(items[1]).toMatchObject({ ticketNumber: ticket.number, priority: 'high', deviceName: field.device.asset.name, distanceMeters: expect.closeTo(2000, -2), preferredTime: null });
    const first = await pool(field.as.engineer, '?limit=2');
    const rest = await pool(field.as.engineer, `?limit=2&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...rest.items]).toEqual(items);
    expect(rest.nextCursor).toBeNull();
  });

  it('keeps back what is not somebody\'s to take', async () => {
    const pooled = async () => (await pool()).items.length;
    await describeEngineer(field.people.engineer, { territoryLocationIds: [field.device.location.id], skills: [{ categoryId: field.device.category.id, level: 1 }] });
    expect(await pooled()).toBe(1);
    await rowsOf().update({ id: ticket.id }, { excludedEngineerIds: [field.people.engineer.id] });
    expect(await pooled()).toBe(0);
    expect(await field.as.engineer.refusal('post', `/jobs/pool/${ticket.id}/claim`)).toMatchObject({ status: 409, code: 'engineer-excluded' });
    await rowsOf().update({ id: ticket.id }, { excludedEngineerIds: null, categoryId: 4_000_000_000 });
    expect(await pooled()).toBe(0);
    expect(await field.as.engineer.refusal('post', `/jobs/pool/${ticket.id}/claim`)).toEqual({ status: 409, code: 'engineer-not-available', context: { state: 'triaged', obstacle: 'no-skill' } });
  });

  it('gives a ticket to whoever takes it, accepted', async () => {
    const job = await field.as.engineer.post<JobDetail>(`/jobs/pool/${ticket.id}/claim`);
    expect(job).toMatchObject({ ticketId: ticket.id, state: 'accepted', stage: 'accepted', contact: { phone: '13800138000' } });
    expect(await visits()).toMatchObject([{ method: 'claimed', acceptedAt: expect.any(String), engineer: { id: field.people.engineer.id } }]);
    expect((await pool()).items).toEqual([]);
    const { timeline } = await agent.get<TicketDetail>(`/tickets/${ticket.id}`);
    expect(timeline.slice(-2).map(({ action, engineerName }) => [action, engineerName])).toEqual([['assign', '李师傅'], ['accept', '李师傅']]);
  });

  it('has one winner of twenty at once, and nineteen who are told', async () => {
    const engineers = await Promise.all(Array.from({ length: 20 }, () => createPerson(api, field.organizationId, ['engineer'])));
    const answers = await Promise.all(engineers.map((engineer) => callsOf(api, engineer).call('post', `/jobs/pool/${ticket.id}/claim`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200).map(({ body }) => body as Problem);
    expect(refused).toHaveLength(19);
    for (const { code, status, context } of refused) expect({ code, status, state: context?.['state'] }).toEqual({ code: 'already-taken', status: 409, state: 'accepted' });
    expect(await visits()).toHaveLength(1);
  });

  it('gives nobody more than they may have, also at the same moment', async () => {
    await describeEngineer(field.people.engineer, { maximumOpenJobs: 2 });
    const tickets = await Promise.all([1, 2, 3, 4].map(() => triagedTicket(field)));
    const answers = await Promise.all(tickets.map(({ id }) => field.as.engineer.call('post', `/jobs/pool/${id}/claim`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
    for (const { body } of answers.filter(({ status }) => status === 409)) expect(body).toMatchObject({ code: 'engineer-not-available', context: { obstacle: 'full' } });
  });

  it('answers a repeated claim as it did the first time', async () => {
    const key = idempotencyKey();
    const first = await field.as.engineer.post<JobDetail>(`/jobs/pool/${ticket.id}/claim`, {}, key);
    expect((await field.as.engineer.post<JobDetail>(`/jobs/pool/${ticket.id}/claim`, {}, key)).visitId).toBe(first.visitId);
  });

  it('is closed where the organization says so, and empty of what does not wait', async () => {
    await configure({ claimPool: false });
    expect((await pool()).items).toEqual([]);
    expect(await field.as.engineer.refusal('post', `/jobs/pool/${ticket.id}/claim`)).toMatchObject({ status: 409, code: 'claim-pool-closed' });
    await configure({ claimPool: true });
    await agent.post(`/tickets/${ticket.id}/invalidate`, { reason: 'test' });
    expect(await field.as.engineer.refusal('post', `/jobs/pool/${ticket.id}/claim`)).toMatchObject({ status: 409, code: 'action-not-allowed', context: { state: 'invalid' } });
  });
});
