import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { InvoiceView, Notice, Page, PaymentSummary, TicketProgress, TicketSubmitted } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { job } from './support/field.js';
import { idempotencyKey } from './support/people.js';
import { approvedByTenant, createMarket, newest, offer, paidInCash, type Market } from './support/prices.js';
import { callsOf } from './support/calls.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';

let api: RunningApi;
let market: Market;
let ticketId: number;
let quoteId: number;

const company = { titleKind: 'company', title: '示例科技有限公司', taxNumber: '91350100M000100Y43', email: 'caiwu@example.com', note: '请寄电子版' };
const mine = () => `/my/tickets/${ticketId}/invoices`;

beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  market = await createMarket(api);
  ticketId = (await job(market)).ticket.id;
  const quote = newest(await market.as.agent.post(`/tickets/${ticketId}/quotes`, offer()));
  quoteId = quote.id;
  await approvedByTenant(market, ticketId, quote);
});

const request = (fields: object = {}) => market.as.tenant.post<InvoiceView>(mine(), { ...company, ...fields });
const told = async () => (await market.as.tenant.get<Page<Notice>>('/me/notices')).items.flatMap(({ kind, ticketId: id, data }) => (kind.startsWith('invoice') ? [[kind, id, data['amount']]] : []));
const moneyLines = async () => (await market.as.tenant.get<TicketProgress>(`/my/tickets/${ticketId}`)).timeline.flatMap(({ money }) => (money?.news.startsWith('invoice') ? [[money.news, money.amount]] : []));

