import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FollowUpSettings, FollowUpSummary, MyFollowUp, Notice, Page, Role, TicketDetail, TicketSubmitted, VisitView } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { completeTicket, submitTicket } from './support/completed-tickets.js';
import { createDevice, type TestDevice } from './support/devices.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { until } from './support/until.js';
import { requesterMerged, type RequesterMerged } from '../src/modules/identity/identity.events.js';
import { FollowUpsClock } from '../src/modules/follow-ups/follow-ups.clock.js';
import { FollowUpsRepository } from '../src/modules/follow-ups/follow-ups.repository.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { Outbox } from '../src/platform/outbox/outbox.js';

const hour = 3_600_000;

let api: RunningApi;
let organizationId: number;
let device: TestDevice;
let tenant: TestPerson;
let engineer: TestPerson;
let mine: Calls;
let agent: Calls;
let manager: Calls;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  device = await createDevice(api, organizationId);
  tenant = await person('requester', { name: '王小姐' });
  engineer = await person('engineer', { name: '李工' });
  mine = callsOf(api, tenant);
  agent = callsOf(api, await person('agent', { name: '小陈' }));
  manager = callsOf(api, await person('manager'));
});

const person = (role: Role, fields = {}) => createPerson(api, organizationId, [role], fields);

async function completed(fields: object = {}, by = tenant): Promise<TicketSubmitted> {
  const submitted = await submitTicket(api, by, device, fields);
  await completeTicket(api, submitted.ticket.id, engineer, device);
  return submitted;
}

const path = ({ ticket }: TicketSubmitted) => `/my/tickets/${ticket.id}/follow-up`;
const ticketOf = ({ ticket }: TicketSubmitted) => agent.get<TicketDetail>(`/tickets/${ticket.id}`);
const lineOf = async ({ ticket }: TicketSubmitted) => (await agent.get<Page<FollowUpSummary>>(`/follow-ups?ticketId=${ticket.id}`)).items[0];
const idOf = async (submitted: TicketSubmitted) => (await lineOf(submitted))?.id ?? 0;
const settings = async (fields: Partial<FollowUpSettings>) => manager.put('/follow-ups/settings', { ...await manager.get<FollowUpSettings>('/follow-ups/settings'), ...fields });
/** As if so many hours had passed since the work was done. */
const hoursLater = (ticketId: number, hours: number) => api.database.query(
  'UPDATE follow_ups SET completedAt = completedAt - INTERVAL ? HOUR, dueAt = dueAt - INTERVAL ? HOUR, closesAt = closesAt - INTERVAL ? HOUR WHERE ticketId = ?', [hours, hours, hours, ticketId],
);
const callList = () => api.app.get(FollowUpsRepository).putOnCallList(new Date());

