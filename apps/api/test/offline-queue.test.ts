import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DispatchSettings, JobDetail, TicketDetail, TimelineEntry, VisitView } from '@scanfix/shared-types';
import fc from 'fast-check';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { assigned, claimOf, createField, north, triagedTicket, upload, workStandard, type Field } from './support/field.js';
import { mishaps, OfflineClient, type Answer, type Mishap, type QueuedStep } from './support/offline-client.js';
import { createPerson, type TestPerson } from './support/people.js';

let api: RunningApi;
let field: Field;
let items: number[];
beforeAll(async () => {
  api = await startApi();
  field = await createField(api);
  // These assignments are hours old: the system would take them back while the phone is still sending.
  const settings = await field.as.admin.get<DispatchSettings>('/dispatch/settings');
  await field.as.admin.put('/dispatch/settings', { ...settings, unansweredMinutes: null });
  items = (await workStandard(field)).checklist.map(({ id }) => id);
});
afterAll(() => api.close());

const minute = 60_000;
/** A slow machine tries fewer days. */
const runs = { numRuns: 8, interruptAfterTimeLimit: 180_000 };

/** A day in the basement. */
interface Day {
  departs: boolean;
  checkIn: 'geofence' | 'sticker' | 'manual';
  work: ('record' | 'comment' | 'hold')[];
  end: 'signed' | 'unsigned' | 'cannot-complete' | 'goes-on';
}
const days: fc.Arbitrary<Day> = fc.record({
  departs: fc.boolean(),
  checkIn: fc.constantFrom('geofence', 'sticker', 'manual'),
  work: fc.array(fc.constantFrom('record', 'comment', 'hold'), { maxLength: 4 }),
  end: fc.constantFrom('signed', 'unsigned', 'cannot-complete', 'goes-on'),
});
/** For each step what happens to it before it gets through. */
const weathers: fc.Arbitrary<Mishap[][]> = fc.array(fc.array(fc.constantFrom(...mishaps), { maxLength: 3 }), { minLength: 16, maxLength: 16 });

/** One engineer's job, assigned hours ago, so that the phone's times count. */
interface Job {
  engineer: TestPerson;
  calls: Calls;
  ticketId: number;
  visitId: number;
}

async function assignedJob(start: Date): Promise<Job> {
  const engineer = await createPerson(api, field.organizationId, ['engineer'], { name: '周师傅' });
  const { id: ticketId } = await triagedTicket(field);
  const visitId = await assigned(field, ticketId, engineer);
  await api.database.query('UPDATE visits SET assignedAt = ?, lastStepAt = ? WHERE id = ?', [start, start, visitId]);
  return { engineer, calls: callsOf(api, engineer), ticketId, visitId };
}

/** The steps as the phone wrote them down, five minutes apart. Files are uploaded before. */
async function queueOf(day: Day, { engineer, visitId }: Job, start: Date): Promise<QueuedStep[]> {
  const steps: QueuedStep[] = [];
  let now = start.getTime();
  const add = (action: string, body: object = {}) => steps.push({ id: randomUUID(), path: `/jobs/${visitId}/${action}`, body: { ...body, ...(action === 'comments' ? {} : { happenedAt: new Date(now += 5 * minute).toISOString() }) } });
  const file = async () => claimOf(await upload(field, engineer));
  const record = async (note: string) => add('work-log', {
    cause: '铜管漏氟', action: '补漏', note, labourMinutes: 30, parts: [], checklist: items.map((itemId) => ({ itemId, result: 'ok' })),
    photos: [{ moment: 'after', takenAt: new Date(now).toISOString(), attachment: await file() }],
  });
  add('accept');
  if (day.departs) add('depart');
  if (day.checkIn === 'geofence') add('check-in', { method: 'geofence', coordinates: north(30), accuracyMeters: 20 });
  if (day.checkIn === 'sticker') add('check-in', { method: 'sticker', stickerCode: field.device.sticker.code });
  if (day.checkIn === 'manual') add('check-in', { method: 'manual', reason: '地下室', photo: await file() });
  const finishes = day.end === 'signed' || day.end === 'unsigned';
  for (const [index, work] of [...day.work, ...(finishes && !day.work.includes('record') ? ['record' as const] : [])].entries()) {
    if (work === 'record') await record(`第${index}次记录`);
    if (work === 'comment') add('comments', { text: `第${index}句话` });
    if (work === 'hold') {
      add('hold', { reason: 'parts', until: new Date(now + 48 * 60 * minute).toISOString() });
      add('resume');
    }
  }
  if (day.end === 'signed') add('complete', { signature: { signerName: '张三', image: await file() } });
  if (day.end === 'unsigned') add('complete', { unsignedReason: 'accepts-remotely' });
  if (day.end === 'cannot-complete') add('cannot-complete', { reason: 'parts-missing' });
  return steps;
}

