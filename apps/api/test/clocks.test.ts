import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { BusinessCalendar, CustomerDetail, Page, ScanView, SlaPolicy, TicketClock, TicketDetail, TicketProgress, TicketSubmitted, TicketSummary } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf } from './support/calls.js';
import { assigned, completed, createField, job, onSite, type Field } from './support/field.js';
import { createPerson } from './support/people.js';
import { aroundTheClock, promise, promisedTime, statesOf } from './support/service-levels.js';

const minute = 60_000;
let api: RunningApi;
let field: Field;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { field = await createField(api); });

async function report(fields: object = {}): Promise<TicketProgress> {
  const { ticket } = await field.as.tenant.post<TicketSubmitted>('/my/tickets', {
    stickerCode: field.device.sticker.code, description: '不制冷', urgency: 'normal', contact: { name: '张三', phone: '13800138000' }, anotherProblem: true, ...fields,
  });
  return ticket;
}
const detail = (id: number) => field.as.agent.get<TicketDetail>(`/tickets/${id}`);
const progress = (id: number) => field.as.tenant.get<TicketProgress>(`/my/tickets/${id}`);
const clock = (clocks: readonly TicketClock[], kind: TicketClock['kind']): TicketClock => {
  const found = clocks.find((one) => one.kind === kind);
  if (!found) throw new Error(`no clock of ${kind}`);
  return found;
};

it('promises an answer within what the organization says, where there is no policy', async () => {
  const ticket = await report({ urgency: 'urgent' });
  expect(ticket.clocks).toEqual([{
    kind: 'response', state: 'running', startedAt: ticket.submittedAt, dueAt: ticket.expectedResponseAt, stoppedAt: null, targetMinutes: 60,
    warnAt: new Date(Date.parse(ticket.submittedAt) + 48 * minute).toISOString(), breached: false, pauses: [],
  }]);
  expect(Date.parse(ticket.expectedResponseAt) - Date.parse(ticket.submittedAt)).toBe(60 * minute);
  // What is answered at once is what is read later, by both sides.
  expect((await progress(ticket.id)).clocks).toEqual(ticket.clocks);
  expect(await detail(ticket.id)).toMatchObject({ clocks: ticket.clocks, clock: ticket.clocks[0] });
});

it('tells whoever scans the sticker the same answer that a report gets, by the policy and its working hours', async () => {
  const { as, device } = field;
  const scan = async () => (await api.http.get(`/api/v1/scan/${device.sticker.code}`).expect(200)).body as ScanView;
  const minutesLeft = async () => Math.round((Date.parse((await scan()).answeredBy ?? '') - Date.now()) / minute);
  expect(await minutesLeft()).toBe(240);
  await promise(as.manager, { responseMinutes: 90 });
  expect(await minutesLeft()).toBe(90);
  const tomorrow = new Date(Date.now() + 24 * 60 * minute).getUTCDay() || 7;
  const calendar = await as.manager.post<BusinessCalendar>('/business-calendars', {
    name: '明天', timeZone: 'UTC', aroundTheClock: false, workingHours: [{ weekday: tomorrow, from: '08:00', to: '20:00' }], publicHolidays: false, exceptions: [],
  });
  await promise(as.manager, { position: 0, calendarId: calendar.id });
  const ticket = await report();
  expect((await scan()).answeredBy).toBe(ticket.expectedResponseAt);
  expect((await scan()).answeredBy).toMatch(/T09:00:00.000Z$/);
});

it('shows tenant and staff the same clocks from the report to the repair', async () => {
  await promise(field.as.manager);
  const ticket = await report();
  expect(ticket.clocks.map(({ kind, targetMinutes, state }) => [kind, targetMinutes, state])).toEqual([['response', 60, 'running'], ['on-site', 240, 'running'], ['resolution', 480, 'running']]);
  expect(Date.parse(ticket.expectedResponseAt) - Date.parse(ticket.submittedAt)).toBe(60 * minute);
  await field.as.agent.post(`/tickets/${ticket.id}/triage`, { priority: 'normal' });
  expect(statesOf((await progress(ticket.id)).clocks)).toEqual({ response: 'met', 'on-site': 'running', resolution: 'running' });
  await completed(field, await assigned(field, ticket.id));
  const [seen, shown] = [await detail(ticket.id), await progress(ticket.id)];
  expect(statesOf(seen.clocks)).toEqual({ response: 'met', 'on-site': 'met', resolution: 'met' });
  expect(shown.clocks).toEqual(seen.clocks);
  expect(seen.clock).toBeNull();
});

