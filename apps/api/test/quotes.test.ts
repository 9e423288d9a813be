import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountBalance, JobDetail, LedgerCheck, MoneySettings, Notice, Page, Part, QuoteMaterial, QuotePreview, TicketDetail, TicketMoney, TicketProgress, UploadedAttachment } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { job, onSite, plainRecord } from './support/field.js';
import { photo } from './support/files.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { approvedByTenant, createMarket, newest, offer, paidInCash, priceBook, published, signature, underContract, type Market } from './support/prices.js';
import { QuoteExpiry } from '../src/modules/quotes/quote-expiry.js';

let api: RunningApi;
let market: Market;
let ticketId: number;
let visitId: number;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  market = await createMarket(api);
  const { ticket, visitId: visit } = await job(market);
  ticketId = ticket.id;
  visitId = visit;
  await onSite(market, visitId);
});

const offered = (fields: Parameters<typeof offer>[0] = {}, calls: Calls = market.as.engineer) => calls.post<TicketMoney>(`/jobs/${visitId}/quotes`, offer(fields));
const mine = () => market.as.tenant.get<TicketMoney>(`/my/tickets/${ticketId}/money`);
const newsOf = async () => (await market.as.tenant.get<TicketProgress>(`/my/tickets/${ticketId}`)).timeline.flatMap(({ money }) => (money ? `${money.news} v${String(money.version)} ${String(money.amount)}` : []));
const noticesOf = async (calls: Calls, kind: string) => (await calls.get<Page<Notice>>('/me/notices')).items.filter((notice) => notice.kind === kind);

