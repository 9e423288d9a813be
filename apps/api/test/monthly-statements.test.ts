import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { MonthlyStatement, Page, Receivable, ServiceContract, TicketMoney } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { job } from './support/field.js';
import { readPdf } from './support/pdf.js';
import { idempotencyKey } from './support/people.js';
import { approvedByTenant, createMarket, newest, offer, paidInCash, underContract, type Market } from './support/prices.js';
import { MonthlyStatementsClock } from '../src/modules/monthly-statements/monthly-statements.clock.js';
import { addMonths, calendarDayOf } from '../src/platform/time/calendar-day.js';

let api: RunningApi;
let market: Market;
let contract: ServiceContract;
const today = calendarDayOf(new Date(), 'Asia/Shanghai');
const month = today.slice(0, 7);

beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  market = await createMarket(api);
  contract = await underContract(market, { credit: true, includesLabour: false, includedVisits: 0, paymentDays: 30 });
});

/** Approved, and to be paid by the statement. */
async function onCredit(): Promise<{ ticketId: number; quoteId: number; total: number }> {
  const { ticket } = await job(market);
  const { id: quoteId, total } = newest(await market.as.agent.post(`/tickets/${ticket.id}/quotes`, offer()));
  await approvedByTenant(market, ticket.id, { id: quoteId, total });
  await market.finance.post(`/quotes/${quoteId}/credit`, {});
  return { ticketId: ticket.id, quoteId, total };
}

const make = (fields: object = {}) => market.finance.post<MonthlyStatement>('/finance/monthly-statements', { customerId: contract.customer.id, month, ...fields });
const all = async (query = '') => (await market.finance.get<Page<MonthlyStatement>>(`/finance/monthly-statements?${query}`)).items;

it('states what a customer put on credit, when it is due, and what of it is open by now', async () => {
  const [one, other] = [await onCredit(), await onCredit()];
  const statement = await make();
  expect(statement).toMatchObject({ customer: contract.customer, month, total: one.total + other.total, open: one.total + other.total });
  expect(statement.number).toMatch(new RegExp(`^ZD${month.replace('-', '')}-\\d{5,}$`));
  expect(statement.lines.map(({ quoteId, device, amount, open }) => ({ quoteId, device, amount, open }))).toEqual(
    [one, other].map(({ quoteId, total }) => ({ quoteId, device: market.device.asset.name, amount: total, open: total })),
  );
  const { items } = await market.finance.get<Page<Receivable>>('/finance/receivables');
  expect(items.every(({ dueOn, onCredit: credit }) => credit && dueOn === statement.dueOn)).toBe(true);
  expect(statement.dueOn > addMonths(`${month}-01`, 1)).toBe(true);
  await paidInCash(market, one.quoteId, one.total);
  await paidInCash(market, other.quoteId, 1_000);
  expect(await all()).toEqual([expect.objectContaining({ id: statement.id, total: one.total + other.total, open: other.total - 1_000, lines: [expect.objectContaining({ open: 0 }), expect.objectContaining({ open: other.total - 1_000 })] })]);
});

it('states each quote once: what comes later stands in another statement', async () => {
  await onCredit();
  const first = await make();
  expect(await market.finance.refusal('post', '/finance/monthly-statements', { customerId: contract.customer.id, month })).toMatchObject({ status: 409, code: 'statement-empty' });
  const later = await onCredit();
  const second = await make();
  expect(second.lines.map(({ quoteId }) => quoteId)).toEqual([later.quoteId]);
  expect((await all()).map(({ id }) => id)).toEqual([second.id, first.id]);
});