it('takes the first policy that speaks of the ticket, and plans anew when the desk has decided, from the same start', async () => {
  const calendarId = (await aroundTheClock(field.as.manager)).id;
  await promise(field.as.manager, { calendarId, name: '一般', position: 5 });
  await promise(field.as.manager, { calendarId, name: '紧急', position: 1, priorities: ['critical'], responseMinutes: 15, onSiteMinutes: 60, resolutionMinutes: null });
  const ticket = await report();
  expect(clock(ticket.clocks, 'on-site').targetMinutes).toBe(240);
  const triaged = await field.as.agent.post<TicketDetail>(`/tickets/${ticket.id}/triage`, { priority: 'critical' });
  expect(triaged.clocks).toMatchObject([
    { kind: 'response', state: 'met', targetMinutes: 60 }, { kind: 'on-site', state: 'running', targetMinutes: 60, startedAt: ticket.submittedAt }, { kind: 'resolution', state: 'withdrawn' },
  ]);
  expect(promisedTime(clock(triaged.clocks, 'on-site'))).toBe(60 * minute);
  const emergency = await report({ urgency: 'emergency' });
  expect(emergency.clocks.map(({ kind, targetMinutes }) => [kind, targetMinutes])).toEqual([['response', 15], ['on-site', 60]]);
  expect(Date.parse(emergency.expectedResponseAt) - Date.parse(emergency.submittedAt)).toBe(15 * minute);
});

it('promises more to a customer of a higher level, as soon as the level changes', async () => {
  const { as, device } = field;
  await promise(as.manager, { customerLevels: ['vip'], responseMinutes: 5, onSiteMinutes: null, resolutionMinutes: null });
  const customer = await as.admin.post<CustomerDetail>('/customers', { kind: 'company', name: '华润', level: 'vip' });
  expect((await report()).clocks).toMatchObject([{ targetMinutes: 240 }]);
  await as.admin.put(`/assets/${device.asset.id}`, { name: device.asset.name, categoryId: device.category.id, locationId: device.location.id, serialNumber: device.asset.serialNumber, customerId: customer.id });
  expect((await report()).clocks).toMatchObject([{ targetMinutes: 5 }]);
  await as.admin.put(`/customers/${customer.id}`, { kind: 'company', name: '华润', level: 'standard' });
  expect((await report()).clocks).toMatchObject([{ targetMinutes: 240 }]);
});

it('promises by category', async () => {
  const { as, device } = field;
  await promise(as.manager, { categoryIds: [device.category.id], responseMinutes: 7 });
  expect(clock((await report()).clocks, 'response').targetMinutes).toBe(7);
  expect(clock((await report({ stickerCode: undefined, placeText: '大厅' })).clocks, 'response').targetMinutes).toBe(240);
});

it('stops for a hold where the policy says so, keeps what is left, and shows every pause with its reason', async () => {
  await promise(field.as.manager);
  const { ticket, visitId } = await job(field);
  await onSite(field, visitId);
  await field.as.agent.post(`/tickets/${ticket.id}/hold`, { reason: 'parts', until: new Date(Date.now() + 86_400_000).toISOString() });
  const held = await progress(ticket.id);
  expect(clock(held.clocks, 'resolution')).toMatchObject({ state: 'paused', breached: false, pauses: [{ to: null, reason: 'parts' }] });
  // Paused: it would be due later with every look.
  expect((await progress(ticket.id)).clocks[2]?.dueAt.localeCompare(clock(held.clocks, 'resolution').dueAt)).toBe(1);
  expect((await detail(ticket.id)).clock).toMatchObject({ kind: 'resolution', state: 'paused' });
  await field.as.agent.post(`/tickets/${ticket.id}/resume`, {});
  const resumed = clock((await progress(ticket.id)).clocks, 'resolution');
  expect(resumed).toMatchObject({ state: 'running', pauses: [{ from: expect.any(String), to: expect.any(String), reason: 'parts' }] });
  expect(promisedTime(resumed)).toBe(480 * minute);

  await field.as.agent.post(`/tickets/${ticket.id}/hold`, { reason: 'access', until: new Date(Date.now() + 86_400_000).toISOString() });
  expect(clock((await detail(ticket.id)).clocks, 'resolution')).toMatchObject({ state: 'running', pauses: [{ reason: 'parts' }] });
});

it('starts arrival and repair again when the work goes out again', async () => {
  await promise(field.as.manager);
  const { ticket, visitId } = await job(field);
  await completed(field, visitId);
  const again = await field.as.agent.post<TicketDetail>(`/tickets/${ticket.id}/rework`, { reason: 'not-fixed' });
  expect(statesOf(again.clocks)).toEqual({ response: 'met', 'on-site': 'running', resolution: 'running' });
  expect(clock(again.clocks, 'resolution').startedAt > ticket.submittedAt).toBe(true);
  await completed(field, await assigned(field, ticket.id, field.people.colleague), field.as.colleague);
  expect(statesOf((await progress(ticket.id)).clocks)).toEqual({ response: 'met', 'on-site': 'met', resolution: 'met' });
  const rows: { kind: string; round: number; state: string }[] = await api.database.query('SELECT kind, round, state FROM ticket_clocks WHERE ticketId = ? ORDER BY id', [ticket.id]);
  expect(rows.map(({ kind, round, state }) => `${kind} ${round} ${state}`)).toEqual(['response 0 met', 'on-site 0 met', 'resolution 0 met', 'on-site 1 met', 'resolution 1 met']);
});