describe('an offer', () => {
  it('is made on site from the price book, and shown to the requester line by line', async () => {
    const money = await offered({ lines: [...offer().lines, { kind: 'other', name: '高空作业', quantity: 150, unitPrice: 333, unit: '次', note: '自带吊绳' }], note: '修后保修三个月' });
    expect(money).toMatchObject({ stage: 'quote-offered', approved: 0, due: 0, actions: ['offer-quote', 'approve-quote', 'decline-quote', 'withdraw-quote', 'declare-misuse'] });
    const quote = newest(await mine());
    expect(quote).toMatchObject({
      version: 1, state: 'offered', subtotal: 13_500, discount: 0, total: 13_500, taxRate: 600, tax: 764, note: '修后保修三个月', offeredBy: '李师傅', signature: null, decidedAt: null,
      warranty: { covered: false, ground: 'asset-date-passed' },
    });
    expect(quote.lines.map(({ name, quantity, unit, unitPrice, amount, free, note }) => [name, quantity, unit, unitPrice, amount, free, note])).toEqual([
      ['上门费', 100, '次', 5000, 5000, false, null], ['检修', 100, '小时', 8000, 8000, false, null], ['高空作业', 150, '次', 333, 500, true, '自带吊绳'],
    ]);
    // Until the end of the seventh day where the organization is.
    expect(Date.parse(quote.validUntil) - Date.now()).toBeGreaterThan(7 * 86_400_000);
    expect(new Date(quote.validUntil).toISOString()).toMatch(/T16:00:00\.000Z$/);
    expect((await mine()).actions).toEqual(['approve-quote', 'decline-quote']);
    expect(await newsOf()).toEqual(['quote-offered v1 13500']);
  });

  it('is shown before it is made, and written from what the editor offers', async () => {
    const part = await market.as.admin.post<Part>('/parts', { code: 'DR-35', name: '启动电容', unit: '只', priceFen: 4800, categoryIds: [market.device.category.id], active: true });
    await published(market.finance, { effectiveFrom: '2026-02-01', parts: [{ partId: part.id, price: 5600 }] });
    await market.as.engineer.post(`/jobs/${visitId}/work-log`, { ...plainRecord, parts: [{ partId: part.id, quantity: 2 }] });
    const material = await market.as.engineer.get<QuoteMaterial>(`/jobs/${visitId}/quote-material`);
    expect(material).toMatchObject({ callOut: { fee: 5000 }, labour: [{ code: 'JX' }], discountLimitPercent: 5, latest: null, warranty: { covered: false }, parts: [{ partId: part.id, code: 'DR-35', unit: '只', price: 5600, used: 2 }] });
    const lines = [{ kind: 'part', partId: part.id, quantity: 200 }] as const;
    const preview = await market.as.engineer.post<QuotePreview>(`/jobs/${visitId}/quotes/preview`, offer({ lines: [...lines] }));
    expect(preview).toMatchObject({ subtotal: 11_200, total: 11_200, tax: 634, highestDiscount: 560, lines: [{ name: '启动电容', free: false }] });
    expect((await mine()).quotes).toEqual([]);
    expect(newest(await offered({ lines: [...lines] })).total).toBe(11_200);
  });

  it('is made by the desk too, as soon as somebody has looked at the ticket', async () => {
    const { ticket } = await job(market);
    const money = await market.as.agent.post<TicketMoney>(`/tickets/${ticket.id}/quotes`, offer());
    expect(money).toMatchObject({ stage: 'quote-offered', actions: ['offer-quote', 'withdraw-quote'] });
    expect(await market.as.agent.get<QuoteMaterial>(`/tickets/${ticket.id}/quote-material`)).toMatchObject({ discountLimitPercent: 10, latest: { version: 1 } });
    expect(await market.finance.refusal('post', `/tickets/${ticket.id}/quotes`, offer({ baseVersion: 1 }))).toMatchObject({ status: 403 });
    const { visitId: early } = await job(market);
    expect(await market.as.engineer.refusal('post', `/jobs/${early}/quotes`, offer())).toMatchObject({ status: 409, code: 'action-not-allowed', context: { state: 'assigned' } });
  });

  it('takes the place of the one before, for whoever had read that', async () => {
    await offered();
    expect(await market.as.agent.refusal('post', `/tickets/${ticketId}/quotes`, offer())).toMatchObject({ status: 409, code: 'version-conflict', context: { version: 1 } });
    await market.as.agent.post(`/tickets/${ticketId}/quotes`, offer({ baseVersion: 1, lines: [{ kind: 'call-out' }] }));
    expect((await mine()).quotes.map(({ version, state, total }) => [version, state, total])).toEqual([[2, 'offered', 5000], [1, 'superseded', 13_000]]);
  });

  it('of two that are made at once is one', async () => {
    const answers = await Promise.all([market.as.engineer.call('post', `/jobs/${visitId}/quotes`, offer()), market.as.agent.call('post', `/tickets/${ticketId}/quotes`, offer())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await mine()).quotes).toHaveLength(1);
  });

  it('is made once for one intent', async () => {
    const key = idempotencyKey();
    await market.as.engineer.post(`/jobs/${visitId}/quotes`, offer(), key);
    await market.as.engineer.post(`/jobs/${visitId}/quotes`, offer(), key);
    expect((await mine()).quotes).toHaveLength(1);
  });

  it('is refused without prices, without lines, and with what the book does not know', async () => {
    const refusal = (fields: object) => market.as.engineer.refusal('post', `/jobs/${visitId}/quotes`, { ...offer(), ...fields });
    expect(await refusal({ lines: [] })).toMatchObject({ status: 422, code: 'quote-empty' });
    expect(await refusal({ lines: [{ kind: 'labour', labourCode: 'XX', quantity: 100 }] })).toMatchObject({ status: 422, code: 'quote-line-unknown', errors: [{ field: 'lines.0.labourCode' }] });
    expect(await refusal({ lines: [{ kind: 'call-out', covered: true }] })).toMatchObject({ status: 400, errors: [{ field: 'lines.0.covered', code: 'not-covered' }] });
    expect(await refusal({ lines: [{ kind: 'other', name: '天价', quantity: 1_000_000, unitPrice: 100_000_000 }] })).toMatchObject({ status: 400, errors: [{ field: 'lines', code: 'too-large' }] });
    expect(await refusal({ lines: [{ kind: 'other', name: '负数', quantity: 100, unitPrice: -1 }] })).toMatchObject({ status: 400 });
    const bare = await createMarket(api);
    await api.database.query('DELETE FROM price_books WHERE organizationId = ?', [bare.organizationId]);
    const { visitId: unpriced } = await job(bare);
    await bare.as.engineer.post(`/jobs/${unpriced}/accept`);
    expect(await bare.as.engineer.refusal('post', `/jobs/${unpriced}/quotes`, offer())).toMatchObject({ status: 409, code: 'price-book-missing' });
    expect(await bare.as.engineer.get<QuoteMaterial>(`/jobs/${unpriced}/quote-material`)).toMatchObject({ callOut: null, labour: [] });
  });

  it('costs what it did although the book changes', async () => {
    await offered();
    await published(market.finance, { effectiveFrom: '2026-02-01', labour: priceBook().labour.map((price) => ({ ...price, price: 99_999 })) });
    expect(newest(await mine()).total).toBe(13_000);
    expect(newest(await offered({ baseVersion: 1 })).total).toBe(104_999);
  });
});

