import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AssetDetail, Part, ServiceContract, TicketMoney, TicketProgress, WarrantyDecision } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf } from './support/calls.js';
import { submitTicket } from './support/completed-tickets.js';
import { assigned, claimOf, job, onSite, plainRecord, upload } from './support/field.js';
import { createPerson, idempotencyKey } from './support/people.js';
import { approvedByTenant, createMarket, newest, offer, outOfWarranty, underContract, type Market } from './support/prices.js';
import { until } from './support/until.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';

let api: RunningApi;
let market: Market;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { market = await createMarket(api); });

const written = (ticketId: number) => until(async () => (await api.database.query('SELECT 1 FROM warranties WHERE ticketId = ?', [ticketId]) as unknown[]).length === 1);
const seen = async (ticketId: number): Promise<WarrantyDecision> => (await market.as.tenant.get<TicketMoney>(`/my/tickets/${ticketId}/money`)).warranty;
const reported = async (fields: object = {}) => (await submitTicket(api, market.people.tenant, market.device, fields)).ticket.id;
/** A ticket in work, its visit. */
const working = async () => {
  const { ticket, visitId } = await job(market);
  await onSite(market, visitId);
  return { ticketId: ticket.id, visitId };
};
const done = async (visitId: number, parts: object[] = []) => {
  await market.as.engineer.post(`/jobs/${visitId}/work-log`, { ...plainRecord, parts });
  await market.as.engineer.post(`/jobs/${visitId}/complete`, { unsignedReason: 'accepts-remotely' });
};

describe('the decision', () => {
  it('is there at once, and is written down soon after the report', async () => {
    const id = await reported();
    expect(await seen(id)).toMatchObject({ covered: false, ground: 'asset-date-passed', until: '2020-12-31' });
    await written(id);
    const [first, second] = [await seen(id), await seen(id)];
    expect(second.decidedAt).toBe(first.decidedAt);
  });

  it('covers a device in warranty, whose quote is then nothing and approved without payment', async () => {
    await outOfWarranty(market, { warrantyUntil: '2099-12-31' });
    const { ticketId, visitId } = await working();
    const quote = newest(await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes`, offer({ lines: [...offer().lines, { kind: 'other', name: '装饰面板', quantity: 100, unitPrice: 2000 }] })));
    expect(quote).toMatchObject({ subtotal: 2000, total: 2000, warranty: { covered: true, ground: 'asset-date', until: '2099-12-31' } });
    expect(quote.lines.map(({ covered, amount }) => [covered, amount])).toEqual([[true, 5000], [true, 8000], [false, 2000]]);
    const free = newest(await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes`, offer({ baseVersion: 1 })));
    expect(await approvedByTenant(market, ticketId, free)).toMatchObject({ stage: 'paid', approved: 0, due: 0 });
    await done(visitId);
  });

  it('stays as it was on the day of the report', async () => {
    await outOfWarranty(market, { warrantyUntil: '2099-12-31' });
    const id = await reported();
    await written(id);
    await outOfWarranty(market);
    expect(await seen(id)).toMatchObject({ covered: true, ground: 'asset-date' });
  });

  it('is made anew when the desk sets right what is broken', async () => {
    await outOfWarranty(market, { warrantyUntil: '2099-12-31' });
    const id = await reported();
    await written(id);
    const other = await market.as.admin.post<AssetDetail>('/assets', { name: '旧空调', categoryId: market.device.category.id, locationId: market.device.location.id, warrantyUntil: '2019-12-31' });
    await market.as.agent.post(`/tickets/${id}/triage`, { priority: 'normal', assetId: other.id });
    expect(await seen(id)).toMatchObject({ covered: false, ground: 'asset-date-passed', until: '2019-12-31' });
  });

  it('knows nothing of what has no device', async () => {
    const id = await reported({ stickerCode: undefined, problemTypeId: undefined, placeText: '大厅' });
    expect(await seen(id)).toMatchObject({ covered: false, ground: 'no-asset' });
  });
});

