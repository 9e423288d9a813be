import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EngineerSummary, JobDetail, JobSummary, MyDuty, MyVisit, Notice, Page, TicketDetail, TicketSubmitted, TimelineEntry, VisitView } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { assigned, claimOf, completed, createField, devicePlace, job, north, onSite, triagedTicket, upload, type Field } from './support/field.js';
import { createPerson, idempotencyKey } from './support/people.js';
import { callsOf } from './support/calls.js';

let api: RunningApi;
let field: Field;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { field = await createField(api); });

const kindsOf = async (name: keyof Field['as']) => (await field.as[name].get<Page<Notice>>('/me/notices')).items.map(({ kind }) => kind);

describe('the desk', () => {
  it('sends a second engineer along, who reads the job and does not work it', async () => {
    const { as, people } = field;
    const { ticket, visitId } = await job(field);
    const key = idempotencyKey();
    for (let time = 0; time < 2; time += 1) expect(await as.agent.post<VisitView>(`/visits/${visitId}/assistants`, { engineerId: people.colleague.id }, key)).toMatchObject({ assistants: [{ name: '赵师傅' }] });
    expect(await as.agent.post<VisitView>(`/visits/${visitId}/assistants`, { engineerId: people.colleague.id })).toMatchObject({ assistants: [{ name: '赵师傅' }] });
    expect(await kindsOf('colleague')).toEqual(['joined-visit']);
    expect((await as.colleague.get<Page<JobSummary>>('/jobs')).items).toMatchObject([{ visitId, role: 'assistant', availableActions: [] }]);
    expect(await as.colleague.get<JobDetail>(`/jobs/${visitId}`)).toMatchObject({ role: 'assistant', contact: { phone: '138****8000' } });
    expect(await as.colleague.refusal('post', `/jobs/${visitId}/accept`, {})).toMatchObject({ status: 403, code: 'forbidden' });
    await as.colleague.post(`/jobs/${visitId}/comments`, { text: '我带梯子' });
    expect(await as.agent.refusal('post', `/visits/${visitId}/assistants`, { engineerId: people.engineer.id })).toMatchObject({ status: 400, errors: [{ field: 'engineerId', code: 'duplicate' }] });
    expect(await as.agent.refusal('post', `/visits/${visitId}/assistants`, { engineerId: people.agent.id })).toMatchObject({ status: 404 });

    await as.agent.call('delete', `/visits/${visitId}/assistants/${people.colleague.id}`).expect(200);
    expect(await as.colleague.refusal('get', `/jobs/${visitId}`)).toMatchObject({ status: 404 });
    const { timeline } = await as.agent.get<TicketDetail>(`/tickets/${ticket.id}`);
    expect(timeline.slice(3).map(({ kind, reason, engineerName, internal }: TimelineEntry) => [kind, reason, engineerName, internal])).toEqual([
      ['assistant', 'joined', '赵师傅', false], ['comment', null, null, true], ['assistant', 'left', '赵师傅', false],
    ]);
  });

  it('plans another time as long as nobody works', async () => {
    const { as } = field;
    const { visitId } = await job(field);
    const plan = { plannedFrom: '2027-01-05T01:00:00.000Z', plannedTo: '2027-01-05T02:30:00.000Z' };
    expect(await as.agent.put<VisitView>(`/visits/${visitId}/plan`, plan)).toMatchObject(plan);
    expect(await as.agent.refusal('put', `/visits/${visitId}/plan`, { plannedFrom: plan.plannedTo, plannedTo: plan.plannedFrom })).toMatchObject({ status: 400, errors: [{ field: 'plannedTo' }] });
    await onSite(field, visitId);
    expect(await as.agent.refusal('put', `/visits/${visitId}/plan`, plan)).toMatchObject({ status: 409, code: 'action-not-allowed', context: { state: 'in_progress' } });
  });

  it('takes a job away and ends it with the ticket, and says so to the engineer', async () => {
    const { as, people } = field;
    const { ticket, visitId } = await job(field);
    expect(await kindsOf('engineer')).toEqual(['job-assigned']);
    const second = await assigned(field, ticket.id, people.colleague);
    expect(await kindsOf('engineer')).toEqual(['job-taken-away', 'job-assigned']);
    await as.tenant.post(`/my/tickets/${ticket.id}/cancel`, { reason: 'fixed-itself' });
    expect(await kindsOf('colleague')).toEqual(['job-cancelled', 'job-assigned']);
    expect((await as.agent.get<VisitView[]>(`/tickets/${ticket.id}/visits`)).map(({ id, outcome, outcomeReason }) => [id, outcome, outcomeReason])).toEqual([
      [visitId, 'reassigned', null], [second, 'cancelled', 'fixed-itself'],
    ]);
    expect(await as.agent.get<TicketDetail>(`/tickets/${ticket.id}`)).toMatchObject({ state: 'cancelled', engineer: null, visitId: null });
  });

  it('lets who lost a job say for some days what they did, to the desk only', async () => {
    const { as, api, people } = field;
    const { ticket, visitId } = await job(field);
    await as.agent.post(`/tickets/${ticket.id}/assign`, { engineerId: people.colleague.id });
    await as.engineer.post(`/jobs/${visitId}/comments`, { text: '已拆下外壳，缺 35μF 电容' });
    const { timeline } = await as.agent.get<TicketDetail>(`/tickets/${ticket.id}`);
    expect(timeline.at(-1)).toMatchObject({ kind: 'comment', internal: true, text: '已拆下外壳，缺 35μF 电容', actor: { name: '李师傅' } });
    expect(await as.engineer.refusal('post', `/jobs/${visitId}/accept`, {})).toMatchObject({ status: 409, code: 'visit-ended' });
    await api.database.query('UPDATE visits SET finishedAt = finishedAt - INTERVAL 4 DAY WHERE id = ?', [visitId]);
    expect(await as.engineer.refusal('post', `/jobs/${visitId}/comments`, { text: '还有一句' })).toMatchObject({ status: 409, code: 'visit-ended' });
  });

  it('marks work that was not done, takes its credit back, and keeps both on record', async () => {
    const { as } = field;
    const { ticket, visitId } = await job(field);
    expect(await as.manager.refusal('post', `/visits/${visitId}/mark-false`, { note: '没来' })).toMatchObject({ status: 409, code: 'action-not-allowed' });
    await completed(field, visitId);
    expect(await as.agent.refusal('post', `/visits/${visitId}/mark-false`, { note: '没来' })).toMatchObject({ status: 403 });
    for (let time = 0; time < 2; time += 1) expect(await as.manager.post(`/visits/${visitId}/mark-false`, { note: '业主说没人来过' })).toMatchObject({ falselyCompleted: true, credited: false });
    const { timeline } = await as.agent.get<TicketDetail>(`/tickets/${ticket.id}`);
    expect(timeline.filter(({ kind }) => kind === 'falsely-completed')).toMatchObject([{ internal: true, text: '业主说没人来过' }]);
  });

  it('takes the credit back and sends somebody else when it was not fixed', async () => {
    const { as, people } = field;
    const { ticket, visitId } = await job(field);
    await completed(field, visitId);
    await as.agent.post(`/tickets/${ticket.id}/rework`, { reason: 'not-fixed', note: '又不制冷' });
    expect((await kindsOf('engineer'))[0]).toBe('job-rework');
    const second = await assigned(field, ticket.id, people.colleague);
    expect(await as.colleague.get<JobDetail>(`/jobs/${second}`)).toMatchObject({ rework: true, deviceHistory: [{ cause: '铜管漏氟', action: '补漏、加氟', engineerName: '李师傅', problem: '不制冷' }] });
    expect((await as.agent.get<VisitView[]>(`/tickets/${ticket.id}/visits`)).map(({ outcome, credited }) => [outcome, credited])).toEqual([['completed', false], [null, false]]);
    await completed(field, second, as.colleague);
    expect((await as.agent.get<VisitView[]>(`/tickets/${ticket.id}/visits`)).map(({ credited }) => credited)).toEqual([false, true]);
    expect(visitId).not.toBe(second);
  });
});

