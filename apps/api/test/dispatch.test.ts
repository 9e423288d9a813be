import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DispatchBoard, DispatchTimeline, JobSummary, Page, Problem, Recommendations, TicketDetail, VisitView } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { configureDispatch, describeEngineer as describeIn } from './support/dispatch.js';
import { assigned, createField, devicePlace, north, triagedTicket, type Field } from './support/field.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { Ticket } from '../src/modules/tickets/ticket.entity.js';
import { Visit } from '../src/modules/visits/visit.entity.js';
import { VisitsService } from '../src/modules/visits/visits.service.js';

let api: RunningApi;
let field: Field;
let agent: Calls;
let manager: Calls;
let ticket: TicketDetail;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  field = await createField(api);
  ({ agent, manager } = field.as);
  ticket = await triagedTicket(field);
});

const describeEngineer = (person: TestPerson, more?: Parameters<typeof describeIn>[2]) => describeIn(field, person, more);
const configure = (more: Parameters<typeof configureDispatch>[1]) => configureDispatch(field, more);
const recommendations = () => agent.get<Recommendations>(`/tickets/${ticket.id}/recommendations`);
const assign = (engineer: TestPerson, more: object = {}) => agent.post<TicketDetail>(`/tickets/${ticket.id}/assign`, { engineerId: engineer.id, ...more });
const visits = (): Promise<VisitView[]> => api.app.get(VisitsService).views(field.organizationId, ticket.id);
const stateOf = async (id = ticket.id) => (await agent.get<TicketDetail>(`/tickets/${id}`)).state;
const rowsOf = () => api.database.getRepository(Ticket);

describe('recommendations', () => {
  it('put the near, able and free first, and say why in parts that add up', async () => {
    const { engineer, colleague } = field.people;
    const categoryId = field.device.category.id;
    await describeEngineer(engineer, { base: north(15_000), skills: [{ categoryId, level: 1 }] });
    await describeEngineer(colleague, { base: { ...north(1_000) }, skills: [{ categoryId, level: 3 }], territoryLocationIds: [field.device.location.id] });
    const { items, ticketId } = await recommendations();
    expect(ticketId).toBe(ticket.id);
    expect(items.map((item) => item.engineer.id)).toEqual([colleague.id, engineer.id]);
    expect(items[0]).toMatchObject({ eligible: true, obstacles: [], engineer: { name: '赵师傅', status: 'free' }, distanceMeters: expect.closeTo(1000, -2), travelMinutes: 2 });
    for (const { parts, percent } of items) {
      const [points, maximum] = parts.reduce(([sum, most], part) => [sum + part.points, most + part.maximum], [0, 0]);
      expect(Math.abs(points / maximum * 100 - percent)).toBeLessThan(1);
    }
    expect(items[0]?.parts.map(({ kind }) => kind)).toEqual(['distance', 'skill', 'load', 'shift', 'device-history', 'territory']);
  });

  it('name what speaks against somebody, and list them last', async () => {
    await describeEngineer(field.people.engineer, { base: devicePlace, skills: [{ categoryId: field.device.category.id, level: 3 }] });
    await field.as.engineer.put('/me/duty', { takesJobs: false });
    const { items } = await recommendations();
    expect(items.map((item) => [item.engineer.id, item.eligible, item.obstacles])).toEqual([[field.people.colleague.id, true, []], [field.people.engineer.id, false, ['resting']]]);
  });

  it('know who repaired the device before, whom the requester wishes, and how much somebody has to do', async () => {
    const { engineer, colleague } = field.people;
    await api.database.query(
      `INSERT INTO visits (organizationId, ticketId, engineerId, assetId, stage, open, outcome, method, assignedAt, lastStepAt, startsAt, credited) VALUES (?, 1, ?, ?, 'ended', FALSE, 'completed', 'manual', NOW(), NOW(), NOW(), TRUE)`,
      [field.organizationId, engineer.id, field.device.asset.id],
    );
    await rowsOf().update({ id: ticket.id }, { wishedEngineerId: colleague.id });
    await assigned(field, (await triagedTicket(field)).id, colleague);
    const parts = new Map((await recommendations()).items.map((item) => [item.engineer.id, Object.fromEntries(item.parts.map((part) => [part.kind, part]))]));
    expect(parts.get(engineer.id)).toMatchObject({ 'device-history': { points: 3.3, data: { visits: 1 } }, wish: { points: 0 }, load: { points: 15, data: { openJobs: 0 } } });
    expect(parts.get(colleague.id)).toMatchObject({ 'device-history': { points: 0 }, wish: { points: 10 }, load: { points: 12, data: { openJobs: 1, maximum: 5 } } });
  });

  it('follow the organization\'s weights', async () => {
    await configure({ weights: { distance: 0, skill: 0, load: 0, shift: 0, 'device-history': 0, wish: 0, territory: 8 } });
    await describeEngineer(field.people.engineer, { territoryLocationIds: [field.device.location.id] });
    const { items } = await recommendations();
    expect(items.map(({ percent, parts }) => [percent, parts.length])).toEqual([[100, 1], [50, 1]]);
  });

  it('look at the preferred time where it is still to come', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    await rowsOf().update({ id: ticket.id }, { preferredFrom: tomorrow, preferredTo: new Date(tomorrow.getTime() + 3_600_000) });
    await manager.post(`/engineers/${field.people.engineer.id}/absences`, { from: new Date(tomorrow.getTime() - 3_600_000).toISOString(), to: new Date(tomorrow.getTime() + 3_600_000).toISOString(), reason: 'training' });
    expect((await recommendations()).items.find(({ eligible }) => !eligible)).toMatchObject({ engineer: { id: field.people.engineer.id, status: 'free' }, obstacles: ['absent'] });
  });

  it('are the desk\'s, of its own tickets', async () => {
    expect(await field.as.engineer.refusal('get', `/tickets/${ticket.id}/recommendations`)).toMatchObject({ status: 403 });
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['agent']));
    expect(await stranger.refusal('get', `/tickets/${ticket.id}/recommendations`)).toEqual({ status: 404, code: 'not-found' });
  });
});