describe('a discount', () => {
  it('stays within what the role may take off, and has a reason', async () => {
    const refusal = (fields: object, calls = market.as.engineer) => calls.refusal('post', `/jobs/${visitId}/quotes`, { ...offer(), ...fields });
    expect(await refusal({ discount: 651, discountReason: '老客户' })).toMatchObject({ status: 422, code: 'discount-too-high', context: { highest: 650 } });
    expect(await refusal({ discount: 650 })).toMatchObject({ status: 422, code: 'reason-required', errors: [{ field: 'discountReason' }] });
    expect(newest(await offered({ discount: 650, discountReason: '老客户' }))).toMatchObject({ subtotal: 13_000, discount: 650, discountReason: '老客户', total: 12_350 });
    expect(await market.as.agent.refusal('post', `/tickets/${ticketId}/quotes`, offer({ baseVersion: 1, discount: 1301, discountReason: '投诉' }))).toMatchObject({ code: 'discount-too-high', context: { highest: 1300 } });
    expect(newest(await market.as.manager.post<TicketMoney>(`/tickets/${ticketId}/quotes`, offer({ baseVersion: 1, discount: 3900, discountReason: '投诉' }))).total).toBe(9100);
  });

  it('follows the organization\'s own limits, and never takes more than there is', async () => {
    const settings = await market.finance.get<MoneySettings>('/money-settings');
    await market.finance.put('/money-settings', { ...settings, discountLimits: { ...settings.discountLimits, engineer: 0, manager: 100 } });
    expect(await market.as.engineer.refusal('post', `/jobs/${visitId}/quotes`, offer({ discount: 1, discountReason: '抹零' }))).toMatchObject({ code: 'discount-too-high', context: { highest: 0 } });
    expect(await market.as.manager.refusal('post', `/tickets/${ticketId}/quotes`, offer({ discount: 13_001, discountReason: '全免' }))).toMatchObject({ code: 'discount-too-high', context: { highest: 13_000 } });
    expect(newest(await market.as.manager.post<TicketMoney>(`/tickets/${ticketId}/quotes`, offer({ discount: 13_000, discountReason: '全免' })))).toMatchObject({ total: 0, tax: 0 });
  });

  it('is the contract\'s by itself, with its number as the reason', async () => {
    const { number } = await underContract(market, { includedVisits: 0, discountPercent: 15 });
    const { ticket } = await job(market);
    expect(newest(await market.as.agent.post<TicketMoney>(`/tickets/${ticket.id}/quotes`, offer()))).toMatchObject({ warranty: { ground: 'contract-exhausted' }, subtotal: 13_000, discount: 1950, discountReason: number, total: 11_050 });
  });
});