it('makes one of two that are asked for at once, and answers a repetition with the same', async () => {
  await onCredit();
  const body = { customerId: contract.customer.id, month };
  const answers = await Promise.all([1, 2, 3].map(() => market.finance.call('post', '/finance/monthly-statements', body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  await onCredit();
  const key = idempotencyKey();
  const [one, again] = [await market.finance.post<MonthlyStatement>('/finance/monthly-statements', body, key), await market.finance.post<MonthlyStatement>('/finance/monthly-statements', body, key)];
  expect(again.id).toBe(one.id);
  expect(await all()).toHaveLength(2);
});

it('states nothing for who owes nothing, for a month to come, for a stranger', async () => {
  expect(await market.finance.refusal('post', '/finance/monthly-statements', { customerId: contract.customer.id, month })).toMatchObject({ status: 409, code: 'statement-empty' });
  await onCredit();
  const refused = (fields: object) => market.finance.refusal('post', '/finance/monthly-statements', { customerId: contract.customer.id, month, ...fields });
  expect(await refused({ month: addMonths(`${month}-01`, 1).slice(0, 7) })).toMatchObject({ status: 400, errors: [{ field: 'month' }] });
  expect(await refused({ month: addMonths(`${month}-01`, -1).slice(0, 7) })).toMatchObject({ code: 'statement-empty' });
  expect(await refused({ month: '2026-13' })).toMatchObject({ status: 400, errors: [{ field: 'month' }] });
  expect(await refused({ customerId: 4_294_967_295 })).toMatchObject({ status: 404 });
  const other = await createMarket(api);
  expect((await other.finance.refusal('post', '/finance/monthly-statements', { customerId: contract.customer.id, month })).status).toBe(404);
  expect((await market.as.manager.refusal('post', '/finance/monthly-statements', { customerId: contract.customer.id, month })).status).toBe(403);
});

it('makes them by the clock from the day on that the organization chose, once, for the month before', async () => {
  await onCredit();
  const clock = api.app.get(MonthlyStatementsClock);
  const settings = await market.finance.get<{ statementDay: number }>('/money-settings');
  await market.finance.put('/money-settings', { ...settings, statementDay: 5 });
  const nextMonth = addMonths(`${month}-01`, 1).slice(0, 7);
  await clock.make(new Date(`${nextMonth}-04T12:00:00Z`));
  expect(await all()).toEqual([]);
  await clock.make(new Date(`${nextMonth}-05T12:00:00Z`));
  await clock.make(new Date(`${nextMonth}-05T13:00:00Z`));
  expect((await all()).map((statement) => statement.month)).toEqual([month]);
});

it('lists the open ones apart from those that are settled, and by customer', async () => {
  const first = await onCredit();
  const settled = await make();
  await paidInCash(market, first.quoteId, first.total);
  await onCredit();
  const open = await make();
  expect((await all('open=true')).map(({ id }) => id)).toEqual([open.id]);
  expect((await all('open=false')).map(({ id }) => id)).toEqual([settled.id]);
  expect((await all(`customerId=${contract.customer.id}`)).map(({ id }) => id)).toEqual([open.id, settled.id]);
  expect(await all(`customerId=${contract.customer.id + 1}`)).toEqual([]);
  const page = await market.finance.get<Page<MonthlyStatement>>('/finance/monthly-statements?limit=1');
  expect((await all(`limit=1&cursor=${page.nextCursor ?? ''}`)).map(({ id }) => id)).toEqual([settled.id]);
});

it('prints one', async () => {
  const { total } = await onCredit();
  const { id, number, dueOn } = await make();
  const answer = await market.finance.call('get', `/finance/monthly-statements/${id}/file`).buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => { done(null, Buffer.concat(chunks)); });
  }).expect(200);
  expect(answer.headers['content-type']).toBe('application/pdf');
  const { pages, title } = readPdf(answer.body as Buffer);
  expect(title).toBe(`对账单 ${number}`);
  const text = pages.flatMap(({ texts }) => texts.map((one) => one.text)).join(' ');
  for (const shown of [number, month, dueOn, contract.customer.name, market.device.asset.name, `¥${(total / 100).toFixed(2)}`]) expect(text).toContain(shown);
  const other = await createMarket(api);
  expect((await other.finance.refusal('get', `/finance/monthly-statements/${id}/file`)).status).toBe(404);
});

it('shows a version that was replaced after the statement as nothing open', async () => {
  const { ticketId, quoteId } = await onCredit();
  const statement = await make();
  const money = await market.as.agent.post<TicketMoney>(`/tickets/${ticketId}/quotes`, offer({ lines: [{ kind: 'call-out' }], baseVersion: 1 }));
  await approvedByTenant(market, ticketId, newest(money));
  const [shown] = await all();
  expect(shown).toMatchObject({ id: statement.id, total: statement.total, open: 0, lines: [expect.objectContaining({ quoteId, open: 0 })] });
});