describe('a part with a warranty of its own', () => {
  it('covers the next repair of the device that it is in: the part, the way and the work', async () => {
    const part = (code: string, warrantyMonths: number | null) => market.as.admin.post<Part>('/parts', { code, name: `件${code}`, unit: '只', priceFen: 9000, categoryIds: [], active: true, warrantyMonths });
    const [compressor, filter] = [await part('YS', 12), await part('LW', null)];
    const first = await working();
    await done(first.visitId, [{ partId: compressor.id, quantity: 1 }, { partId: filter.id, quantity: 1 }]);
    // What was promised on that day counts, not what the catalogue says since.
    await market.as.admin.put(`/parts/${compressor.id}`, { code: 'YS', name: '件YS', unit: '只', priceFen: 9000, categoryIds: [], active: true, warrantyMonths: null });
    const { ticketId, visitId } = await working();
    expect(await seen(ticketId)).toMatchObject({ covered: true, ground: 'part-warranty', part: { partId: compressor.id, name: '件YS', installedOn: expect.any(String) }, until: expect.any(String) });
    const quote = newest(await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes`, offer({
      lines: [...offer().lines, { kind: 'part', partId: compressor.id, quantity: 100 }, { kind: 'part', partId: filter.id, quantity: 100 }],
    })));
    expect(quote.lines.map(({ covered }) => covered)).toEqual([true, true, true, false]);
    expect(quote.total).toBe(9000);
    expect(await seen(first.ticketId)).toMatchObject({ covered: false, ground: 'asset-date-passed' });
  });
});

describe('our own guarantee', () => {
  it('covers what goes out again, whatever the device\'s warranty', async () => {
    const { ticketId, visitId } = await working();
    await done(visitId);
    await market.as.tenant.post(`/my/tickets/${ticketId}/rework`, { reason: 'not-fixed' });
    expect(await seen(ticketId)).toMatchObject({ covered: true, ground: 'rework-guarantee', misuse: null });
  });

  it('leaves the contract its visit: the second one is on us', async () => {
    const { id } = await underContract(market, { includedVisits: 2 });
    const { ticketId, visitId } = await working();
    await written(ticketId);
    await done(visitId);
    const used = async () => (await market.finance.get<ServiceContract>(`/contracts/${id}`)).usedVisits;
    expect(await used()).toBe(1);
    await market.as.tenant.post(`/my/tickets/${ticketId}/rework`, { reason: 'not-fixed' });
    expect(await seen(ticketId)).toMatchObject({ ground: 'rework-guarantee' });
    expect(await used()).toBe(1);
  });
});

describe('misuse', () => {
  const declare = async (visitId: number, fields: object = {}) => ({ note: '有人撬过面板', photos: [claimOf(await upload(market, market.people.engineer))], ...fields });

  it('is declared by the engineer with a photo, ends the warranty, and is shown to the requester', async () => {
    await outOfWarranty(market, { warrantyUntil: '2099-12-31' });
    const { ticketId, visitId } = await working();
    const money = await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/misuse`, await declare(visitId));
    expect(money.actions).not.toContain('declare-misuse');
    expect(await seen(ticketId)).toMatchObject({ covered: false, ground: 'misuse', misuse: { note: '有人撬过面板', engineerName: '李师傅', declaredAt: expect.any(String), photos: [{ kind: 'image', url: expect.any(String) }] } });
    const { timeline } = await market.as.tenant.get<TicketProgress>(`/my/tickets/${ticketId}`);
    expect(timeline.find(({ kind }) => kind === 'money')).toMatchObject({ text: '有人撬过面板', money: { news: 'misuse-declared' }, actor: { kind: 'staff', name: '李师傅' } });
    const quote = newest(await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes`, offer()));
    expect(quote).toMatchObject({ total: 13_000, warranty: { ground: 'misuse', misuse: { note: '有人撬过面板', photos: [{ kind: 'image' }] } } });
    expect(await market.as.engineer.refusal('post', `/jobs/${visitId}/misuse`, await declare(visitId))).toMatchObject({ status: 409, code: 'action-not-allowed' });
  });

  const declared = async () => {
    const { ticketId, visitId } = await working();
    await written(ticketId);
    await market.as.engineer.post(`/jobs/${visitId}/misuse`, await declare(visitId));
    return { ticketId, visitId };
  };

  it('is taken back by the engineer: the warranty counts again, an offer that stood on it goes with it, and the requester reads why', async () => {
    await outOfWarranty(market, { warrantyUntil: '2099-12-31' });
    const { ticketId, visitId } = await declared();
    await market.as.engineer.post(`/jobs/${visitId}/quotes`, offer());
    const key = idempotencyKey();
    const money = await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/misuse/withdraw`, { reason: '是上次安装留下的' }, key);
    expect(money).toMatchObject({ stage: 'covered', warranty: { covered: true, ground: 'asset-date', misuse: null }, quotes: [{ state: 'withdrawn', warranty: { ground: 'misuse' } }], actions: ['offer-quote', 'declare-misuse'] });
    expect(await seen(ticketId)).toMatchObject({ covered: true, misuse: null });
    const { timeline } = await market.as.tenant.get<TicketProgress>(`/my/tickets/${ticketId}`);
    expect(timeline.flatMap(({ money: news, text }) => (news ? [[news.news, text]] : []))).toEqual([
      ['misuse-declared', '有人撬过面板'], ['quote-offered', null], ['quote-withdrawn', '是上次安装留下的'], ['misuse-withdrawn', '是上次安装留下的'],
    ]);
    expect(newest(await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes`, offer({ baseVersion: 1 })))).toMatchObject({ total: 0, warranty: { ground: 'asset-date', misuse: null } });
    await market.as.engineer.post(`/jobs/${visitId}/misuse/withdraw`, { reason: '是上次安装留下的' }, key);
    expect(await market.as.engineer.refusal('post', `/jobs/${visitId}/misuse/withdraw`, { reason: '再来' })).toMatchObject({ status: 409, code: 'action-not-allowed' });
    const entries = await api.database.getRepository(AuditEntry).findBy({ organizationId: market.organizationId, action: 'misuse.withdrawn', subjectId: ticketId });
    expect(entries).toMatchObject([{ actorId: market.people.engineer.id, data: { reason: '是上次安装留下的' } }]);
    expect((await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/misuse`, await declare(visitId, { note: '还是撬的' }))).warranty).toMatchObject({ ground: 'misuse', misuse: { note: '还是撬的' } });
  });

  it('is taken back at the desk, and the contract\'s visit is taken again', async () => {
    const { id } = await underContract(market, { includedVisits: 3 });
    const { ticketId } = await declared();
    expect((await market.as.agent.get<TicketMoney>(`/tickets/${ticketId}/money`)).actions).toContain('withdraw-misuse');
    expect(await market.as.agent.post<TicketMoney>(`/tickets/${ticketId}/misuse/withdraw`, { reason: '客户申诉属实' })).toMatchObject({ warranty: { ground: 'contract', misuse: null } });
    expect((await market.finance.get<ServiceContract>(`/contracts/${id}`)).usedVisits).toBe(1);
  });

  it('stays while the requester has agreed to a price that stands on it', async () => {
    await outOfWarranty(market, { warrantyUntil: '2099-12-31' });
    const { ticketId, visitId } = await declared();
    const quote = newest(await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes`, offer()));
    await approvedByTenant(market, ticketId, quote);
    expect(await market.as.engineer.refusal('post', `/jobs/${visitId}/misuse/withdraw`, { reason: '看错了' })).toMatchObject({ status: 409, code: 'misuse-agreed', context: { version: 1 } });
    expect(await market.as.manager.refusal('post', `/tickets/${ticketId}/misuse/withdraw`, { reason: '看错了' })).toMatchObject({ status: 409, code: 'misuse-agreed' });
    await market.as.engineer.post(`/jobs/${visitId}/quotes/${quote.id}/withdraw`, { reason: '看错了' });
    expect(await market.as.manager.post<TicketMoney>(`/tickets/${ticketId}/misuse/withdraw`, { reason: '看错了' })).toMatchObject({ stage: 'covered', due: 0 });
  });

  it('is taken back only by who may, with a reason, while the work goes on', async () => {
    const { ticketId, visitId } = await declared();
    const path = `/tickets/${ticketId}/misuse/withdraw`;
    expect(await market.as.agent.refusal('post', path, { reason: ' ' })).toMatchObject({ status: 400, errors: [{ field: 'reason' }] });
    expect(await market.finance.refusal('post', path, { reason: '看错了' })).toMatchObject({ status: 403 });
    expect(await market.as.colleague.refusal('post', `/jobs/${visitId}/misuse/withdraw`, { reason: '看错了' })).toMatchObject({ status: 404 });
    await done(visitId);
    expect(await market.as.agent.refusal('post', path, { reason: '看错了' })).toMatchObject({ status: 409, code: 'action-not-allowed', context: { state: 'completed' } });
    expect((await market.as.agent.get<TicketMoney>(`/tickets/${ticketId}/money`)).actions).toEqual([]);
  });

  it('of what goes out again leaves the contract the visit of the first time', async () => {
    const { id } = await underContract(market, { includedVisits: 3 });
    const first = await working();
    await written(first.ticketId);
    await done(first.visitId);
    await market.as.tenant.post(`/my/tickets/${first.ticketId}/rework`, { reason: 'not-fixed' });
    const visitId = await assigned(market, first.ticketId, market.people.colleague);
    await onSite(market, visitId, market.as.colleague);
    await market.as.colleague.post(`/jobs/${visitId}/misuse`, await declare(visitId));
    expect((await market.finance.get<ServiceContract>(`/contracts/${id}`)).usedVisits).toBe(1);
  });

  it('gives the contract its visit back', async () => {
    const { id } = await underContract(market, { includedVisits: 3 });
    const { ticketId, visitId } = await working();
    await written(ticketId);
    await market.as.engineer.post(`/jobs/${visitId}/misuse`, await declare(visitId));
    expect((await market.finance.get<ServiceContract>(`/contracts/${id}`)).usedVisits).toBe(0);
  });

  it('makes a price that was being written then a stale one', async () => {
    await outOfWarranty(market, { warrantyUntil: '2099-12-31' });
    const { ticketId, visitId } = await working();
    await written(ticketId);
    const [offered, declared] = await Promise.all([market.as.engineer.call('post', `/jobs/${visitId}/quotes`, offer()), declare(visitId).then((body) => market.as.engineer.call('post', `/jobs/${visitId}/misuse`, body))]);
    expect(declared.status).toBe(200);
    expect([201, 409]).toContain(offered.status);
    const { quotes } = await market.as.tenant.get<TicketMoney>(`/my/tickets/${ticketId}/money`);
    for (const { total, warranty } of quotes) expect([total, warranty.ground]).toEqual(warranty.covered ? [0, 'asset-date'] : [13_000, 'misuse']);
  });

  it('needs a photo, the engineer, and that they are there', async () => {
    const { ticket, visitId } = await job(market);
    expect(await market.as.engineer.refusal('post', `/jobs/${visitId}/misuse`, await declare(visitId))).toMatchObject({ status: 409, code: 'action-not-allowed', context: { state: 'assigned' } });
    await onSite(market, visitId);
    expect(await market.as.engineer.refusal('post', `/jobs/${visitId}/misuse`, { note: '撬过', photos: [] })).toMatchObject({ status: 400, errors: [{ field: 'photos' }] });
    expect(await market.as.engineer.refusal('post', `/jobs/${visitId}/misuse`, await declare(visitId, { note: ' ' }))).toMatchObject({ status: 400, errors: [{ field: 'note' }] });
    expect(await market.as.colleague.refusal('post', `/jobs/${visitId}/misuse`, await declare(visitId))).toMatchObject({ status: 404 });
    await market.as.agent.post(`/visits/${visitId}/assistants`, { engineerId: market.people.colleague.id });
    expect(await market.as.colleague.refusal('post', `/jobs/${visitId}/misuse`, await declare(visitId))).toMatchObject({ status: 403 });
    expect(await market.as.colleague.get<TicketMoney>(`/jobs/${visitId}/money`)).toMatchObject({ ticketId: ticket.id, actions: [] });
    const neighbour = callsOf(api, await createPerson(api, market.organizationId, ['requester']));
    expect(await neighbour.refusal('get', `/my/tickets/${ticket.id}/money`)).toMatchObject({ status: 404 });
  });
});
