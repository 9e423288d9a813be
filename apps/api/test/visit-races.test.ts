import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { JobDetail, Problem, TicketDetail, VisitView } from '@scanfix/shared-types';
import type { Test } from 'supertest';
import { startApi, type RunningApi } from './support/api.js';
import { assigned, createField, job, north, onSite, plainRecord, triagedTicket, type Field } from './support/field.js';
import { createPerson, idempotencyKey } from './support/people.js';
import { callsOf } from './support/calls.js';

let api: RunningApi;
let field: Field;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { field = await createField(api); });

interface Refusal { status: number; code: string; context: Problem['context'] }

/** All at once; the answers by whether they were taken. */
async function race(calls: Test[]): Promise<{ won: unknown[]; lost: Refusal[] }> {
  const answers = await Promise.all(calls);
  const lost = answers.filter(({ status }) => status >= 300).map(({ status, body }) => ({ status, code: (body as Problem).code, context: (body as Problem).context }));
  return { won: answers.filter(({ status }) => status < 300).map(({ body }) => body as unknown), lost };
}

/** Every transition left one line, and no line was altered. */
async function wholeHistory(ticketId: number): Promise<(string | null)[]> {
  expect(await field.as.agent.get(`/tickets/${ticketId}/verification`)).toMatchObject({ intact: true });
  const { timeline } = await field.as.agent.get<TicketDetail>(`/tickets/${ticketId}`);
  return timeline.map(({ action, kind }) => action ?? kind);
}

it('lets one of two agents assign a ticket, and tells the other who has it now', async () => {
  const { as, people, organizationId } = field;
  const other = callsOf(api, await createPerson(api, organizationId, ['agent']));
  const ticket = await triagedTicket(field);
  const { won, lost } = await race([
    as.agent.call('post', `/tickets/${ticket.id}/assign`, { engineerId: people.engineer.id, expectedVisitId: null }),
    other.call('post', `/tickets/${ticket.id}/assign`, { engineerId: people.colleague.id, expectedVisitId: null }),
  ]);
  const [winner] = won as TicketDetail[];
  expect(won).toHaveLength(1);
  expect(lost).toEqual([{ status: 409, code: 'already-taken', context: { state: 'assigned', visitId: winner?.visitId ?? 0, engineerId: winner?.engineer?.id ?? 0 } }]);
  expect(await wholeHistory(ticket.id)).toEqual(['submit', 'triage', 'assign']);
  const visits = await as.agent.get<VisitView[]>(`/tickets/${ticket.id}/visits`);
  expect(visits.map(({ outcome, engineer }) => [outcome, engineer.id])).toEqual([[null, winner?.engineer?.id]]);
});

it('lets either the engineer accept or the agent take the job away, whoever comes first', async () => {
  const { as, people } = field;
  for (let round = 0; round < 4; round += 1) {
    const { ticket, visitId } = await job(field);
    const [accepted, reassigned] = await Promise.all([
      as.engineer.call('post', `/jobs/${visitId}/accept`, {}), as.agent.call('post', `/tickets/${ticket.id}/assign`, { engineerId: people.colleague.id, expectedVisitId: visitId }),
    ]);
    // Taking an accepted job away is the desk's right; accepting one that was taken away is not.
    expect(reassigned.status).toBeLessThan(300);
    if (accepted.status >= 300) expect(accepted.body).toMatchObject({ status: 409, code: 'visit-ended', context: { outcome: 'reassigned', state: 'assigned' } });
    const [first, second] = await as.agent.get<VisitView[]>(`/tickets/${ticket.id}/visits`);
    expect(first).toMatchObject({ outcome: 'reassigned', stage: 'ended' });
    expect(second).toMatchObject({ outcome: null, stage: 'assigned', engineer: { id: people.colleague.id } });
    expect(await wholeHistory(ticket.id)).toEqual(['submit', 'triage', 'assign', ...(accepted.status < 300 ? ['accept'] : []), 'assign']);
    expect(await as.engineer.refusal('post', `/jobs/${visitId}/depart`, {})).toEqual({ status: 409, code: 'visit-ended', context: { outcome: 'reassigned', state: 'assigned' } });
  }
});