describe('an engineer', () => {
  it('hands a job over, declines with a reason, and says when the work cannot be done', async () => {
    const { as, people } = field;
    const { ticket, visitId } = await job(field);
    expect(await as.engineer.get('/jobs/colleagues')).toEqual([{ id: people.colleague.id, name: '赵师傅' }]);
    expect(await as.engineer.refusal('post', `/jobs/${visitId}/transfer`, { engineerId: people.agent.id, note: '顺路' })).toMatchObject({ status: 400, errors: [{ field: 'engineerId', code: 'not-a-choice' }] });
    expect(await as.engineer.post<JobDetail>(`/jobs/${visitId}/transfer`, { engineerId: people.colleague.id, note: '他就在隔壁' })).toMatchObject({ outcome: 'transferred', state: 'assigned' });
    const [{ visitId: theirs }] = (await as.colleague.get<Page<JobSummary>>('/jobs')).items as [JobSummary];
    expect(await as.colleague.refusal('post', `/jobs/${theirs}/decline`, { reason: 'other' })).toMatchObject({ status: 422, code: 'reason-required' });
    expect(await as.colleague.refusal('post', `/jobs/${theirs}/decline`, { reason: 'unanswered' })).toMatchObject({ status: 400 });
    await as.colleague.post(`/jobs/${theirs}/decline`, { reason: 'other', note: '车坏了' });
    expect((await kindsOf('agent'))[0]).toBe('assignment-declined');
    const third = await assigned(field, ticket.id);
    await onSite(field, third);
    expect(await as.engineer.post<JobDetail>(`/jobs/${third}/cannot-complete`, { reason: 'parts-missing' })).toMatchObject({ state: 'triaged', outcome: 'cannot-complete', visit: { outcomeReason: 'parts-missing' } });
    const { timeline } = await as.agent.get<TicketDetail>(`/tickets/${ticket.id}`);
    expect(timeline.slice(3, 5)).toMatchObject([{ action: 'assign', engineerName: '赵师傅', text: '他就在隔壁', actor: { name: '李师傅' } }, { action: 'decline', reason: 'other', text: '车坏了' }]);
  });

  it('waits for a part and goes on, and does not wait for the past', async () => {
    const { as } = field;
    const { visitId } = await job(field);
    await onSite(field, visitId);
    expect(await as.engineer.refusal('post', `/jobs/${visitId}/hold`, { reason: 'parts', until: '2020-01-01T00:00:00.000Z' })).toMatchObject({ status: 422, code: 'hold-date-past' });
    const until = new Date(Date.now() + 86_400_000).toISOString();
    expect(await as.engineer.post<JobDetail>(`/jobs/${visitId}/hold`, { reason: 'parts', until })).toMatchObject({ state: 'on_hold', holdUntil: until, availableActions: ['record', 'resume', 'cannotComplete', 'report-position'] });
    expect(await as.engineer.post<JobDetail>(`/jobs/${visitId}/resume`)).toMatchObject({ state: 'in_progress', holdUntil: null });
  });

  it('cannot complete without a record, an answered checklist, and a signature or the reason for none', async () => {
    const { as, people, device } = field;
    const { checklist } = await as.admin.put<{ checklist: { id: number }[] }>(`/work-standards/${device.category.id}`, { faultCodes: [], causes: [], actions: [], checklist: [{ text: '测绝缘', required: true }] });
    const { visitId } = await job(field);
    expect(await as.engineer.refusal('post', `/jobs/${visitId}/work-log`, { cause: 'x', action: 'y', labourMinutes: 1, parts: [], photos: [], checklist: [] })).toMatchObject({ status: 409, code: 'action-not-allowed', context: { state: 'assigned' } });
    await onSite(field, visitId);
    const complete = (body: object) => as.engineer.refusal('post', `/jobs/${visitId}/complete`, body);
    expect(await complete({ unsignedReason: 'requester-absent' })).toMatchObject({ status: 409, code: 'work-log-missing' });
    const record = (fields: object) => ({ cause: 'x', action: 'y', labourMinutes: 1, parts: [], photos: [], checklist: [], ...fields });
    await as.engineer.post(`/jobs/${visitId}/work-log`, record({}));
    expect(await complete({ unsignedReason: 'requester-absent' })).toMatchObject({ status: 422, code: 'checklist-incomplete', context: { missing: 1 } });
    for (const [fields, errors] of [
      [{ faultCodeId: 4_000_000_000 }, [{ field: 'faultCodeId', code: 'not-a-choice' }]],
      [{ parts: [{ partId: 4_000_000_000, quantity: 1 }] }, [{ field: 'parts.0.partId', code: 'not-a-choice' }]],
      [{ checklist: [{ itemId: 4_000_000_000, result: 'ok' }] }, [{ field: 'checklist.0.itemId', code: 'not-a-choice' }]],
      [{ checklist: [{ itemId: checklist[0]?.id, result: 'ok' }, { itemId: checklist[0]?.id, result: 'ok' }] }, [{ field: 'checklist.1.itemId', code: 'duplicate' }]],
      [{ labourMinutes: 1441 }, [{ field: 'labourMinutes', code: 'too-large' }]],
    ] as const) expect(await as.engineer.refusal('post', `/jobs/${visitId}/work-log`, record(fields))).toEqual({ status: 400, code: 'validation-failed', errors });
    const picture = await upload(field, people.engineer);
    const photos = [{ moment: 'before', takenAt: new Date().toISOString(), attachment: claimOf(picture) }];
    await as.engineer.post(`/jobs/${visitId}/work-log`, record({ photos, checklist: [{ itemId: checklist[0]?.id, result: 'not-applicable' }] }));
    // Written again without the photo: it is gone; the version goes up.
    expect(await as.engineer.post<JobDetail>(`/jobs/${visitId}/work-log`, record({ cause: '新的原因', checklist: [{ itemId: checklist[0]?.id, result: 'ok' }] }))).toMatchObject({ visit: { workLog: { version: 3, cause: '新的原因', photos: [] } } });
    expect(await complete({})).toMatchObject({ status: 422, code: 'signature-required' });
    expect(await as.engineer.post<JobDetail>(`/jobs/${visitId}/complete`, { unsignedReason: 'requester-absent' })).toMatchObject({ state: 'completed' });
  });

  it('keeps the price that a part had when it was first written down', async () => {
    const { as } = field;
    const fields = { code: 'C1', name: '电容', unit: '个', priceFen: 3000, categoryIds: [], active: true };
    const part = await as.admin.post<{ id: number }>('/parts', fields);
    const { visitId } = await job(field);
    await onSite(field, visitId);
    const record = (quantity: number) => as.engineer.post<JobDetail>(`/jobs/${visitId}/work-log`, { cause: 'x', action: 'y', labourMinutes: 1, parts: [{ partId: part.id, quantity }], photos: [], checklist: [] });
    await record(1);
    await as.admin.put(`/parts/${part.id}`, { ...fields, priceFen: 9900, active: false });
    expect((await record(2)).visit.workLog?.parts).toMatchObject([{ quantity: 2, priceFen: 3000 }]);
    const next = await job(field);
    expect((await as.engineer.get<JobDetail>(`/jobs/${next.visitId}`)).likelyParts).toEqual([]);
  });
});

