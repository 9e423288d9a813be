import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountBalance, Notice, Page, QuoteCredit, ServiceContract, TicketMoney } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { job, onSite, plainRecord, triagedTicket } from './support/field.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { approvedByTenant, createMarket, newest, offer, paidInCash, underContract, type Market } from './support/prices.js';

let api: RunningApi;
let market: Market;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { market = await createMarket(api); });

const working = async () => {
  const { ticket, visitId } = await job(market);
  await onSite(market, visitId);
  await market.as.engineer.post(`/jobs/${visitId}/work-log`, plainRecord);
  return { ticketId: ticket.id, visitId };
};
const offered = async (visitId: number, fields: Parameters<typeof offer>[0] = {}) => newest(await market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes`, offer(fields)));
const complete = (visitId: number) => market.as.engineer.call('post', `/jobs/${visitId}/complete`, { unsignedReason: 'accepts-remotely' });
const atTheDesk = (ticketId: number, calls: Calls = market.finance) => calls.get<TicketMoney>(`/tickets/${ticketId}/money`);
const books = async () => Object.fromEntries((await market.finance.get<AccountBalance[]>('/finance/balances')).filter(({ balance }) => balance !== 0).map(({ account, balance }) => [account, balance]));

describe('the work', () => {
  it('is finished without any word of money where nothing was quoted', async () => {
    const { ticketId, visitId } = await working();
    expect(await market.as.engineer.get<TicketMoney>(`/jobs/${visitId}/money`)).toMatchObject({ stage: 'nothing', quotes: [], payments: [], approved: 0, due: 0 });
    expect((await complete(visitId)).status).toBe(200);
    expect((await atTheDesk(ticketId)).stage).toBe('nothing');
    expect(await books()).toEqual({});
  });

  it('is not finished while the requester is asked, and is when they declined', async () => {
    const { ticketId, visitId } = await working();
    const quote = await offered(visitId);
    expect((await complete(visitId)).body).toMatchObject({ status: 409, code: 'quote-undecided', context: { version: 1 } });
    await market.as.tenant.post(`/my/tickets/${ticketId}/quotes/${quote.id}/decline`, { reason: 'not-needed' });
    expect((await complete(visitId)).status).toBe(200);
  });

  it('is not held up by an offer that nobody may take up any more', async () => {
    const { visitId } = await working();
    const quote = await offered(visitId);
    await api.database.query('UPDATE quotes SET validUntil = ? WHERE id = ?', [new Date(Date.now() - 1000), quote.id]);
    expect((await complete(visitId)).status).toBe(200);
  });

  it('is not finished while something is owed, and is income once it is paid and done', async () => {
    const { ticketId, visitId } = await working();
    const quote = await offered(visitId);
    await approvedByTenant(market, ticketId, quote);
    expect(await books()).toEqual({ receivable: 13_000, 'contract-liability': 13_000 });
    expect((await complete(visitId)).body).toMatchObject({ status: 409, code: 'quote-unpaid', context: { due: 13_000 } });
    await paidInCash(market, quote.id, 5000);
    expect(await atTheDesk(ticketId)).toMatchObject({ stage: 'to-pay', approved: 13_000, paid: 5000, due: 8000 });
    expect((await complete(visitId)).body).toMatchObject({ code: 'quote-unpaid', context: { due: 8000 } });
    await paidInCash(market, quote.id, 8000);
    expect(await atTheDesk(ticketId)).toMatchObject({ stage: 'paid', paid: 13_000, due: 0, surplus: 0, actions: ['request-refund'] });
    expect((await market.as.tenant.get<TicketMoney>(`/my/tickets/${ticketId}/money`)).actions).toEqual(['request-invoice', 'see-receipt']);
    await market.as.tenant.post(`/my/tickets/${ticketId}/invoices`, { titleKind: 'personal', title: '张三' });
    expect((await market.as.tenant.get<TicketMoney>(`/my/tickets/${ticketId}/money`)).actions).toEqual(['see-receipt']);
    expect((await complete(visitId)).status).toBe(200);
    expect(await books()).toEqual({ cash: 13_000, revenue: 12_264, 'output-tax': 736 });
  });

  it('that goes out again keeps what was paid, and a new price comes on top of it', async () => {
    const { ticketId, visitId } = await working();
    const first = await offered(visitId);
    await approvedByTenant(market, ticketId, first);
    await paidInCash(market, first.id, 13_000);
    expect((await complete(visitId)).status).toBe(200);
    await market.as.tenant.post(`/my/tickets/${ticketId}/rework`, { reason: 'not-fixed' });
    expect(await atTheDesk(ticketId)).toMatchObject({ stage: 'paid', approved: 13_000, paid: 13_000, due: 0 });
    // Our guarantee covers the way and the work; what is new is not of it.
    const second = newest(await market.as.agent.post<TicketMoney>(`/tickets/${ticketId}/quotes`, offer({ baseVersion: 1, lines: [{ kind: 'call-out' }, { kind: 'other', name: '加装支架', quantity: 100, unitPrice: 6000 }] })));
    expect(second).toMatchObject({ total: 6000, warranty: { ground: 'rework-guarantee' } });
    expect(await approvedByTenant(market, ticketId, second)).toMatchObject({ stage: 'to-pay', approved: 19_000, paid: 13_000, due: 6000 });
    await paidInCash(market, second.id, 6000);
    expect(await atTheDesk(ticketId)).toMatchObject({ stage: 'paid', approved: 19_000, paid: 19_000, due: 0, surplus: 0 });
    expect((await atTheDesk(ticketId)).quotes.map(({ version, state }) => [version, state])).toEqual([[2, 'approved'], [1, 'approved']]);
  });

  it('costs less when a smaller version is approved after it was paid: the difference is to be given back', async () => {
    const { ticketId, visitId } = await working();
    const first = await offered(visitId);
    await approvedByTenant(market, ticketId, first);
    await paidInCash(market, first.id, 13_000);
    const second = await offered(visitId, { baseVersion: 1, lines: [{ kind: 'call-out' }] });
    expect(await approvedByTenant(market, ticketId, second)).toMatchObject({ stage: 'overpaid', approved: 5000, paid: 13_000, due: 0, surplus: 8000 });
    expect((await complete(visitId)).status).toBe(200);
  });
});

describe('a ticket that is cancelled', () => {
  it('asks nobody any more, and nobody owes anything', async () => {
    const ticket = await triagedTicket(market);
    const first = newest(await market.as.agent.post<TicketMoney>(`/tickets/${ticket.id}/quotes`, offer()));
    await approvedByTenant(market, ticket.id, first);
    await market.as.agent.post(`/tickets/${ticket.id}/quotes`, offer({ baseVersion: 1, lines: [{ kind: 'call-out' }] }));
    await market.as.tenant.post(`/my/tickets/${ticket.id}/cancel`, { reason: 'not-needed' });
    const money = await atTheDesk(ticket.id);
    expect(money).toMatchObject({ stage: 'nothing', approved: 0, due: 0, paid: 0, actions: [] });
    expect(money.quotes.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect(await books()).toEqual({});
    expect(await market.as.agent.refusal('post', `/tickets/${ticket.id}/quotes`, offer({ baseVersion: 2 }))).toMatchObject({ code: 'action-not-allowed' });
  });

  it('keeps what was paid until finance gives it back, and tells them', async () => {
    const ticket = await triagedTicket(market);
    const quote = newest(await market.as.agent.post<TicketMoney>(`/tickets/${ticket.id}/quotes`, offer()));
    await approvedByTenant(market, ticket.id, quote);
    await paidInCash(market, quote.id, 5000);
    await market.as.tenant.post(`/my/tickets/${ticket.id}/cancel`, { reason: 'not-needed' });
    expect(await atTheDesk(ticket.id)).toMatchObject({ stage: 'overpaid', approved: 0, due: 0, paid: 5000, surplus: 5000, actions: ['request-refund'] });
    expect(await books()).toEqual({ cash: 5000, 'contract-liability': 5000 });
    const told = (await market.finance.get<Page<Notice>>('/me/notices')).items.filter(({ kind }) => kind === 'payment-surplus');
    expect(told).toMatchObject([{ ticketId: ticket.id, data: { amount: 5000 } }]);
  });

  it('is not cancelled and approved both', async () => {
    const ticket = await triagedTicket(market);
    const quote = newest(await market.as.agent.post<TicketMoney>(`/tickets/${ticket.id}/quotes`, offer()));
    const [approval] = await Promise.allSettled([approvedByTenant(market, ticket.id, quote), market.as.agent.post(`/tickets/${ticket.id}/cancel`, { reason: 'not-needed' })]);
    expect(await atTheDesk(ticket.id)).toMatchObject({ stage: 'nothing', approved: 0, due: 0 });
    expect(await books()).toEqual({});
    if (approval.status === 'rejected') expect(String(approval.reason)).toContain('quote-not-open');
  });
});

describe('on credit', () => {
  const due = async (fields: Parameters<typeof offer>[0] = {}) => {
    const { ticketId, visitId } = await working();
    const quote = await offered(visitId, fields);
    await approvedByTenant(market, ticketId, quote);
    return { ticketId, visitId, quote };
  };
  const put = (quoteId: number, key?: string) => market.finance.call('post', `/quotes/${quoteId}/credit`, { note: '月结' }, key);
  /** So many days after the end of this month in Shanghai. */
  const dueDay = (days: number) => {
    const here = new Date(Date.now() + 8 * 3_600_000);
    return new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + 1, days)).toISOString().slice(0, 10);
  };

  it('the work is finished without payment, which is due some days after the month', async () => {
    await underContract(market, { includedVisits: 0, credit: true, creditLimit: null, paymentDays: 15 });
    const { ticketId, visitId, quote } = await due();
    expect((await atTheDesk(ticketId)).actions).toContain('put-on-credit');
    expect(await market.finance.get<QuoteCredit>(`/quotes/${quote.id}/credit`)).toEqual({ contract: { id: expect.any(Number), number: expect.any(String) }, due: 13_000, dueOn: dueDay(15), limit: null, used: 0 });
    const key = idempotencyKey();
    const answer = await put(quote.id, key);
    expect(answer.body).toMatchObject({ stage: 'on-credit', due: 13_000, quotes: [{ onCredit: true, dueOn: dueDay(15) }], actions: ['record-payment'] });
    expect((await put(quote.id, key)).status).toBe(200);
    expect((await put(quote.id)).body).toMatchObject({ status: 409, code: 'quote-not-open', context: { state: 'on-credit' } });
    expect((await complete(visitId)).status).toBe(200);
    expect(await books()).toEqual({ receivable: 13_000, revenue: 12_264, 'output-tax': 736 });
    await paidInCash(market, quote.id, 13_000);
    expect((await atTheDesk(ticketId)).stage).toBe('paid');
  });

  it('needs a contract that says so, and something to pay', async () => {
    const { quote } = await due();
    expect((await put(quote.id)).body).toMatchObject({ status: 409, code: 'not-on-credit' });
    expect(await market.finance.get(`/quotes/${quote.id}/credit`)).toEqual({ contract: null, due: 13_000, dueOn: null, limit: null, used: 0 });
    const { id } = await underContract(market, { includedVisits: 0, credit: false });
    const covered = await due();
    expect((await put(covered.quote.id)).body).toMatchObject({ code: 'not-on-credit' });
    const { version: _, customer, state: __, usedVisits: ___, terminatedAt: ____, creditUsed: _____, ...saved } = await market.finance.get<ServiceContract>(`/contracts/${id}`);
    await market.finance.put(`/contracts/${id}`, { ...Object.fromEntries(Object.entries(saved).filter(([name]) => name !== 'id')), customerId: customer.id, credit: true });
    await paidInCash(market, covered.quote.id, 13_000);
    expect((await put(covered.quote.id)).body).toMatchObject({ code: 'nothing-to-pay' });
    const { visitId } = await working();
    const open = await offered(visitId);
    expect((await put(open.id)).body).toMatchObject({ code: 'quote-not-open', context: { state: 'offered' } });
    expect(await market.as.manager.refusal('post', `/quotes/${open.id}/credit`, {})).toMatchObject({ status: 403 });
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['finance']));
    expect(await stranger.refusal('post', `/quotes/${open.id}/credit`, {})).toMatchObject({ status: 404 });
  });

  it('is not more than the limit, also for two at once', async () => {
    const { id } = await underContract(market, { includedVisits: 0, credit: true, creditLimit: 20_000 });
    const [one, other] = [await due(), await due()];
    const answers = await Promise.all([put(one.quote.id), put(other.quote.id)]);
    expect(answers.map(({ status, body }) => (status === 200 ? 'on-credit' : (body as { code: string }).code)).sort()).toEqual(['credit-limit-exceeded', 'on-credit']);
    const [taken, refused] = answers[0].status === 200 ? [one, other] : [other, one];
    expect(await market.finance.get(`/quotes/${refused.quote.id}/credit`)).toMatchObject({ due: 13_000, limit: 20_000, used: 13_000 });
    expect((await put(refused.quote.id)).body).toMatchObject({ context: { limit: 20_000, open: 13_000, due: 13_000 } });
    const used = async () => (await market.finance.get<ServiceContract>(`/contracts/${id}`)).creditUsed;
    expect(await used()).toBe(13_000);
    await paidInCash(market, taken.quote.id, 6000);
    expect(await used()).toBe(7000);
    expect((await put(refused.quote.id)).status).toBe(200);
    expect(await used()).toBe(20_000);
  });
});

describe('who sees it', () => {
  it('is the desk, the engineer, the requester; each with what they may do', async () => {
    const { ticketId, visitId } = await working();
    await offered(visitId);
    expect((await atTheDesk(ticketId, market.as.agent)).actions).toEqual(['offer-quote', 'withdraw-quote']);
    expect((await atTheDesk(ticketId)).actions).toEqual([]);
    expect((await market.as.tenant.get<TicketMoney>(`/my/tickets/${ticketId}/money`)).actions).toEqual(['approve-quote', 'decline-quote']);
    expect(await market.as.engineer.refusal('get', `/tickets/${ticketId}/money`)).toMatchObject({ status: 403 });
    expect(await market.as.colleague.refusal('get', `/jobs/${visitId}/money`)).toMatchObject({ status: 404 });
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['admin', 'engineer']));
    for (const path of [`/tickets/${ticketId}/money`, `/tickets/${ticketId}/quote-material`, `/jobs/${visitId}/money`, `/jobs/${visitId}/quote-material`, `/my/tickets/${ticketId}/money`]) {
      expect(await stranger.refusal('get', path)).toMatchObject({ status: 404, code: 'not-found' });
    }
  });
});