it('takes one of two check-ins', async () => {
  const { as } = field;
  const { ticket, visitId } = await job(field);
  await as.engineer.post(`/jobs/${visitId}/accept`);
  const { won, lost } = await race([20, 30, 40].map((meters) => as.engineer.call('post', `/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: north(meters) })));
  expect(won).toHaveLength(1);
  expect(lost).toEqual(Array.from({ length: 2 }, () => ({ status: 409, code: 'action-not-allowed', context: { action: 'checkIn', state: 'in_progress' } })));
  expect(await wholeHistory(ticket.id)).toEqual(['submit', 'triage', 'assign', 'accept', 'checkIn']);
});

it('completes once, however often it is tapped, and answers the repeated tap as the first', async () => {
  const { as } = field;
  const { ticket, visitId } = await job(field);
  await onSite(field, visitId);
  await as.engineer.post(`/jobs/${visitId}/work-log`, plainRecord);
  const key = idempotencyKey();
  const complete = (own?: string) => as.engineer.call('post', `/jobs/${visitId}/complete`, { unsignedReason: 'requester-absent' }, own);
  const { won, lost } = await race([complete(key), complete(key), complete(key), complete(), complete()]);
  // Either the repeated key won, with all its taps, or one of the others did.
  expect([1, 3]).toContain(won.length);
  expect(won.length + lost.length).toBe(5);
  for (const refusal of lost) expect(refusal).toEqual({ status: 409, code: 'visit-ended', context: { outcome: 'completed', state: 'completed' } });
  for (const answer of won as JobDetail[]) expect(answer).toMatchObject({ state: 'completed', outcome: 'completed' });
  expect(await wholeHistory(ticket.id)).toEqual(['submit', 'triage', 'assign', 'accept', 'depart', 'checkIn', 'work-log', 'complete']);
});

it('lets either the requester cancel or the engineer check in', async () => {
  const { as } = field;
  for (let round = 0; round < 4; round += 1) {
    const { ticket, visitId } = await job(field);
    await as.engineer.post(`/jobs/${visitId}/accept`);
    const [there, cancelled] = await Promise.all([
      as.engineer.call('post', `/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: north(10) }), as.tenant.call('post', `/my/tickets/${ticket.id}/cancel`, { reason: 'fixed-itself' }),
    ]);
    expect([there.status, cancelled.status].filter((status) => status === 200)).toHaveLength(1);
    if (there.status === 200) expect(cancelled.body).toMatchObject({ code: 'action-not-allowed', context: { state: 'in_progress' } });
    else expect(there.body).toMatchObject({ status: 409, code: 'visit-ended', context: { outcome: 'cancelled', state: 'cancelled' } });
    await wholeHistory(ticket.id);
  }
});

it('lets an engineer either accept or decline', async () => {
  const { ticket, visitId } = await job(field);
  const { won, lost } = await race([
    field.as.engineer.call('post', `/jobs/${visitId}/accept`, {}), field.as.engineer.call('post', `/jobs/${visitId}/decline`, { reason: 'too-busy' }),
  ]);
  expect(won).toHaveLength(1);
  expect(lost[0]?.status).toBe(409);
  expect(await wholeHistory(ticket.id)).toHaveLength(4);
  if ((won[0] as JobDetail).state !== 'accepted') expect(await assigned(field, ticket.id)).toBeGreaterThan(visitId);
});

it('needs one connection for a step: eight jobs at once pass through a pool of two', async () => {
  const narrow = await startApi({ DATABASE_POOL_SIZE: '2' });
  try {
    const here = await createField(narrow);
    const jobs = [];
    for (let count = 0; count < 8; count += 1) jobs.push(await job(here));
    const steps: [string, object][] = [
      ['accept', {}], ['depart', {}], ['check-in', { method: 'geofence', coordinates: north(10) }], ['hold', { reason: 'parts', until: new Date(Date.now() + 3_600_000).toISOString() }], ['resume', {}],
      ['work-log', plainRecord], ['complete', { unsignedReason: 'accepts-remotely' }],
    ];
    for (const [action, body] of steps) {
      const answers = await Promise.all(jobs.map(({ visitId }) => here.as.engineer.call('post', `/jobs/${visitId}/${action}`, body)));
      expect([action, ...answers.map(({ status }) => status)]).toEqual([action, ...jobs.map(() => 200)]);
    }
    const bad = await Promise.all(jobs.map(({ ticket }) => here.as.tenant.call('post', `/my/tickets/${ticket.id}/follow-up`, { fixed: false, csat: 1 })));
    expect(bad.map(({ status }) => status < 300)).toEqual(jobs.map(() => true));
    const again = await Promise.all(jobs.map(({ ticket }) => here.as.agent.call('post', `/tickets/${ticket.id}/assign`, { engineerId: here.people.colleague.id, expectedVisitId: null })));
    expect(again.map(({ status }) => status < 300)).toEqual(jobs.map(() => true));
  } finally {
    await narrow.close();
  }
});