describe('asking', () => {
  it('takes what was paid, with the tax in it, and tells finance', async () => {
    await paidInCash(market, quoteId, 13_000);
    const invoice = await request();
    expect(invoice).toMatchObject({ ...company, ticketId, amount: 13_000, tax: 736, state: 'requested', invoiceNumber: null, issuedAt: null, refusedReason: null });
    expect(await market.as.tenant.get(mine())).toEqual([invoice]);
    expect((await market.finance.get<Page<InvoiceView>>('/finance/invoices?state=requested')).items).toEqual([invoice]);
    const notices = await market.finance.get<Page<Notice>>('/me/notices');
    expect(notices.items.find(({ kind }) => kind === 'invoice-requested')).toMatchObject({ ticketId, data: { amount: 13_000 } });
    expect(await moneyLines()).toEqual([['invoice-requested', 13_000]]);
  });

  it('takes less where something was given back', async () => {
    await paidInCash(market, quoteId, 13_000);
    const [payment] = (await market.finance.get<Page<PaymentSummary>>(`/payments?ticketId=${ticketId}`)).items;
    await market.finance.post(`/payments/${payment?.id ?? 0}/refunds`, { amount: 3_000, reason: 'goodwill', voucherNumber: 'TK-1' });
    expect(await request()).toMatchObject({ amount: 10_000, tax: 566 });
  });

  it('is refused while nothing is paid, and where one is asked for already', async () => {
    expect(await market.as.tenant.refusal('post', mine(), company)).toMatchObject({ status: 422, code: 'invoice-above-paid' });
    await paidInCash(market, quoteId, 13_000);
    await request();
    expect(await market.as.tenant.refusal('post', mine(), company)).toMatchObject({ status: 409, code: 'invoice-already-requested' });
  });

  it('makes one of two that are sent at once, and the same one of a repetition', async () => {
    await paidInCash(market, quoteId, 13_000);
    const answers = await Promise.all([market.as.tenant.call('post', mine(), company), market.as.tenant.call('post', mine(), company)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await market.finance.post(`/finance/invoices/${(await market.as.tenant.get<InvoiceView[]>(mine()))[0]?.id ?? 0}/refuse`, { reason: '抬头不符' });
    const key = idempotencyKey();
    const [one, other] = [await market.as.tenant.post<InvoiceView>(mine(), company, key), await market.as.tenant.post<InvoiceView>(mine(), company, key)];
    expect(one.id).toBe(other.id);
  });

  it.each([
    ['a company without a tax number', { taxNumber: undefined }, 'taxNumber'], ['a tax number with a wrong check character', { taxNumber: '91350100M000100Y44' }, 'taxNumber'],
    ['no title', { title: '  ' }, 'title'], ['an address that is none', { email: 'caiwu@' }, 'email'], ['an unknown kind of title', { titleKind: 'club' }, 'titleKind'],
    ['a control character', { note: 'a\u0000b' }, 'note'],
  ])('refuses %s', async (_, fields, field) => {
    await paidInCash(market, quoteId, 13_000);
    const refusal = await market.as.tenant.refusal('post', mine(), { ...company, ...fields });
    expect(refusal).toMatchObject({ status: 400, code: 'validation-failed', errors: [expect.objectContaining({ field })] });
  });

  it('needs no tax number of a person, and reads one as people type it', async () => {
    await paidInCash(market, quoteId, 13_000);
    const personal = await request({ titleKind: 'personal', title: '张三', taxNumber: undefined, email: undefined, note: undefined });
    expect(personal).toMatchObject({ titleKind: 'personal', title: '张三' });
    expect(personal).not.toHaveProperty('taxNumber');
    await market.finance.post(`/finance/invoices/${personal.id}/cancel`, { reason: '重新申请' });
    expect((await request({ taxNumber: ' 9135 0100 m000 100y43' })).taxNumber).toBe('91350100M000100Y43');
  });
});

describe('who may', () => {
  it('is the one who reported, with an account or with the private link; nobody who only follows', async () => {
    await paidInCash(market, quoteId, 13_000);
    const follower = callsOf(api, market.people.colleague);
    expect((await follower.refusal('get', mine())).status).toBe(404);
    await api.database.query('INSERT INTO ticket_requesters (organizationId, ticketId, userId, reporter, followedAt) VALUES (?, ?, ?, FALSE, ?)', [market.organizationId, ticketId, market.people.colleague.id, new Date()]);
    expect((await follower.refusal('get', mine())).status).toBe(404);
    expect((await follower.refusal('post', mine(), company)).status).toBe(404);
    const other = await createMarket(api);
    expect((await other.as.tenant.refusal('get', mine())).status).toBe(404);
  });

  it('asks with the private link', async () => {
    const { ticket, followUrl } = await market.as.tenant.post<TicketSubmitted>('/my/tickets', {
      stickerCode: market.device.sticker.code, description: '漏水', urgency: 'normal', contact: { name: '张三', phone: '13800138000' }, anotherProblem: true,
    });
    await market.as.agent.post(`/tickets/${ticket.id}/triage`, { priority: 'normal' });
    const quote = newest(await market.as.agent.post(`/tickets/${ticket.id}/quotes`, offer()));
    await approvedByTenant(market, ticket.id, quote);
    await paidInCash(market, quote.id, quote.total);
    const link = `/api/v1/public/tickets/${followUrl?.split('/f/')[1] ?? ''}/invoices`;
    const made = (await api.http.post(link).set('idempotency-key', idempotencyKey()).send(company).expect(201)).body as InvoiceView;
    expect((await api.http.get(link).expect(200)).body).toEqual([made]);
    await api.http.get('/api/v1/public/tickets/nonsense/invoices').expect(404);
  });
});

describe('issuing', () => {
  it('keeps the number, tells the payer, and writes down who did it', async () => {
    await paidInCash(market, quoteId, 13_000);
    const { id } = await request();
    const issued = await market.finance.post<InvoiceView>(`/finance/invoices/${id}/issue`, { invoiceNumber: '26112000000012345678' });
    expect(issued).toMatchObject({ state: 'issued', invoiceNumber: '26112000000012345678' });
    expect(issued.issuedAt).not.toBeNull();
    expect(await moneyLines()).toEqual(expect.arrayContaining([['invoice-requested', 13_000], ['invoice-issued', 13_000]]));
    expect(await told()).toEqual([['invoice-issued', ticketId, 13_000]]);
    const entries = await api.database.getRepository(AuditEntry).findBy({ organizationId: market.organizationId, subject: 'invoice', subjectId: id });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([['invoice.issued', market.finance.person.id]]);
    expect(await market.finance.refusal('post', `/finance/invoices/${id}/issue`, { invoiceNumber: '9' })).toMatchObject({ status: 409, code: 'invoice-not-open', context: { state: 'issued' } });
    expect(await market.finance.refusal('post', `/finance/invoices/${id}/refuse`, { reason: '晚了' })).toMatchObject({ status: 409, code: 'invoice-not-open' });
  });

  it('is refused over more than is still paid, and under a number that another one has', async () => {
    await paidInCash(market, quoteId, 13_000);
    const { id } = await request();
    const [payment] = (await market.finance.get<Page<PaymentSummary>>(`/payments?ticketId=${ticketId}`)).items;
    await market.finance.post(`/payments/${payment?.id ?? 0}/refunds`, { amount: 1, reason: 'goodwill', voucherNumber: 'TK-2' });
    expect(await market.finance.refusal('post', `/finance/invoices/${id}/issue`, { invoiceNumber: '1' })).toMatchObject({ status: 422, code: 'invoice-above-paid', context: { paid: 12_999 } });
    await market.finance.post(`/finance/invoices/${id}/cancel`, { reason: '金额有变' });
    const again = await request();
    expect(again.amount).toBe(12_999);
    await market.finance.post(`/finance/invoices/${again.id}/issue`, { invoiceNumber: '1' });
    await market.finance.post(`/finance/invoices/${again.id}/cancel`, { reason: '已红冲' });
    const third = await request();
    expect(await market.finance.refusal('post', `/finance/invoices/${third.id}/issue`, { invoiceNumber: '1' })).toMatchObject({ status: 400, errors: [{ field: 'invoiceNumber', code: 'taken' }] });
  });

  it('is refused with a reason that the payer reads, after which another one can be asked for', async () => {
    await paidInCash(market, quoteId, 13_000);
    const { id } = await request();
    expect(await market.finance.post<InvoiceView>(`/finance/invoices/${id}/refuse`, { reason: '税号与名称不符' })).toMatchObject({ state: 'refused', refusedReason: '税号与名称不符' });
    expect((await market.as.tenant.get<InvoiceView[]>(mine()))[0]).toMatchObject({ state: 'refused', refusedReason: '税号与名称不符' });
    expect(await told()).toEqual([['invoice-refused', ticketId, 13_000]]);
    expect((await market.as.tenant.get<TicketProgress>(`/my/tickets/${ticketId}`)).timeline.find(({ money }) => money?.news === 'invoice-refused')).toMatchObject({ text: '税号与名称不符' });
    await request();
    expect((await market.as.tenant.get<InvoiceView[]>(mine())).map(({ state }) => state)).toEqual(['requested', 'refused']);
  });

  it('finds invoices by title, tax number, fapiao number and ticket, page by page', async () => {
    await paidInCash(market, quoteId, 13_000);
    const first = await request();
    await market.finance.post(`/finance/invoices/${first.id}/issue`, { invoiceNumber: 'FP-777' });
    await market.finance.post(`/finance/invoices/${first.id}/cancel`, { reason: '换抬头' });
    const second = await request({ titleKind: 'personal', title: '100%王' });
    const ids = async (query: string) => (await market.finance.get<Page<InvoiceView>>(`/finance/invoices?${query}`)).items.map(({ id }) => id);
    expect(await ids(`search=${encodeURIComponent('示例')}`)).toEqual([first.id]);
    expect(await ids('search=91350100M')).toEqual([second.id, first.id]);
    expect(await ids('search=FP-7')).toEqual([first.id]);
    expect(await ids(`search=${encodeURIComponent('100%')}`)).toEqual([second.id]);
    expect(await ids(`search=${encodeURIComponent('10%王')}`)).toEqual([]);
    expect(await ids(`search=${first.ticketNumber}`)).toEqual([second.id, first.id]);
    expect(await ids('state=cancelled')).toEqual([first.id]);
    const page = await market.finance.get<Page<InvoiceView>>('/finance/invoices?limit=1');
    expect([page.items.map(({ id }) => id), await ids(`limit=1&cursor=${page.nextCursor ?? ''}`)]).toEqual([[second.id], [first.id]]);
  });

  it('is for finance of the organization alone', async () => {
    await paidInCash(market, quoteId, 13_000);
    const { id } = await request();
    const other = await createMarket(api);
    expect((await other.finance.refusal('post', `/finance/invoices/${id}/issue`, { invoiceNumber: '1' })).status).toBe(404);
    expect((await market.as.agent.refusal('post', `/finance/invoices/${id}/issue`, { invoiceNumber: '1' })).status).toBe(403);
    expect((await market.as.manager.refusal('post', `/finance/invoices/${id}/refuse`, { reason: '不' })).status).toBe(403);
    expect((await market.as.agent.refusal('get', '/finance/invoices')).status).toBe(403);
  });
});
