import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobDetail, Notice, Page, Problem, TicketDetail } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { createField, job, onSite, type Field } from './support/field.js';
import { idempotencyKey } from './support/people.js';
import { TicketHolds } from '../src/modules/tickets/ticket-holds.js';

let api: RunningApi;
let field: Field;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { field = await createField(api); });

const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

async function held(): Promise<{ ticketId: number; visitId: number; until: Date }> {
  const { ticket, visitId } = await job(field);
  await onSite(field, visitId);
  const until = inHours(2);
  await field.as.engineer.post<JobDetail>(`/jobs/${visitId}/hold`, { reason: 'parts', until: until.toISOString(), note: '缺电容' });
  return { ticketId: ticket.id, visitId, until };
}

const detail = (ticketId: number) => field.as.agent.get<TicketDetail>(`/tickets/${ticketId}`);

describe('a ticket on hold', () => {
  it('says why and until when, and wakes by itself on its date, which the engineer is told', async () => {
    const { ticketId, visitId, until } = await held();
    expect(await detail(ticketId)).toMatchObject({ state: 'on_hold', holdUntil: until.toISOString() });
    const holds = api.app.get(TicketHolds);
    await holds.resumeDue(inHours(1));
    expect((await detail(ticketId)).state).toBe('on_hold');
    await Promise.all([holds.resumeDue(inHours(3)), holds.resumeDue(inHours(3))]);
    const ticket = await detail(ticketId);
    expect(ticket).toMatchObject({ state: 'in_progress', holdUntil: null, visitId });
    expect(ticket.timeline.filter(({ action }) => action === 'resume')).toMatchObject([{ actor: { kind: 'system' } }]);
    const { items } = await field.as.engineer.get<Page<Notice>>('/me/notices');
    expect(items.filter(({ kind }) => kind === 'hold-over')).toMatchObject([{ ticketId, visitId }]);
  });

  it('is held and resumed by the desk too, never until a date that has passed', async () => {
    const { ticket, visitId } = await job(field);
    await onSite(field, visitId);
    const post = (path: string, body: object) => api.http.post(`/api/v1/tickets/${ticket.id}/${path}`)
      .set('Authorization', field.people.agent.authorization).set('Idempotency-Key', idempotencyKey()).send(body);
    const past = await post('hold', { reason: 'requester', until: inHours(-1).toISOString() });
    expect([past.status, (past.body as Problem).code, (past.body as Problem).errors]).toEqual([422, 'hold-date-past', [{ field: 'until', code: 'in-the-past' }]]);
    const wordless = await post('hold', { reason: 'other', until: inHours(1).toISOString() });
    expect((wordless.body as Problem).code).toBe('reason-required');
    await post('hold', { reason: 'requester', until: inHours(1).toISOString() }).expect(200);
    const again = await post('hold', { reason: 'requester', until: inHours(1).toISOString() });
    expect([again.status, (again.body as Problem).context]).toEqual([409, { action: 'hold', state: 'on_hold' }]);
    const resumed = await post('resume', { note: '业主回来了' }).expect(200);
    expect(resumed.body).toMatchObject({ state: 'in_progress' });
  });
});