/** What is left of a job, without what differs between two jobs: ids, links and the server's clock. */
async function outcome({ ticketId, visitId, calls }: Job) {
  const [ticket, visits, job] = [
    await field.as.agent.get<TicketDetail>(`/tickets/${ticketId}`), await field.as.agent.get<VisitView[]>(`/tickets/${ticketId}/visits`), await calls.get<JobDetail>(`/jobs/${visitId}`),
  ];
  expect(await field.as.agent.get(`/tickets/${ticketId}/verification`)).toMatchObject({ intact: true, events: ticket.timeline.length });
  return {
    state: ticket.state, holdUntil: ticket.holdUntil, engineer: ticket.engineer?.name, actions: job.availableActions,
    history: ticket.timeline.map(lineOf),
    visits: visits.map(({ id: _id, ticketId: _ticketId, engineer, assignedAt: _assignedAt, checkIn, workLog, signature, ...visit }) => ({
      ...visit, engineer: engineer.name,
      checkIn: checkIn && { ...checkIn, id: 0, photo: checkIn.photo !== null },
      workLog: workLog && { ...workLog, photos: workLog.photos.map(({ moment, takenAt }) => ({ moment, takenAt })) },
      signature: signature && { ...signature, image: signature.image !== null },
    })),
  };
}

function lineOf({ kind, action, fromState, toState, happenedAt, text, reason, until, internal, engineerName, actor }: TimelineEntry) {
  return { kind, action, fromState, toState, happenedAt, text, reason, until, internal, engineerName, actor: actor.name };
}

const refused = (answers: readonly Answer[]) => answers.filter(({ status }) => status >= 300);

it('ends as a plain day does, whatever the network does to the steps of an engineer', async () => {
  await fc.assert(fc.asyncProperty(days, weathers, async (day, weather) => {
    const start = new Date(Date.now() - 20 * 60 * minute);
    const [plain, rough] = [await assignedJob(start), await assignedJob(start)];
    const plainQueue = await queueOf(day, plain, start);
    const calm = await new OfflineClient(api, plain.engineer).send(plainQueue, []);
    expect(refused(calm.answers)).toEqual([]);
    const { answers, echoes } = await new OfflineClient(api, rough.engineer).send(await queueOf(day, rough, start), weather);
    // Nothing is lost: each step was taken in the end; and a late copy is told what the step was told.
    expect(answers).toHaveLength(plainQueue.length);
    expect(refused([...answers, ...echoes])).toEqual([]);
    expect(await outcome(rough)).toEqual(await outcome(plain));
  }), runs);
}, 300_000);

it('tells a phone that its job went to somebody else, step by step, and takes its words but no steps', async () => {
  await fc.assert(fc.asyncProperty(days, weathers, fc.integer({ min: 0, max: 2 }), async (day, weather, done) => {
    const start = new Date(Date.now() - 20 * 60 * minute);
    const job = await assignedJob(start);
    const queue = await queueOf({ ...day, departs: true }, job, start);
    const client = new OfflineClient(api, job.engineer);
    expect(refused((await client.send(queue.slice(0, done), weather)).answers)).toEqual([]);
    await field.as.agent.post<TicketDetail>(`/tickets/${job.ticketId}/assign`, { engineerId: field.people.colleague.id });
    const before = await outcome(job);
    const { answers } = await client.send(queue.slice(done), weather.slice(done).map((some) => some.filter((mishap) => mishap !== 'echo')));
    const words = queue.slice(done).filter(({ path }) => path.endsWith('/comments'));
    const ended = { status: 409, code: 'visit-ended', context: { outcome: 'reassigned', state: 'assigned' } };
    expect(answers.filter(({ id }) => !words.some((word) => word.id === id)).map(({ status, code, context }) => ({ status, code, context })))
      .toEqual(Array.from({ length: answers.length - words.length }, () => ended));
    // What was done before the desk stepped in is still answered as done.
    const again = await client.send(queue.slice(0, done), []);
    expect(refused(again.answers)).toEqual([]);
    // What the phone had to say is told once, to the staff; nothing else is any different.
    const after = await outcome(job);
    const said = after.history.slice(before.history.length);
    expect(said.map(({ kind, text, internal }) => ({ kind, text, internal }))).toEqual(words.map(({ body }) => ({ kind: 'comment', text: (body as { text: string }).text, internal: true })));
    expect({ ...after, history: after.history.slice(0, before.history.length) }).toEqual(before);
  }), runs);
}, 300_000);