describe('the requester', () => {
  it('is asked when the work is done, and not before', async () => {
    const submitted = await submitTicket(api, tenant, device);
    expect(await mine.refusal('get', path(submitted))).toEqual({ status: 404, code: 'not-found' });
    await completeTicket(api, submitted.ticket.id, engineer, device);
    const asked = await mine.get<MyFollowUp>(path(submitted));
    expect(asked).toMatchObject({ status: 'asked', askNps: true, engineerName: '李工', answer: null, answeredAt: null });
    expect(Date.parse(asked.closesAt) - Date.parse(asked.completedAt)).toBe(72 * hour);
  });

  it('closes the ticket by being content', async () => {
    const submitted = await completed();
    const answered = await mine.post<MyFollowUp>(path(submitted), { fixed: true, csat: 5, nps: 9, comment: '很快，谢谢' });
    expect(answered).toMatchObject({ status: 'answered', answer: { fixed: true, csat: 5, nps: 9, comment: '很快，谢谢' } });
    expect(await ticketOf(submitted)).toMatchObject({ state: 'closed', timeline: expect.arrayContaining([expect.objectContaining({ action: 'confirm', text: '很快，谢谢', actor: expect.objectContaining({ kind: 'requester' }) })]) });
    expect(await lineOf(submitted)).toMatchObject({ answeredBy: 'requester', engineerName: '李工', contactPhone: '138****8000' });
  });

  it.each([
    [{ fixed: false }, 'not-fixed'],
    [{ fixed: false, csat: 5 }, 'not-fixed'],
    [{ fixed: true, csat: 2 }, 'low-score'],
  ])('sends it out again with %j, without the first engineer, and the managers hear of it', async (answer, reason) => {
    const submitted = await completed();
    await mine.post(path(submitted), { ...answer, comment: '还是漏水' });
    const ticket = await ticketOf(submitted);
    expect(ticket).toMatchObject({ state: 'triaged', reworkCount: 1, engineer: null, excludedEngineers: [{ id: engineer.id }] });
    expect(ticket.timeline.at(-1)).toMatchObject({ action: 'rework', reason, text: '还是漏水' });
    expect((await manager.get<Page<Notice>>('/me/notices')).items).toMatchObject([{ kind: 'follow-up-bad', ticketId: submitted.ticket.id }]);
    expect((await agent.get<Page<FollowUpSummary>>('/follow-ups?bad=true')).items).toMatchObject([{ ticketId: submitted.ticket.id }]);
    expect(await agent.get<VisitView[]>(`/tickets/${submitted.ticket.id}/visits`)).toMatchObject([{ outcome: 'completed', credited: false }]);
  });

  it('is low by the organization\'s measure', async () => {
    await settings({ lowScore: 0, excludeFirstEngineer: false });
    const [content, discontent] = [await completed(), await completed()];
    await mine.post(path(content), { fixed: true, csat: 1 });
    expect(await ticketOf(content)).toMatchObject({ state: 'closed' });
    await mine.post(path(discontent), { fixed: false });
    expect(await ticketOf(discontent)).toMatchObject({ state: 'triaged', excludedEngineers: [] });
  });

  it('is asked again after every repair, each with its own answer', async () => {
    const submitted = await completed();
    await mine.post(path(submitted), { fixed: false, csat: 1 });
    await completeTicket(api, submitted.ticket.id, await person('engineer', { name: '赵工' }), device);
    expect(await mine.get(path(submitted))).toMatchObject({ status: 'asked', engineerName: '赵工', answer: null });
    await mine.post(path(submitted), { fixed: true, csat: 4 });
    const lines = (await agent.get<Page<FollowUpSummary>>(`/follow-ups?ticketId=${submitted.ticket.id}`)).items;
    expect(lines.map(({ engineerName, answer }) => [engineerName, answer?.csat])).toEqual([['赵工', 4], ['李工', 1]]);
  });

  it('answers by the private link too', async () => {
    const submitted = await completed();
    const link = `/api/v1/public/tickets/${submitted.followToken}/follow-up`;
    expect((await api.http.get(link).expect(200)).body).toMatchObject({ status: 'asked' });
    const answer = await api.http.post(link).set('Idempotency-Key', idempotencyKey()).send({ fixed: true, csat: 5 }).expect(201);
    expect(answer.body).toMatchObject({ status: 'answered' });
    expect(await ticketOf(submitted)).toMatchObject({ state: 'closed' });
    await api.http.get(link.replace(submitted.followToken, `${submitted.followToken.slice(0, -2)}AA`)).expect(404);
  });

  it('answers once, however often it is tapped, and whoever was first', async () => {
    const submitted = await completed();
    const key = idempotencyKey();
    const answers = await Promise.all(Array.from({ length: 5 }, () => mine.call('post', path(submitted), { fixed: true, csat: 5 }, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await mine.refusal('post', path(submitted), { fixed: false })).toEqual({ status: 409, code: 'follow-up-answered', context: { state: 'closed' } });
    const other = await completed();
    const id = await idOf(other);
    const [one, two] = await Promise.all([mine.call('post', path(other), { fixed: true, csat: 5 }), agent.call('post', `/follow-ups/${id}/calls`, { result: 'answered', answer: { fixed: false } })]);
    expect([one.status, two.status].sort()).toEqual([201, 409]);
  });

  it('is asked for a recommendation only now and then', async () => {
    await completed();
    const second = await completed();
    expect(await mine.get(path(second))).toMatchObject({ askNps: false });
    expect(await mine.refusal('post', path(second), { fixed: true, nps: 9 })).toMatchObject({ status: 400, errors: [{ field: 'nps', code: 'not-asked' }] });
    await settings({ npsEveryDays: 0 });
    expect(await mine.get(path(await completed()))).toMatchObject({ askNps: true });
  });

  it('is one person to that count when two accounts turn out to be theirs', async () => {
    const submitted = await completed();
    const other = await person('requester');
    await api.app.get(UnitOfWork).run((transaction) => api.app.get(Outbox).add(transaction, { organizationId, name: requesterMerged, payload: { fromUserId: tenant.id, intoUserId: other.id } satisfies RequesterMerged }));
    const calls = callsOf(api, other);
    await until(async () => (await calls.call('get', path(submitted))).status === 200 && (await api.database.query('SELECT 1 FROM follow_ups WHERE requesterId = ?', [other.id]) as unknown[]).length === 1);
    expect(await calls.get(path(await completed({}, other)))).toMatchObject({ askNps: false });
  });

  it('alone is asked: neighbours and strangers find nothing', async () => {
    const submitted = await submitTicket(api, tenant, device);
    const neighbour = callsOf(api, await person('requester'));
    await neighbour.post('/my/follows', { stickerCode: device.sticker.code, ticketNumber: submitted.ticket.number });
    await completeTicket(api, submitted.ticket.id, engineer, device);
    const stranger = callsOf(api, await person('requester'));
    for (const calls of [neighbour, stranger]) {
      expect(await calls.refusal('get', path(submitted))).toEqual({ status: 404, code: 'not-found' });
      expect(await calls.refusal('post', path(submitted), { fixed: true })).toEqual({ status: 404, code: 'not-found' });
    }
  });

  it('names every wrong field', async () => {
    const submitted = await completed();
    expect(await mine.refusal('post', path(submitted), { csat: 6, nps: 11, comment: 'x'.repeat(1001) })).toMatchObject({
      status: 400, errors: [{ field: 'fixed', code: 'required' }, { field: 'csat', code: 'too-large' }, { field: 'nps', code: 'too-large' }, { field: 'comment', code: 'too-long' }],
    });
  });
});

describe('time', () => {
  it('puts who did not answer on the call list, the longest due first', async () => {
    const [first, second] = [await completed(), await completed()];
    await hoursLater(first.ticket.id, 25);
    await hoursLater(second.ticket.id, 30);
    await completed();
    await callList();
    const list = (await agent.get<Page<FollowUpSummary>>('/follow-ups?status=to-call&limit=1'));
    expect(list.items).toMatchObject([{ ticketNumber: second.ticket.number, problem: '不制冷', contactName: '王小姐', calls: [] }]);
    expect((await agent.get<Page<FollowUpSummary>>(`/follow-ups?status=to-call&limit=1&cursor=${list.nextCursor ?? ''}`)).items).toMatchObject([{ ticketNumber: first.ticket.number }]);
  });

  it('closes what nobody answered, by the system', async () => {
    const [silent, answered] = [await completed(), await completed()];
    await mine.post(path(answered), { fixed: false });
    for (const { ticket } of [silent, answered]) await hoursLater(ticket.id, 73);
    await api.app.get(FollowUpsClock).closeOverdue();
    const ticket = await ticketOf(silent);
    expect(ticket).toMatchObject({ state: 'closed' });
    expect(ticket.timeline.at(-1)).toMatchObject({ action: 'confirm', actor: { kind: 'system' } });
    expect(await lineOf(silent)).toMatchObject({ status: 'given-up', answer: null });
    expect(await ticketOf(answered)).toMatchObject({ state: 'triaged' });
  });

  it('lets a late answer still count, and reopen within the guarantee', async () => {
    const [late, tooLate] = [await completed(), await completed()];
    for (const { ticket } of [late, tooLate]) await hoursLater(ticket.id, 73);
    await api.app.get(FollowUpsClock).closeOverdue();
    await mine.post(path(late), { fixed: false });
    expect(await ticketOf(late)).toMatchObject({ state: 'triaged', reworkCount: 1 });
    await api.database.query('UPDATE tickets SET closedAt = closedAt - INTERVAL 31 DAY WHERE id = ?', [tooLate.ticket.id]);
    await mine.post(path(tooLate), { fixed: false });
    expect(await ticketOf(tooLate)).toMatchObject({ state: 'closed', reworkCount: 0 });
    expect(await lineOf(tooLate)).toMatchObject({ status: 'answered', answer: { fixed: false } });
    expect((await manager.get<Page<Notice>>('/me/notices')).items).toHaveLength(2);
  });
});

describe('the desk', () => {
  const due = async () => {
    const submitted = await completed();
    await hoursLater(submitted.ticket.id, 25);
    await callList();
    return { submitted, id: await idOf(submitted) };
  };

  it('writes down calls until somebody answers', async () => {
    const { submitted, id } = await due();
    const tomorrow = new Date(Date.now() + 24 * hour).toISOString();
    const noAnswer = await agent.post<FollowUpSummary>(`/follow-ups/${id}/calls`, { result: 'no-answer', note: '响了很久' });
    expect(noAnswer).toMatchObject({ status: 'to-call', calls: [{ result: 'no-answer', note: '响了很久', agentName: '小陈', nextCallAt: null }] });
    expect(Date.parse(noAnswer.dueAt)).toBeGreaterThan(Date.now() + 23 * hour);
    expect(await agent.post(`/follow-ups/${id}/calls`, { result: 'call-later', nextCallAt: tomorrow })).toMatchObject({ dueAt: tomorrow });
    const answered = await agent.post<FollowUpSummary>(`/follow-ups/${id}/calls`, { result: 'answered', answer: { fixed: true, csat: 4, comment: '好了' } });
    expect(answered).toMatchObject({ status: 'answered', answeredBy: 'agent', answer: { csat: 4 } });
    expect(answered.calls.map(({ result }) => result)).toEqual(['no-answer', 'call-later', 'answered']);
    expect(await ticketOf(submitted)).toMatchObject({ state: 'closed' });
  });

  it('keeps the question open until an agreed call', async () => {
    const { submitted, id } = await due();
    const nextWeek = new Date(Date.now() + 7 * 24 * hour).toISOString();
    const line = await agent.post<FollowUpSummary>(`/follow-ups/${id}/calls`, { result: 'call-later', nextCallAt: nextWeek });
    expect(Date.parse(line.closesAt)).toBe(Date.parse(nextWeek) + 24 * hour);
    await api.app.get(FollowUpsClock).closeOverdue(new Date(Date.now() + 6 * 24 * hour));
    expect(await ticketOf(submitted)).toMatchObject({ state: 'completed' });
  });

  it('does not call again who refused, and the ticket closes by itself', async () => {
    const { submitted, id } = await due();
    expect(await agent.post(`/follow-ups/${id}/calls`, { result: 'refused' })).toMatchObject({ status: 'asked' });
    await callList();
    expect((await agent.get<Page<FollowUpSummary>>('/follow-ups?status=to-call')).items).toEqual([]);
    await hoursLater(submitted.ticket.id, 72);
    await callList();
    await api.app.get(FollowUpsClock).closeOverdue();
    expect(await ticketOf(submitted)).toMatchObject({ state: 'closed' });
  });

  it('sends it out again when the requester says so on the phone', async () => {
    const { submitted, id } = await due();
    await agent.post(`/follow-ups/${id}/calls`, { result: 'answered', answer: { fixed: false, csat: 1, comment: '又坏了' } });
    expect(await ticketOf(submitted)).toMatchObject({ state: 'triaged', timeline: expect.arrayContaining([expect.objectContaining({ action: 'rework', reason: 'not-fixed', actor: expect.objectContaining({ kind: 'staff' }) })]) });
  });

  it('answers the question by confirming or sending back from the ticket', async () => {
    const [confirmed, sentBack] = [await completed(), await completed()];
    await agent.post(`/tickets/${confirmed.ticket.id}/confirm`, { note: '电话里说好了' });
    await agent.post(`/tickets/${sentBack.ticket.id}/rework`, { reason: 'fault-again', note: '第二天又坏' });
    expect(await lineOf(confirmed)).toMatchObject({ status: 'answered', answeredBy: 'agent', answer: { fixed: true, csat: null, comment: '电话里说好了' } });
    expect(await lineOf(sentBack)).toMatchObject({ status: 'answered', answeredBy: 'agent', answer: { fixed: false, comment: '第二天又坏' } });
    expect((await manager.get<Page<Notice>>('/me/notices')).items).toMatchObject([{ kind: 'follow-up-bad', ticketId: sentBack.ticket.id }]);
  });

  it('is answered by a requester who has it sent back without scores', async () => {
    const submitted = await completed();
    await mine.post(`/my/tickets/${submitted.ticket.id}/rework`, { reason: 'not-fixed' });
    expect(await lineOf(submitted)).toMatchObject({ status: 'answered', answeredBy: 'requester', answer: { fixed: false } });
  });

  it('refuses what does not go together', async () => {
    const { id } = await due();
    const refused = (body: object) => agent.refusal('post', `/follow-ups/${id}/calls`, body);
    expect(await refused({ result: 'answered' })).toMatchObject({ status: 400, errors: [{ field: 'answer', code: 'required' }] });
    expect(await refused({ result: 'no-answer', answer: { fixed: true } })).toMatchObject({ errors: [{ field: 'answer', code: 'not-allowed' }] });
    expect(await refused({ result: 'call-later' })).toMatchObject({ errors: [{ field: 'nextCallAt', code: 'required' }] });
    expect(await refused({ result: 'call-later', nextCallAt: '2020-01-01T00:00:00Z' })).toMatchObject({ errors: [{ field: 'nextCallAt', code: 'in-the-past' }] });
    expect(await refused({ result: 'sang', note: '\u0000' })).toMatchObject({ errors: [{ field: 'result', code: 'not-a-choice' }, { field: 'note', code: 'wrong-format' }] });
  });

  it('may not be done by an engineer, and not in another organization', async () => {
    const { submitted, id } = await due();
    expect(await callsOf(api, engineer).refusal('get', '/follow-ups')).toMatchObject({ status: 403 });
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['agent']));
    expect(await stranger.refusal('post', `/follow-ups/${id}/calls`, { result: 'no-answer' })).toEqual({ status: 404, code: 'not-found' });
    expect((await stranger.get<Page<FollowUpSummary>>(`/follow-ups?ticketId=${submitted.ticket.id}`)).items).toEqual([]);
    expect(await agent.refusal('get', '/follow-ups?status=to-call&cursor=WzFd')).toMatchObject({ status: 400, errors: [{ field: 'cursor' }] });
  });
});
