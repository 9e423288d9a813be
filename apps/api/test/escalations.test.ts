import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { EscalationStep, Notice, Page, SlaPolicy, TicketDetail, TicketProgress, TicketSubmitted, TimelineEntry } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createField, job, onSite, type Field } from './support/field.js';
import { createPerson } from './support/people.js';
import { aroundTheClock, promise } from './support/service-levels.js';
import { EscalationsService } from '../src/modules/escalations/escalations.service.js';
import { ClocksService } from '../src/modules/service-levels/clocks.service.js';

const minute = 60_000;
let one: RunningApi;
let two: RunningApi;
let field: Field;
beforeAll(async () => {
  one = await startApi();
  two = await startApi();
});
afterAll(async () => {
  await one.close();
  await two.close();
});
beforeEach(async () => {
  field = await createField(one);
  // What other tests left must not be due in their future, or the jobs of both servers in this one's.
  await one.database.query('UPDATE ticket_clocks SET nextAt = NULL');
});

/** So many minutes after the report, on every server at once. */
const pass = async (ticket: { submittedAt: string }, minutes: number, servers = [one]) => {
  const now = new Date(Date.parse(ticket.submittedAt) + minutes * minute);
  await Promise.all(servers.map(({ app }) => app.get(EscalationsService).escalateDue(now)));
};
const report = async (fields: object = {}): Promise<TicketProgress> => (await field.as.tenant.post<TicketSubmitted>('/my/tickets', {
  stickerCode: field.device.sticker.code, description: '不制冷', urgency: 'normal', contact: { name: '张三', phone: '13800138000' }, anotherProblem: true, ...fields,
})).ticket;
const detail = (id: number) => field.as.agent.get<TicketDetail>(`/tickets/${id}`);
const news = (timeline: readonly TimelineEntry[]) => timeline.filter(({ kind }) => kind === 'clock').map(({ clock, internal, priority }) => [clock?.kind, clock?.news, internal, priority]);
const notices = async (calls: Calls) => (await calls.get<Page<Notice>>('/me/notices')).items.map(({ kind, data }) => [kind, data['clock']]).reverse();
const step = (fields: Partial<EscalationStep>): EscalationStep => ({ clock: 'response', since: 'due', minutes: 0, raisePriority: false, targets: [], ...fields });

it('warns the desk when an answer is nearly due, and says to both sides that it was missed', async () => {
  const ticket = await report();
  await pass(ticket, 240 * 0.8 - 1);
  expect(await notices(field.as.agent)).toEqual([]);
  await pass(ticket, 240 * 0.8);
  expect(await notices(field.as.agent)).toEqual([['clock-warning', 'response']]);
  expect(news((await detail(ticket.id)).timeline)).toEqual([['response', 'warning', true, null]]);
  await pass(ticket, 240);
  expect(await notices(field.as.agent)).toEqual([['clock-warning', 'response'], ['clock-breached', 'response']]);
  expect(news((await detail(ticket.id)).timeline)).toEqual([['response', 'warning', true, null], ['response', 'breached', false, null]]);
  // The requester reads of the breach, and of nothing before it.
  expect(news((await field.as.tenant.get<TicketProgress>(`/my/tickets/${ticket.id}`)).timeline)).toEqual([['response', 'breached', false, null]]);
  await pass(ticket, 9000);
  expect(await notices(field.as.agent)).toHaveLength(2);
  expect(await field.as.agent.get(`/tickets/${ticket.id}/verification`)).toMatchObject({ intact: true });
});

it('raises the priority and tells the department head when nobody has answered for two hours', async () => {
  const head = await createPerson(one, field.organizationId, ['manager'], { name: '部门主管' });
  const policy: SlaPolicy = await promise(field.as.manager, {
    responseMinutes: 180, warningPercent: 95, escalations: [step({ since: 'start', minutes: 120, raisePriority: true, targets: [{ kind: 'user', userId: head.id }] })],
  });
  expect(policy.escalations).toEqual([{ clock: 'response', since: 'start', minutes: 120, raisePriority: true, targets: [{ kind: 'user', userId: head.id }] }]);
  const [silent, answered] = [await report(), await report()];
  await field.as.agent.post(`/tickets/${answered.id}/comments`, { text: '马上来' });
  await pass(silent, 119);
  expect(await notices(callsOf(one, head))).toEqual([]);
  await pass(silent, 120.1);
  const [told, ...others] = (await callsOf(one, head).get<Page<Notice>>('/me/notices')).items;
  expect(told).toMatchObject({ kind: 'escalation', ticketId: silent.id, ticketNumber: silent.number, data: { clock: 'response', since: 'start', minutes: 120, priority: 'high', device: '挂式空调' } });
  expect(others).toEqual([]);
  const seen = await detail(silent.id);
  expect(seen).toMatchObject({ priority: 'high', state: 'submitted' });
  expect(news(seen.timeline)).toEqual([['response', 'escalated', true, 'high']]);
  // What was promised with the priority it had stands.
  expect(seen.clocks[0]).toMatchObject({ kind: 'response', targetMinutes: 180, dueAt: silent.clocks[0]?.dueAt });
  expect(await detail(answered.id)).toMatchObject({ priority: null });
  expect(news((await field.as.tenant.get<TicketProgress>(`/my/tickets/${silent.id}`)).timeline)).toEqual([]);
});