it('withdraws what is left when a ticket ends without the work', async () => {
  await promise(field.as.manager);
  const ticket = await report();
  await field.as.tenant.post(`/my/tickets/${ticket.id}/cancel`, { reason: 'fixed-itself' });
  expect(statesOf((await progress(ticket.id)).clocks)).toEqual({ response: 'withdrawn', 'on-site': 'withdrawn', resolution: 'withdrawn' });
  const other = await report();
  await field.as.agent.post(`/tickets/${other.id}/invalidate`, { reason: 'test' });
  expect(statesOf((await detail(other.id)).clocks)).toEqual({ response: 'met', 'on-site': 'withdrawn', resolution: 'withdrawn' });
});

it('takes a public word of the desk for an answer, and an internal one for none', async () => {
  const ticket = await report();
  await field.as.agent.post(`/tickets/${ticket.id}/comments`, { text: '先看看', internal: true });
  expect(statesOf((await detail(ticket.id)).clocks)).toEqual({ response: 'running' });
  await field.as.agent.post(`/tickets/${ticket.id}/comments`, { text: '马上来' });
  const answered = await detail(ticket.id);
  expect(answered.clocks).toMatchObject([{ state: 'met', stoppedAt: answered.respondedAt }]);
});

it('does not take it for an answer that tickets are triaged by themselves', async () => {
  const { as } = field;
  await api.http.patch('/api/v1/organization').set('authorization', field.people.admin.authorization).send({ automaticTriage: true }).expect(200);
  await promise(as.manager, { priorities: ['high'], responseMinutes: 20 });
  const ticket = await report({ urgency: 'urgent' });
  expect(ticket).toMatchObject({ state: 'triaged', clocks: [{ kind: 'response', state: 'running', targetMinutes: 20 }, {}, {}] });
});

it('shows in lists the promise that runs out next', async () => {
  await promise(field.as.manager);
  const ticket = await report();
  const listed = async () => (await field.as.agent.get<Page<TicketSummary>>('/tickets')).items.find(({ id }) => id === ticket.id)?.clock;
  expect(await listed()).toMatchObject({ kind: 'response' });
  await field.as.agent.post(`/tickets/${ticket.id}/triage`, { priority: 'low' });
  expect(await listed()).toMatchObject({ kind: 'on-site', state: 'running' });
  expect((await field.as.tenant.get<Page<TicketSummary>>('/my/tickets')).items[0]?.clock).toMatchObject({ kind: 'on-site' });
});

it('says at once that a promise was missed, and what is late stays late', async () => {
  const ticket = await report();
  await api.database.query('UPDATE ticket_clocks SET dueAt = ? WHERE ticketId = ?', [new Date(Date.now() - 1000), ticket.id]);
  expect((await progress(ticket.id)).clocks).toMatchObject([{ state: 'running', breached: true }]);
  await field.as.agent.post(`/tickets/${ticket.id}/comments`, { text: '抱歉' });
  expect((await progress(ticket.id)).clocks).toMatchObject([{ state: 'missed', breached: true }]);
});

it('keeps a promise that was made when its policy is removed', async () => {
  const { as } = field;
  const policy = await promise(as.manager);
  const { ticket, visitId } = await job(field);
  await as.manager.call('delete', `/sla-policies/${policy.id}`).expect(200);
  expect((await report()).clocks).toHaveLength(1);
  await onSite(field, visitId);
  await as.agent.post(`/tickets/${ticket.id}/hold`, { reason: 'parts', until: new Date(Date.now() + 86_400_000).toISOString() });
  expect(clock((await detail(ticket.id)).clocks, 'resolution')).toMatchObject({ state: 'paused' });
});

it('writes the clocks of a report with one statement, and reads nothing for it a second time', async () => {
  await promise(field.as.manager);
  await report();
  const statements: string[] = [];
  const { logger } = api.database;
  api.database.setOptions({ logging: ['query'], logger: { ...logger, logQuery: (sql: string) => { statements.push(sql); } } as never });
  try {
    await report();
  } finally {
    api.database.setOptions({ logging: false });
  }
  const own = statements.filter((sql) => /ticket_clocks|sla_policies|business_calendars|customers/.test(sql));
  expect(own.map((sql) => sql.slice(0, 25))).toEqual(['INSERT INTO ticket_clocks']);
});

it('lets a policy be changed under running promises', async () => {
  const { as } = field;
  const policy = await promise(as.manager);
  const ticket = await report();
  const { id, version, ...fields } = policy;
  await as.manager.put<SlaPolicy>(`/sla-policies/${id}`, { ...fields, version, responseMinutes: 5 });
  expect(clock((await detail(ticket.id)).clocks, 'response').targetMinutes).toBe(60);
  expect(clock((await report()).clocks, 'response').targetMinutes).toBe(5);
});

it('shows the engineer the promise that runs out next, and a stranger nothing', async () => {
  await promise(field.as.manager);
  const { ticket, visitId } = await job(field);
  expect((await field.as.engineer.get<{ clock: TicketClock }>(`/jobs/${visitId}`)).clock).toEqual(clock((await detail(ticket.id)).clocks, 'on-site'));
  const stranger = callsOf(api, await createPerson(api, field.organizationId, ['requester']));
  expect(await stranger.refusal('get', `/my/tickets/${ticket.id}`)).toMatchObject({ status: 404 });
});