describe('the requester', () => {
  it('approves with a signature, and those who wait are told', async () => {
    const quote = newest(await offered());
    const money = await approvedByTenant(market, ticketId, quote);
    expect(money).toMatchObject({ stage: 'to-pay', approved: 13_000, due: 13_000, paid: 0, actions: ['pay'] });
    expect(newest(money)).toMatchObject({ state: 'approved', signature: { kind: 'remote', signerName: '张三', image: { kind: 'image' } }, onCredit: false });
    expect(await newsOf()).toEqual(['quote-offered v1 13000', 'quote-approved v1 13000']);
    expect(await noticesOf(market.as.engineer, 'quote-approved')).toMatchObject([{ ticketId, visitId, data: { amount: 13_000, version: 1 } }]);
    expect(await noticesOf(market.as.agent, 'quote-approved')).toHaveLength(1);
    expect(await noticesOf(market.as.manager, 'quote-approved')).toHaveLength(0);
  });

  it('signs on the engineer\'s screen', async () => {
    const quote = newest(await offered());
    const money = await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes/${quote.id}/approve`, await signature(market, market.people.engineer, 13_000));
    expect(money).toMatchObject({ stage: 'to-pay', actions: ['offer-quote', 'withdraw-approved-quote', 'declare-misuse', 'pay'] });
    expect(newest(await mine()).signature).toMatchObject({ kind: 'on-screen', signerName: '张三' });
    expect(await noticesOf(market.as.engineer, 'quote-approved')).toHaveLength(0);
    expect(await noticesOf(market.as.agent, 'quote-approved')).toHaveLength(1);
  });

  it('decides by the private link, without an account', async () => {
    const { followToken } = await market.as.tenant.post<{ followToken: string; ticket: { id: number } }>('/my/tickets', {
      stickerCode: market.device.sticker.code, description: '不制冷', urgency: 'normal', contact: { name: '张三', phone: '13800138000' }, anotherProblem: true,
    });
    const path = `/api/v1/public/tickets/${followToken}`;
    const read = async () => (await api.http.get(`${path}/money`).expect(200)).body as TicketMoney;
    const { ticketId: id } = await read();
    await market.as.agent.post(`/tickets/${id}/triage`, { priority: 'normal' });
    const first = newest(await market.as.agent.post<TicketMoney>(`/tickets/${id}/quotes`, offer()));
    const post = (what: string, body: object) => api.http.post(`${path}/quotes/${what}`).set('idempotency-key', idempotencyKey()).send(body);
    expect((await post(`${first.id}/decline`, { reason: 'too-expensive' }).expect(200)).body).toMatchObject({ stage: 'quote-declined' });
    const second = newest(await market.as.agent.post<TicketMoney>(`/tickets/${id}/quotes`, offer({ baseVersion: 1, lines: [{ kind: 'call-out' }] })));
    const uploadBy = (query: string) => photo().then((file) => api.http.post(`/api/v1/public/attachments?${query}`).attach('file', file, 'name.jpg'));
    const { id: imageId, claim } = (await uploadBy(`followToken=${followToken}`)).body as UploadedAttachment;
    expect((await uploadBy('followToken=token-of-nobody-0001')).body).toMatchObject({ code: 'not-found' });
    expect((await uploadBy('')).body).toMatchObject({ code: 'validation-failed', errors: [{ field: 'stickerCode', code: 'required' }] });
    expect((await post(`${second.id}/approve`, { signerName: '张三', image: { id: imageId, claim }, total: 5000 }).expect(200)).body).toMatchObject({ stage: 'to-pay', approved: 5000 });
    expect((await api.http.get('/api/v1/public/tickets/token-of-nobody-0001/money').expect(404)).body).toMatchObject({ code: 'not-found' });
  });

  it('declines with a reason, and the work may go on without a price', async () => {
    const quote = newest(await offered());
    expect(await market.as.tenant.refusal('post', `/my/tickets/${ticketId}/quotes/${quote.id}/decline`, { reason: 'other' })).toMatchObject({ status: 422, code: 'reason-required' });
    expect(await market.as.tenant.refusal('post', `/my/tickets/${ticketId}/quotes/${quote.id}/decline`, { reason: 'because' })).toMatchObject({ status: 400 });
    const money = await market.as.tenant.post<TicketMoney>(`/my/tickets/${ticketId}/quotes/${quote.id}/decline`, { reason: 'too-expensive', note: '别家便宜' });
    expect(money).toMatchObject({ stage: 'quote-declined', actions: [], quotes: [{ state: 'declined', declineReason: 'too-expensive', declineNote: '别家便宜', declinedOnSite: false }] });
    expect(await noticesOf(market.as.engineer, 'quote-declined')).toMatchObject([{ data: { reason: 'too-expensive' } }]);
    expect((await market.as.agent.get<TicketDetail>(`/tickets/${ticketId}`)).timeline.find(({ money: news }) => news?.news === 'quote-declined')).toMatchObject({ reason: 'too-expensive', text: '别家便宜' });
  });

  it('declines on the engineer\'s screen, which is written down as such', async () => {
    const path = `/jobs/${visitId}/quotes/${newest(await offered()).id}/decline`;
    expect(await market.as.engineer.refusal('post', path, { reason: 'other' })).toMatchObject({ status: 422, code: 'reason-required', errors: [{ field: 'note' }] });
    expect(await market.as.colleague.refusal('post', path, { reason: 'too-expensive' })).toMatchObject({ status: 404 });
    const key = idempotencyKey();
    const money = await market.as.engineer.post<TicketMoney>(path, { reason: 'too-expensive', note: '先不修了' }, key);
    expect(money).toMatchObject({ stage: 'quote-declined', quotes: [{ state: 'declined', declineReason: 'too-expensive', declineNote: '先不修了', declinedOnSite: true, signature: null }] });
    expect(money.actions).not.toContain('decline-quote');
    expect(await market.as.engineer.post<TicketMoney>(path, { reason: 'too-expensive', note: '先不修了' }, key)).toMatchObject({ stage: 'quote-declined' });
    expect(await market.as.engineer.refusal('post', path, { reason: 'too-expensive' })).toMatchObject({ status: 409, code: 'quote-not-open', context: { state: 'declined' } });
    expect(await newsOf()).toEqual(['quote-offered v1 13000', 'quote-declined-on-site v1 13000']);
    expect((await market.as.agent.get<TicketDetail>(`/tickets/${ticketId}`)).timeline.find(({ money: news }) => news?.news === 'quote-declined-on-site')).toMatchObject({ reason: 'too-expensive', text: '先不修了', actor: { name: '李师傅' } });
    expect([await noticesOf(market.as.engineer, 'quote-declined'), await noticesOf(market.as.agent, 'quote-declined')]).toMatchObject([[], [{ data: { reason: 'too-expensive' } }]]);
  });

  it('alone decides: neighbours who follow and strangers find no quote', async () => {
    const quote = newest(await offered());
    const neighbour = callsOf(api, await createPerson(api, market.organizationId, ['requester']));
    await neighbour.post('/my/follows', { stickerCode: market.device.sticker.code, ticketNumber: (await mine()).ticketNumber });
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['requester']));
    for (const calls of [neighbour, stranger]) {
      expect(await calls.refusal('get', `/my/tickets/${ticketId}/money`)).toMatchObject({ status: 404 });
      expect(await calls.refusal('post', `/my/tickets/${ticketId}/quotes/${quote.id}/approve`, await signature(market, market.people.tenant, 13_000))).toMatchObject({ status: 404 });
      expect(await calls.refusal('post', `/my/tickets/${ticketId}/quotes/${quote.id}/decline`, { reason: 'not-needed' })).toMatchObject({ status: 404 });
    }
    expect((await neighbour.get<TicketProgress>(`/my/tickets/${ticketId}`)).timeline.filter(({ kind }) => kind === 'money')).toEqual([]);
    expect(newest(await mine()).state).toBe('offered');
  });

  it('signs with a drawing of their own, and once', async () => {
    const quote = newest(await offered());
    const approve = (body: object, key?: string) => market.as.tenant.call('post', `/my/tickets/${ticketId}/quotes/${quote.id}/approve`, body, key);
    expect((await approve({ signerName: '张三', total: 13_000 })).body).toMatchObject({ code: 'validation-failed', errors: [{ field: 'image' }] });
    expect((await approve({ signerName: '张三', total: 13_000, image: { id: 1, claim: 'no' } })).body).toMatchObject({ code: 'validation-failed', errors: [{ field: 'image.0', code: 'not-yours' }] });
    expect(newest(await mine()).state).toBe('offered');
    const [body, key] = [await signature(market, market.people.tenant, 13_000), idempotencyKey()];
    const answers = await Promise.all([approve(body, key), approve(body, key), approve(body, key)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await newsOf()).toEqual(['quote-offered v1 13000', 'quote-approved v1 13000']);
    expect(await market.as.tenant.refusal('post', `/my/tickets/${ticketId}/quotes/${quote.id}/approve`, await signature(market, market.people.tenant, 13_000))).toMatchObject({ code: 'quote-not-open', context: { state: 'approved' } });
  });
});

describe('an offer that nobody takes up', () => {
  it('is withdrawn by the engineer or the desk, with a reason', async () => {
    const first = newest(await offered());
    expect(await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes/${first.id}/withdraw`, { reason: '报错了' })).toMatchObject({ stage: 'nothing', quotes: [{ state: 'withdrawn' }] });
    expect(await market.as.tenant.refusal('post', `/my/tickets/${ticketId}/quotes/${first.id}/approve`, await signature(market, market.people.tenant, 13_000))).toMatchObject({ status: 409, code: 'quote-not-open', context: { state: 'withdrawn' } });
    const second = newest(await offered({ baseVersion: 1 }));
    expect(await market.as.agent.refusal('post', `/quotes/${second.id}/withdraw`, {})).toMatchObject({ status: 400, errors: [{ field: 'reason' }] });
    expect(await market.as.agent.post<TicketMoney>(`/quotes/${second.id}/withdraw`, { reason: '客户改主意' })).toMatchObject({ stage: 'nothing' });
    expect(await market.as.agent.refusal('post', `/quotes/${second.id}/withdraw`, { reason: '再撤一次' })).toMatchObject({ code: 'quote-not-open', context: { state: 'withdrawn' } });
    expect(await newsOf()).toEqual(['quote-offered v1 13000', 'quote-withdrawn v1 13000', 'quote-offered v2 13000', 'quote-withdrawn v2 13000']);
  });

  it('expires at the end of its last day, whether the clock has come round or not', async () => {
    const quote = newest(await offered());
    await api.app.get(QuoteExpiry).expireDue(new Date(Date.parse(quote.validUntil) - 1000));
    expect(newest(await mine()).state).toBe('offered');
    await api.database.query('UPDATE quotes SET validUntil = ? WHERE id = ?', [new Date(Date.now() - 1000), quote.id]);
    expect(await market.as.tenant.refusal('post', `/my/tickets/${ticketId}/quotes/${quote.id}/approve`, await signature(market, market.people.tenant, 13_000))).toMatchObject({ status: 409, code: 'quote-expired' });
    expect(await mine()).toMatchObject({ stage: 'nothing', actions: [] });
    await Promise.all([api.app.get(QuoteExpiry).expireDue(), api.app.get(QuoteExpiry).expireDue()]);
    expect(newest(await mine()).state).toBe('expired');
    expect((await newsOf()).filter((news) => news.startsWith('quote-expired'))).toHaveLength(1);
  });
});