describe('assigning by hand', () => {
  it('sends the engineer, with a plan, a note and the reasons that were on the screen', async () => {
    const plan = { plannedFrom: '2027-01-05T01:00:00.000Z', plannedTo: '2027-01-05T02:30:00.000Z' };
    const detail = await assign(field.people.engineer, { ...plan, note: '先打电话', recommended: true, assistantIds: [field.people.colleague.id] });
    expect(detail).toMatchObject({ state: 'assigned', engineer: { id: field.people.engineer.id, name: '李师傅' } });
    expect(detail.respondedAt).not.toBeNull();
    expect(await visits()).toMatchObject([{ id: detail.visitId, method: 'recommended', ...plan, assistants: [{ id: field.people.colleague.id }], recommendation: expect.arrayContaining([expect.objectContaining({ kind: 'load' })]) }]);
    expect((await field.as.engineer.get<Page<JobSummary>>('/jobs')).items).toMatchObject([{ ticketId: ticket.id }]);
  });

  it('keeps the reasons of another choice too, and none where none were shown', async () => {
    await assign(field.people.engineer);
    await assign(field.people.colleague, { recommended: false });
    expect(await visits()).toMatchObject([{ method: 'manual', recommendation: null, outcome: 'reassigned' }, { method: 'manual', recommendation: expect.any(Array), outcome: null }]);
  });

  it('lets one of two agents at once win, and tells the other where the ticket stands', async () => {
    const second = callsOf(api, await createPerson(api, field.organizationId, ['agent']));
    const answers = await Promise.all([
      agent.call('post', `/tickets/${ticket.id}/assign`, { engineerId: field.people.engineer.id, expectedVisitId: null }),
      second.call('post', `/tickets/${ticket.id}/assign`, { engineerId: field.people.colleague.id, expectedVisitId: null }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body as Problem;
    expect(refused).toMatchObject({ code: 'already-taken', context: { state: 'assigned', visitId: expect.any(Number) } });
    expect(await visits()).toHaveLength(1);
  });

  it('is done once, however often it is sent', async () => {
    const [key, path, body] = [idempotencyKey(), `/tickets/${ticket.id}/assign`, { engineerId: field.people.engineer.id }];
    const first = await agent.post<TicketDetail>(path, body, key);
    expect((await agent.post<TicketDetail>(path, body, key)).visitId).toBe(first.visitId);
    expect(await visits()).toHaveLength(1);
    expect((await agent.call('post', path, { engineerId: field.people.colleague.id }, key)).body).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('refuses who did the work that was not fixed', async () => {
    await rowsOf().update({ id: ticket.id }, { excludedEngineerIds: [field.people.engineer.id] });
    expect(await agent.refusal('post', `/tickets/${ticket.id}/assign`, { engineerId: field.people.engineer.id })).toMatchObject({ status: 409, code: 'engineer-excluded', context: { state: 'triaged' } });
    expect((await assign(field.people.colleague)).state).toBe('assigned');
  });

  it('may overrule what else speaks against somebody', async () => {
    await field.as.engineer.put('/me/duty', { takesJobs: false });
    expect((await assign(field.people.engineer)).state).toBe('assigned');
  });

  it('is not possible once the work has begun', async () => {
    const visitId = await assigned(field, ticket.id);
    await field.as.engineer.post(`/jobs/${visitId}/accept`);
    await rowsOf().update({ id: ticket.id }, { state: 'in_progress' });
    expect(await agent.refusal('post', `/tickets/${ticket.id}/assign`, { engineerId: field.people.colleague.id })).toMatchObject({ status: 409, code: 'action-not-allowed', context: { state: 'in_progress' } });
  });

  it.each([
    ['engineerId', () => ({ engineerId: field.people.agent.id })],
    ['assistantIds', () => ({ engineerId: field.people.engineer.id, assistantIds: [field.people.tenant.id] })],
    ['assistantIds', () => ({ engineerId: field.people.engineer.id, assistantIds: [field.people.engineer.id] })],
    ['plannedTo', () => ({ engineerId: field.people.engineer.id, plannedFrom: '2027-01-05T01:00:00.000Z' })],
    ['plannedTo', () => ({ engineerId: field.people.engineer.id, plannedFrom: '2027-01-05T01:00:00.000Z', plannedTo: '2027-01-05T01:00:00.000Z' })],
  ])('refuses a wrong %s', async (name, body) => {
    expect(await agent.refusal('post', `/tickets/${ticket.id}/assign`, body())).toMatchObject({ status: 400, code: 'validation-failed', errors: [{ field: name }] });
    expect(await stateOf()).toBe('triaged');
  });
});

describe('the board', () => {
  it('shows what is in the field, first what waits, with places, and everybody', async () => {
    const given = await triagedTicket(field);
    await rowsOf().update({ id: given.id }, { priority: 'critical' });
    await assigned(field, given.id);
    const gone = await triagedTicket(field);
    await agent.post(`/tickets/${gone.id}/cancel`, { reason: 'not-needed' });
    const board = await agent.get<DispatchBoard>('/dispatch/board');
    expect(board.tickets.map(({ id, state, coordinates }) => [id, state, coordinates])).toEqual([[ticket.id, 'triaged', devicePlace], [given.id, 'assigned', devicePlace]]);
    expect(board.capped).toBe(false);
    expect(board.engineers.map(({ name, status, openJobs }) => [name, status, openJobs])).toEqual([['李师傅', 'assigned', 1], ['赵师傅', 'free', 0]]);
  });
});

describe('the timeline', () => {
  const at = (hour: number) => `2027-01-05T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const timeline = (from = '2027-01-04T16:00:00.000Z', to = '2027-01-05T16:00:00.000Z') => agent.get<DispatchTimeline>(`/dispatch/timeline?from=${from}&to=${to}`);
  const plan = async (engineer: TestPerson, from: number, to: number) => {
    ticket = await triagedTicket(field);
    return (await assign(engineer, { plannedFrom: at(from), plannedTo: at(to) })).visitId;
  };

  it('shows planned visits, shifts and absences, and what does not fit', async () => {
    const { engineer, colleague } = field.people;
    // 5 January 2027 is a Tuesday; nine to five in Shanghai is one to nine in UTC.
    await describeEngineer(engineer, { shifts: [{ weekday: 2, from: '09:00', to: '17:00' }] });
    await manager.post(`/engineers/${colleague.id}/absences`, { from: at(4), to: at(6), reason: 'training' });
    const [first, second, late, absent, free] = [await plan(engineer, 1, 3), await plan(engineer, 2, 4), await plan(engineer, 8, 10), await plan(colleague, 5, 7), await plan(colleague, 7, 8)];
    const { visits: shown, shifts, absences } = await timeline();
    expect(shown.map(({ visitId, conflicts }) => [visitId, conflicts])).toEqual([[first, ['overlap']], [second, ['overlap']], [absent, ['absent']], [free, []], [late, ['off-shift']]]);
    expect(shown[0]).toMatchObject({ engineerId: engineer.id, from: at(1), to: at(3), deviceName: field.device.asset.name, stage: 'assigned', method: 'manual' });
    expect(shifts).toEqual([{ engineerId: engineer.id, from: at(1), to: at(9) }, { engineerId: colleague.id, from: '2027-01-04T16:00:00.000Z', to: '2027-01-05T16:00:00.000Z' }]);
    expect(absences).toEqual([{ engineerId: colleague.id, from: at(4), to: at(6) }]);
  });

  it('shows a visit that is not planned from when it was assigned', async () => {
    const { visitId } = await assign(field.people.engineer);
    const { assignedAt } = await api.database.getRepository(Visit).findOneByOrFail({ id: visitId ?? 0 });
    const { visits: shown } = await timeline(new Date(Date.now() - 3_600_000).toISOString(), new Date(Date.now() + 3_600_000).toISOString());
    expect(shown).toMatchObject([{ visitId, from: assignedAt.toISOString() }]);
  });

  it('is of at most eight days', async () => {
    expect(await agent.refusal('get', `/dispatch/timeline?from=${at(1)}&to=${at(1)}`)).toMatchObject({ status: 400, errors: [{ field: 'to' }] });
    expect(await agent.refusal('get', '/dispatch/timeline?from=2027-01-01T00:00:00Z&to=2027-01-09T00:00:01Z')).toMatchObject({ status: 400, errors: [{ field: 'to' }] });
  });
});
