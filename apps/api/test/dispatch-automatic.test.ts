import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TicketDetail, VisitView } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import type { Calls } from './support/calls.js';
import { configureDispatch, describeEngineer as describeIn } from './support/dispatch.js';
import { assigned, createField, north, triagedTicket, type Field } from './support/field.js';
import type { TestPerson } from './support/people.js';
import { until } from './support/until.js';
import { AutomaticDispatch } from '../src/modules/dispatch/automatic-dispatch.js';
import { UnansweredAssignments } from '../src/modules/dispatch/unanswered-assignments.js';
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
const assign = (engineer: TestPerson, more: object = {}) => agent.post<TicketDetail>(`/tickets/${ticket.id}/assign`, { engineerId: engineer.id, ...more });
const visits = (): Promise<VisitView[]> => api.app.get(VisitsService).views(field.organizationId, ticket.id);
const stateOf = async (id = ticket.id) => (await agent.get<TicketDetail>(`/tickets/${id}`)).state;

describe('automatic assignment', () => {
  const sent = async (id: number) => until(async () => (await stateOf(id)) === 'assigned');

  it('sends the best engineer as soon as a ticket is triaged, with the reasons', async () => {
    await configure({ automatic: 'recommended', automaticMinimumPercent: 10 });
    await describeEngineer(field.people.engineer, { base: north(20_000) });
    await describeEngineer(field.people.colleague, { base: north(500) });
    ticket = await triagedTicket(field);
    await sent(ticket.id);
    expect(await visits()).toMatchObject([{ method: 'automatic', engineer: { id: field.people.colleague.id }, recommendation: expect.arrayContaining([expect.objectContaining({ kind: 'distance' })]) }]);
  });

  it('sends somebody for a ticket that triages itself', async () => {
    await configure({ automatic: 'recommended', automaticMinimumPercent: 0 });
    await api.http.patch('/api/v1/organization').set('authorization', field.people.admin.authorization).send({ automaticTriage: true }).expect(200);
    ticket = await field.as.agent.post<TicketDetail>('/tickets', { assetId: field.device.asset.id, description: '漏水', urgency: 'emergency', contact: { name: '张三', phone: '13800138000' }, anotherProblem: true });
    await sent(ticket.id);
  });

  it('asks the next one when somebody declines, and nobody twice', async () => {
    await configure({ automatic: 'recommended', automaticMinimumPercent: 0 });
    ticket = await triagedTicket(field);
    const who = async () => (await visits()).map(({ engineer }) => engineer.id);
    const decline = async () => {
      const open = (await visits()).find(({ outcome }) => outcome === null);
      const person = open?.engineer.id === field.people.engineer.id ? field.as.engineer : field.as.colleague;
      await person.post(`/jobs/${open?.id ?? 0}/decline`, { reason: 'too-busy' });
    };
    await sent(ticket.id);
    await decline();
    await sent(ticket.id);
    await decline();
    await api.app.get(AutomaticDispatch).sweep();
    expect(await stateOf()).toBe('triaged');
    expect((await who()).sort()).toEqual([field.people.engineer.id, field.people.colleague.id].sort());
  });

  it('sends nobody who is not good enough or may not be sent', async () => {
    await configure({ automatic: 'recommended', automaticMinimumPercent: 95 });
    const sweep = async () => { await api.app.get(AutomaticDispatch).sweep(); return stateOf(); };
    expect(await sweep()).toBe('triaged');
    await configure({ automaticMinimumPercent: 0 });
    for (const as of [field.as.engineer, field.as.colleague]) await as.put('/me/duty', { takesJobs: false });
    expect(await sweep()).toBe('triaged');
    await field.as.colleague.put('/me/duty', { takesJobs: true });
    expect(await sweep()).toBe('assigned');
  });

  it('gives several waiting tickets to whoever has room', async () => {
    const waiting = [ticket, await triagedTicket(field), await triagedTicket(field), await triagedTicket(field)];
    for (const person of [field.people.engineer, field.people.colleague]) await describeEngineer(person, { maximumOpenJobs: 1 });
    await configure({ automatic: 'recommended', automaticMinimumPercent: 0 });
    await api.app.get(AutomaticDispatch).sweep();
    expect((await Promise.all(waiting.map(({ id }) => stateOf(id)))).sort()).toEqual(['assigned', 'assigned', 'triaged', 'triaged']);
  });

  it('is off until somebody turns it on', async () => {
    await api.app.get(AutomaticDispatch).sweep();
    expect(await stateOf()).toBe('triaged');
  });
});

describe('an assignment that nobody answers', () => {
  const takeBack = (minutes: number) => api.app.get(UnansweredAssignments).takeBack(new Date(Date.now() + minutes * 60_000));

  it('goes back after the organization\'s time', async () => {
    await configure({ unansweredMinutes: 20 });
    await assign(field.people.engineer);
    await takeBack(19);
    expect(await stateOf()).toBe('assigned');
    await takeBack(20);
    expect(await stateOf()).toBe('triaged');
    expect(await visits()).toMatchObject([{ outcome: 'unanswered' }]);
    const line = (await agent.get<TicketDetail>(`/tickets/${ticket.id}`)).timeline.at(-1);
    expect(line).toMatchObject({ action: 'decline', reason: 'unanswered', actor: { kind: 'system' }, engineerName: '李师傅' });
  });

  it('stays where it was answered, or the organization does not take it back', async () => {
    await configure({ unansweredMinutes: 20 });
    const { visitId } = await assign(field.people.engineer);
    await field.as.engineer.post(`/jobs/${visitId ?? 0}/accept`);
    await takeBack(60);
    expect(await stateOf()).toBe('accepted');
    const other = await createField(api);
    const waiting = await triagedTicket(other);
    await configureDispatch(other, { unansweredMinutes: null });
    await assigned(other, waiting.id);
    await takeBack(600);
    expect((await other.as.agent.get<TicketDetail>(`/tickets/${waiting.id}`)).state).toBe('assigned');
  });
});