describe('those who wait', () => {
  it('see where the engineer is between departing and checking in, and not otherwise', async () => {
    const { as, people } = field;
    const { ticket, visitId } = await job(field);
    const mine = async () => (await as.tenant.get<MyVisit[]>(`/my/tickets/${ticket.id}/visits`))[0];
    const report = () => as.engineer.call('post', '/me/positions', { coordinates: north(5000), accuracyMeters: 12 });
    expect((await report()).body).toMatchObject({ code: 'action-not-allowed' });
    await as.engineer.post(`/jobs/${visitId}/accept`);
    expect((await report()).body as MyDuty).toMatchObject({ positionWanted: true, openJobs: 1 });
    expect(await mine()).toMatchObject({ stage: 'accepted', engineer: { name: '李师傅' }, position: null, arrivesAt: null, destination: devicePlace, acceptanceWanted: false });
    await as.engineer.post(`/jobs/${visitId}/depart`);
    expect(await mine()).toMatchObject({ stage: 'en_route', position: null });
    await report();
    const onTheRoad = await mine();
    expect(onTheRoad).toMatchObject({ position: { accuracyMeters: 12, coordinates: { system: 'GCJ-02' } } });
    expect(Date.parse(onTheRoad?.arrivesAt ?? '')).toBeGreaterThan(Date.now() + 5 * 60_000);
    expect((await as.agent.get<EngineerSummary[]>('/engineers')).find(({ id }) => id === people.engineer.id)).toMatchObject({ status: 'travelling', openJobs: 1 });
    await as.engineer.post(`/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: north(10) });
    expect(await mine()).toMatchObject({ stage: 'in_progress', position: null, arrivesAt: null });
  });

  it('see where the way began, where the phone said it with the departure', async () => {
    const { as } = field;
    const { ticket, visitId } = await job(field);
    await as.engineer.post(`/jobs/${visitId}/accept`);
    await as.engineer.post(`/jobs/${visitId}/depart`, { coordinates: north(3000), happenedAt: new Date().toISOString() });
    expect(await as.tenant.get<MyVisit[]>(`/my/tickets/${ticket.id}/visits`)).toMatchObject([{ stage: 'en_route', position: { coordinates: north(3000) }, arrivesAt: expect.any(String) }]);
  });

  it('sign for the work afterwards, once, and only who reported it', async () => {
    const { as, people, organizationId, device } = field;
    const { ticket, visitId } = await job(field);
    expect(await as.tenant.refusal('post', `/my/tickets/${ticket.id}/acceptance`, { signerName: '张三' })).toMatchObject({ status: 409, code: 'action-not-allowed', context: { state: 'assigned' } });
    await completed(field, visitId);
    expect(await kindsOf('tenant')).toEqual(['remote-acceptance']);
    const neighbour = callsOf(api, await createPerson(api, organizationId, ['requester'], { name: '邻居' }));
    await neighbour.post('/my/follows', { stickerCode: device.sticker.code, ticketNumber: ticket.number });
    const [theirs] = await neighbour.get<MyVisit[]>(`/my/tickets/${ticket.id}/visits`);
    expect(theirs).toMatchObject({ acceptanceWanted: false, signature: null, work: { photos: [] } });
    expect(await neighbour.refusal('post', `/my/tickets/${ticket.id}/acceptance`, { signerName: '邻居' })).toMatchObject({ status: 403 });

    const [before] = await as.tenant.get<MyVisit[]>(`/my/tickets/${ticket.id}/visits`);
    expect(before).toMatchObject({ acceptanceWanted: true, work: { cause: '铜管漏氟', action: '补漏、加氟', labourMinutes: 45 } });
    const image = claimOf(await upload(field, people.tenant));
    const [after] = await as.tenant.post<MyVisit[]>(`/my/tickets/${ticket.id}/acceptance`, { signerName: '张三', image });
    expect(after).toMatchObject({ acceptanceWanted: false, signature: { kind: 'remote', signerName: '张三', image: { kind: 'image' } } });
    expect(await as.tenant.refusal('post', `/my/tickets/${ticket.id}/acceptance`, { signerName: '张三' })).toMatchObject({ status: 409, code: 'already-signed' });
    expect((await as.agent.get<TicketDetail>(`/tickets/${ticket.id}`)).timeline.at(-1)).toMatchObject({ kind: 'signature', actor: { kind: 'requester' } });
  });

  it('follow and sign by the private link without an account', async () => {
    const { as, device } = field;
    const { ticket: { id }, followToken } = await as.tenant.post<TicketSubmitted>('/my/tickets', {
      stickerCode: device.sticker.code, description: '漏水', urgency: 'normal', contact: { name: '张三', phone: '13800138000' }, anotherProblem: true,
    });
    await as.agent.post(`/tickets/${id}/triage`, { priority: 'normal' });
    await completed(field, await assigned(field, id));
    const path = `/api/v1/public/tickets/${followToken}`;
    expect((await api.http.get(`${path}/visits`).expect(200)).body).toMatchObject([{ stage: 'ended', acceptanceWanted: true }]);
    const signed = await api.http.post(`${path}/acceptance`).set('idempotency-key', idempotencyKey()).send({ signerName: '张三' });
    expect(signed.body).toMatchObject([{ signature: { kind: 'remote', image: null }, acceptanceWanted: false }]);
  });

  it('do not see who was asked and did not come', async () => {
    const { as } = field;
    const ticket = await triagedTicket(field);
    const visitId = await assigned(field, ticket.id);
    await as.engineer.post(`/jobs/${visitId}/decline`, { reason: 'too-busy' });
    expect(await as.tenant.get<MyVisit[]>(`/my/tickets/${ticket.id}/visits`)).toEqual([]);
  });
});
