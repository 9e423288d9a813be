import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { JobDetail, JobSummary, Page, Part, TicketDetail } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { claimOf, createField, job, north, upload, workStandard, type Field } from './support/field.js';
import { idempotencyKey } from './support/people.js';

let api: RunningApi;
let field: Field;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { field = await createField(api); });

it('takes a job from the assignment to the signature', async () => {
  const { as, people, device } = field;
  const standard = await workStandard(field);
  const part = await as.admin.post<Part>('/parts', { code: 'R32', name: '冷媒 R32', unit: '克', priceFen: 12, categoryIds: [device.category.id], active: true });
  const { ticket, visitId } = await job(field);

  const before = await as.engineer.get<JobDetail>(`/jobs/${visitId}`);
  expect(before).toMatchObject({
    state: 'assigned', stage: 'assigned', role: 'lead', contact: { name: '张三', phone: '138****8000' }, deviceName: '挂式空调', categoryIcon: 'air-conditioner', address: '人民大道200号',
    availableActions: ['accept', 'decline', 'transfer'], standard: { faultCodes: [{ code: 'E1' }] }, likelyParts: [{ id: part.id }], asset: { id: device.asset.id }, geofenceMeters: 200,
  });
  const accepted = await as.engineer.post<JobDetail>(`/jobs/${visitId}/accept`);
  expect(accepted).toMatchObject({ state: 'accepted', contact: { phone: '13800138000' }, availableActions: ['depart', 'checkIn', 'transfer', 'report-position'] });
  expect(await as.engineer.post<JobDetail>(`/jobs/${visitId}/depart`)).toMatchObject({ state: 'en_route', stage: 'en_route' });
  const there = await as.engineer.post<JobDetail>(`/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: north(50), accuracyMeters: 20 });
  expect(there).toMatchObject({ state: 'in_progress', visit: { checkIn: { method: 'geofence', flags: [], accuracyMeters: 20 }, travelMinutes: 0 } });
  expect(there.visit.checkIn?.distanceMeters).toBeCloseTo(50, 0);

  const [old, fresh] = [await upload(field, people.engineer), await upload(field, people.engineer)];
  const recorded = await as.engineer.post<JobDetail>(`/jobs/${visitId}/work-log`, {
    faultCodeId: standard.faultCodes[0]?.id, cause: '铜管漏氟', action: '补漏、加氟', note: '下次换铜管', labourMinutes: 45, parts: [{ partId: part.id, quantity: 200 }],
    photos: [
      { moment: 'before', takenAt: new Date().toISOString(), coordinates: north(5), attachment: claimOf(old) },
      { moment: 'after', takenAt: new Date().toISOString(), attachment: claimOf(fresh) },
    ],
    checklist: standard.checklist.map(({ id }) => ({ itemId: id, result: 'ok' })),
  });
  expect(recorded.visit.workLog).toMatchObject({
    faultCode: { code: 'E1', name: '缺氟' }, labourMinutes: 45, parts: [{ partId: part.id, quantity: 200, priceFen: 12, name: '冷媒 R32' }], version: 1,
    photos: [{ moment: 'before', attachment: { id: old.id } }, { moment: 'after', coordinates: null, attachment: { id: fresh.id } }],
    checklist: [{ text: '测出风温度', result: 'ok' }, { text: '清洗滤网', result: 'ok' }],
  });

  const signature = await upload(field, people.engineer);
  const done = await as.engineer.post<JobDetail>(`/jobs/${visitId}/complete`, { signature: { signerName: '张三', image: claimOf(signature) } });
  expect(done).toMatchObject({
    state: 'completed', stage: 'ended', outcome: 'completed', availableActions: [],
    visit: { credited: true, labourMinutes: 45, signature: { kind: 'on-screen', signerName: '张三', image: { id: signature.id } } },
  });
  const seen = await as.agent.get<TicketDetail>(`/tickets/${ticket.id}`);
  expect(seen).toMatchObject({ state: 'completed', engineer: { id: people.engineer.id, name: '李师傅' } });
  expect(seen.timeline.map(({ kind, action }) => action ?? kind)).toEqual(['submit', 'triage', 'assign', 'accept', 'depart', 'checkIn', 'work-log', 'complete', 'signature']);
  expect(await as.agent.get(`/tickets/${ticket.id}/verification`)).toMatchObject({ intact: true, events: 9 });
});

it('lists open jobs and history, and gives nobody else\'s job away', async () => {
  const { as } = field;
  const { visitId } = await job(field);
  expect((await as.engineer.get<Page<JobSummary>>('/jobs')).items).toMatchObject([{ visitId, state: 'assigned' }]);
  expect((await as.colleague.get<Page<JobSummary>>('/jobs')).items).toEqual([]);
  expect(await as.colleague.refusal('get', `/jobs/${visitId}`)).toMatchObject({ status: 404, code: 'not-found' });
  expect(await as.colleague.refusal('post', `/jobs/${visitId}/accept`, {})).toMatchObject({ status: 404, code: 'not-found' });
  await as.engineer.post(`/jobs/${visitId}/decline`, { reason: 'too-far' });
  expect((await as.engineer.get<Page<JobSummary>>('/jobs')).items).toEqual([]);
  expect((await as.engineer.get<Page<JobSummary>>('/jobs?scope=history')).items).toMatchObject([{ visitId, outcome: 'declined', state: 'triaged' }]);
});

it('answers a repeated step as the first time, and refuses it under a new key with the state', async () => {
  const { as } = field;
  const { visitId } = await job(field);
  const key = idempotencyKey();
  await as.engineer.post(`/jobs/${visitId}/accept`, {}, key);
  expect(await as.engineer.post<JobDetail>(`/jobs/${visitId}/accept`, {}, key)).toMatchObject({ state: 'accepted' });
  expect(await as.engineer.refusal('post', `/jobs/${visitId}/accept`, {})).toEqual({ status: 409, code: 'action-not-allowed', context: { action: 'accept', state: 'accepted' } });
});