describe('what was agreed on', () => {
  const books = async () => Object.fromEntries((await market.finance.get<AccountBalance[]>('/finance/balances')).filter(({ balance }) => balance !== 0).map(({ account, balance }) => [account, balance]));
  const faults = async () => (await market.finance.get<LedgerCheck>('/finance/ledger-check')).differences;
  const approved = async (fields: Parameters<typeof offer>[0] = {}, calls = market.as.engineer) => newest(await approvedByTenant(market, ticketId, newest(await offered(fields, calls))));

  it('is withdrawn by who offered it while nothing is paid: nobody owes it, and those who work by it are told', async () => {
    const { id } = await approved();
    expect((await market.as.engineer.get<TicketMoney>(`/jobs/${visitId}/money`)).actions).toContain('withdraw-approved-quote');
    const money = await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes/${id}/withdraw`, { reason: '型号看错了' });
    expect(money).toMatchObject({ stage: 'nothing', approved: 0, due: 0, quotes: [{ state: 'withdrawn', signature: { signerName: '张三' } }] });
    expect((await mine()).actions).toEqual([]);
    expect(await books()).toEqual({});
    expect(await newsOf()).toEqual(['quote-offered v1 13000', 'quote-approved v1 13000', 'quote-withdrawn v1 13000']);
    expect((await market.as.tenant.get<TicketProgress>(`/my/tickets/${ticketId}`)).timeline.find(({ money: news }) => news?.news === 'quote-withdrawn')?.text).toBe('型号看错了');
    expect([await noticesOf(market.as.engineer, 'quote-withdrawn'), await noticesOf(market.as.agent, 'quote-withdrawn')]).toMatchObject([[], [{ data: { amount: 13_000 } }]]);
    expect(await market.finance.call('post', '/payments', { channel: 'cash', paidAt: new Date().toISOString(), voucherNumber: 'SJ-9', allocations: [{ quoteId: id, amount: 13_000 }] })).not.toMatchObject({ status: 201 });
    const second = newest(await offered({ baseVersion: 1, lines: [{ kind: 'call-out' }] }));
    expect(await approvedByTenant(market, ticketId, second)).toMatchObject({ stage: 'to-pay', approved: 5000, due: 5000 });
    expect([await books(), await faults()]).toEqual([{ receivable: 5000, 'contract-liability': 5000 }, []]);
  });

  it('does not hold up the work once it is withdrawn at the desk', async () => {
    const { id } = await approved();
    await market.as.engineer.post(`/jobs/${visitId}/work-log`, plainRecord);
    const complete = () => market.as.engineer.call('post', `/jobs/${visitId}/complete`, { unsignedReason: 'accepts-remotely' });
    expect((await complete()).body).toMatchObject({ code: 'quote-unpaid' });
    expect(await market.as.agent.post<TicketMoney>(`/quotes/${id}/withdraw`, { reason: '免费处理' })).toMatchObject({ stage: 'nothing', due: 0 });
    expect(await noticesOf(market.as.engineer, 'quote-withdrawn')).toMatchObject([{ ticketId, visitId, data: { amount: 13_000 } }]);
    expect((await complete()).status).toBe(200);
    expect([await books(), await faults()]).toEqual([{}, []]);
  });

  it('stays where somebody else offered it, where something is paid for it, and when the work is done', async () => {
    const byTheDesk = newest(await market.as.agent.post<TicketMoney>(`/tickets/${ticketId}/quotes`, offer()));
    await approvedByTenant(market, ticketId, byTheDesk);
    const reason = { reason: '不对' };
    expect((await market.as.engineer.get<TicketMoney>(`/jobs/${visitId}/money`)).actions).not.toContain('withdraw-approved-quote');
    expect(await market.as.engineer.refusal('post', `/jobs/${visitId}/quotes/${byTheDesk.id}/withdraw`, reason)).toMatchObject({ status: 403 });
    expect(await market.finance.refusal('post', `/quotes/${byTheDesk.id}/withdraw`, reason)).toMatchObject({ status: 403 });
    await paidInCash(market, byTheDesk.id, 1);
    expect(await market.as.agent.refusal('post', `/quotes/${byTheDesk.id}/withdraw`, reason)).toMatchObject({ status: 409, code: 'quote-paid', context: { due: 12_999 } });
    await paidInCash(market, byTheDesk.id, 12_999);
    await market.as.engineer.post(`/jobs/${visitId}/work-log`, plainRecord);
    await market.as.engineer.post(`/jobs/${visitId}/complete`, { unsignedReason: 'accepts-remotely' });
    expect(await market.as.agent.refusal('post', `/quotes/${byTheDesk.id}/withdraw`, reason)).toMatchObject({ status: 409, code: 'action-not-allowed', context: { state: 'completed' } });
    await market.as.tenant.post(`/my/tickets/${ticketId}/rework`, { reason: 'not-fixed' });
    expect(await market.as.agent.refusal('post', `/quotes/${byTheDesk.id}/withdraw`, reason)).toMatchObject({ status: 409, code: 'quote-not-open', context: { state: 'approved' } });
    expect(await mine()).toMatchObject({ approved: 13_000, paid: 13_000, surplus: 0 });
  });

  it('is not withdrawn and paid both', async () => {
    const { id } = await approved();
    const [withdrawal, payment] = await Promise.all([
      market.as.agent.call('post', `/quotes/${id}/withdraw`, { reason: '报错了' }),
      market.finance.call('post', '/payments', { channel: 'cash', paidAt: new Date().toISOString(), voucherNumber: 'SJ-10', allocations: [{ quoteId: id, amount: 13_000 }] }),
    ]);
    expect([withdrawal.status < 300, payment.status < 300].filter(Boolean)).toHaveLength(1);
    expect(await mine()).toMatchObject(payment.status < 300 ? { stage: 'paid', approved: 13_000 } : { stage: 'nothing', approved: 0, paid: 0 });
    expect(await faults()).toEqual([]);
  });
});

describe('changes on site', () => {
  it('need a new approval, and until then the old sum counts', async () => {
    await approvedByTenant(market, ticketId, newest(await offered()));
    const second = newest(await offered({ baseVersion: 1, lines: [...offer().lines, { kind: 'other', name: '加氟', quantity: 100, unitPrice: 20_000 }] }));
    expect(await mine()).toMatchObject({ stage: 'quote-offered', approved: 13_000, due: 13_000 });
    const money = await approvedByTenant(market, ticketId, second);
    expect(money).toMatchObject({ stage: 'to-pay', approved: 33_000, due: 33_000 });
    expect(money.quotes.map(({ version, state }) => [version, state])).toEqual([[2, 'approved'], [1, 'superseded']]);
  });

  it('leave the approved sum as it is when they are declined', async () => {
    await approvedByTenant(market, ticketId, newest(await offered()));
    const second = newest(await offered({ baseVersion: 1, lines: [{ kind: 'call-out' }] }));
    expect(await market.as.tenant.post<TicketMoney>(`/my/tickets/${ticketId}/quotes/${second.id}/decline`, { reason: 'not-needed' })).toMatchObject({ stage: 'to-pay', approved: 13_000, due: 13_000 });
  });

  it('let held work go on by themselves once they are approved', async () => {
    const quote = newest(await offered());
    const hold = (reason: string) => market.as.engineer.post<JobDetail>(`/jobs/${visitId}/hold`, { reason, until: new Date(Date.now() + 86_400_000).toISOString() });
    expect((await hold('quote')).state).toBe('on_hold');
    await approvedByTenant(market, ticketId, quote);
    const detail = await market.as.agent.get<TicketDetail>(`/tickets/${ticketId}`);
    expect(detail).toMatchObject({ state: 'in_progress', holdUntil: null });
    expect(detail.timeline.find(({ action }) => action === 'resume')).toMatchObject({ actor: { kind: 'system' } });
    expect([await noticesOf(market.as.engineer, 'quote-approved'), await noticesOf(market.as.engineer, 'hold-over')]).toMatchObject([[{ ticketId }], []]);
    // Work that waits for something else waits on.
    const second = newest(await offered({ baseVersion: 1 }));
    await hold('parts');
    await approvedByTenant(market, ticketId, second);
    expect((await market.as.engineer.get<JobDetail>(`/jobs/${visitId}`)).state).toBe('on_hold');
  });
});