it('goes from the engineer to the agents to the managers', async () => {
  const { as } = field;
  await promise(as.manager, {
    escalations: [
      step({ clock: 'on-site', minutes: 0, targets: [{ kind: 'engineer' }] }), step({ clock: 'on-site', minutes: 30, targets: [{ kind: 'role', role: 'agent' }] }),
      step({ clock: 'on-site', minutes: 60, raisePriority: true, targets: [{ kind: 'role', role: 'manager' }, { kind: 'engineer' }] }),
    ],
  });
  const { ticket } = await job(field);
  await pass(ticket, 192);
  const about = async (calls: Calls) => (await notices(calls)).filter(([kind]) => kind !== 'job-assigned');
  expect(await about(as.engineer)).toEqual([['clock-warning', 'on-site']]);
  expect(await about(as.agent)).toEqual([]);
  await pass(ticket, 240);
  expect(await about(as.engineer)).toEqual([['clock-warning', 'on-site'], ['clock-breached', 'on-site'], ['escalation', 'on-site']]);
  expect(await about(as.agent)).toEqual([['clock-breached', 'on-site']]);
  await pass(ticket, 271);
  expect(await about(as.agent)).toEqual([['clock-breached', 'on-site'], ['escalation', 'on-site']]);
  expect(await about(as.manager)).toEqual([]);
  await pass(ticket, 301);
  expect(await about(as.manager)).toEqual([['escalation', 'on-site']]);
  expect(await about(as.colleague)).toEqual([]);
  expect(await detail(ticket.id)).toMatchObject({ priority: 'critical' });
});

it('says each thing once when two processes look at the same time', async () => {
  await promise(field.as.manager, { responseMinutes: 10, escalations: [step({ targets: [{ kind: 'role', role: 'manager' }] })] });
  const tickets: TicketProgress[] = [];
  for (let turn = 0; turn < 12; turn += 1) tickets.push(await report());
  const last = tickets.at(-1);
  if (!last) throw new Error('nothing was reported');
  await pass(last, 11, [one, two, one, two]);
  expect((await notices(field.as.manager)).filter(([kind]) => kind === 'escalation')).toHaveLength(12);
  for (const { id } of tickets) expect(news((await detail(id)).timeline)).toEqual([['response', 'breached', false, null], ['response', 'escalated', true, null]]);
});

it('is silent about what was done in time, is paused, or is over', async () => {
  const { as } = field;
  await promise(as.manager);
  const [answered, cancelled] = [await report(), await report()];
  await as.agent.post(`/tickets/${answered.id}/triage`, { priority: 'low' });
  await as.tenant.post(`/my/tickets/${cancelled.id}/cancel`, { reason: 'fixed-itself' });
  const { ticket, visitId } = await job(field);
  await onSite(field, visitId);
  await as.agent.post(`/tickets/${ticket.id}/hold`, { reason: 'parts', until: new Date(Date.now() + 86_400_000).toISOString() });
  await pass(ticket, 100);
  for (const { id } of [answered, cancelled, ticket]) expect(news((await detail(id)).timeline)).toEqual([]);
  await pass(ticket, 5000);
  for (const { id } of [cancelled, ticket]) expect(news((await detail(id)).timeline)).toEqual([]);
});

it('says it again in time when the process that had taken it died', async () => {
  const ticket = await report({ urgency: 'emergency' });
  const due = Date.parse(ticket.expectedResponseAt);
  // Taken, and then nothing.
  const taken = await one.app.get(ClocksService).claimDue(new Date(due), 10);
  expect(taken.map(({ ticketId }) => ticketId)).toEqual([ticket.id]);
  await two.app.get(EscalationsService).escalateDue(new Date(due + minute));
  expect(await notices(field.as.agent)).toEqual([]);
  await two.app.get(EscalationsService).escalateDue(new Date(due + 2 * minute));
  expect(await notices(field.as.agent)).toEqual([['clock-breached', 'response']]);
});

it('does not let one ticket that cannot be told of stop the others', async () => {
  const [broken, fine] = [await report(), await report()];
  await one.database.query('UPDATE ticket_clocks SET ticketId = 4294967295 WHERE ticketId = ?', [broken.id]);
  await expect(pass(fine, 240)).rejects.toThrow('1 clocks could not be escalated');
  expect(news((await detail(fine.id)).timeline)).toEqual([['response', 'breached', false, null]]);
  await one.database.query('DELETE FROM ticket_clocks WHERE ticketId = 4294967295');
});

it('follows a chain that is changed while the promise runs', async () => {
  const { as } = field;
  const { id, version, ...fields } = await promise(as.manager, { responseMinutes: 100 });
  const ticket = await report();
  await pass(ticket, 80);
  await as.manager.put(`/sla-policies/${id}`, { ...fields, version, escalations: [step({ since: 'start', minutes: 90, targets: [{ kind: 'role', role: 'manager' }] })] });
  await pass(ticket, 90);
  expect(await notices(as.manager)).toEqual([['escalation', 'response']]);
});

it('counts by the calendar: nobody is woken at night', async () => {
  const { as } = field;
  const calendar = await aroundTheClock(as.manager);
  // Open for one minute a day, an hour ago: all that is left is tomorrow's.
  const wall = new Date(Date.now() - 60 * minute).toISOString().slice(11, 16);
  const to = new Date(Date.now() - 59 * minute).toISOString().slice(11, 16);
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => (to > wall ? { weekday, from: wall, to } : { weekday, from: '00:00', to: '00:01' }));
  await as.manager.put(`/business-calendars/${calendar.id}`, { name: '一分钟', timeZone: 'UTC', aroundTheClock: false, publicHolidays: false, exceptions: [], workingHours: hours });
  await promise(as.manager, { calendarId: calendar.id, responseMinutes: 1 });
  const ticket = await report();
  await pass(ticket, 30);
  expect(news((await detail(ticket.id)).timeline)).toEqual([]);
  await pass(ticket, 24 * 60);
  expect(news((await detail(ticket.id)).timeline)).toEqual([['response', 'breached', false, null]]);
});
