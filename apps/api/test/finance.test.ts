import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AgeingRow, CustomerDetail, FinanceOverview, LedgerCheck, Page, PaymentSummary, Problem, Receivable, StatementRow } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { create, createDevice, type TestDevice } from './support/devices.js';
import { job } from './support/field.js';
import { Bookkeeper, moneyWorld, reportedTicket, type MoneyWorld } from './support/money.js';
import { createPerson } from './support/people.js';
import { approvedByTenant, createMarket, newest, paidInCash, underContract } from './support/prices.js';
import { calendarDayOf } from '../src/platform/time/calendar-day.js';

let api: RunningApi;
let world: MoneyWorld;
let nextId = 1_000;
const today = () => calendarDayOf(new Date(), 'Asia/Shanghai');
const day = (offset: number) => new Date(Date.parse(`${today()}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { world = await moneyWorld(api); });

const get = (path: string, as = world.finance) => api.http.get(`/api/v1${path}`).set('Authorization', as.authorization);
const read = async <Answer>(path: string) => (await get(path).expect(200)).body as Answer;

/** A device of a customer. */
async function deviceOf(name: string): Promise<{ device: TestDevice; customer: CustomerDetail }> {
  const admin = await createPerson(api, world.organizationId, ['admin']);
  const customer = await create<CustomerDetail>(api, admin, '/customers', { kind: 'company', name });
  const device = await createDevice(api, world.organizationId);
  const { asset, category, location } = device;
  await api.http.put(`/api/v1/assets/${asset.id}`).set('Authorization', admin.authorization)
    .send({ name: asset.name, categoryId: category.id, locationId: location.id, serialNumber: asset.serialNumber, customerId: customer.id }).expect(200);
  return { device, customer };
}

async function approved(total: number, dueOn: string, device = world.device) {
  const ticket = await reportedTicket(api, { ...world, device });
  const books = new Bookkeeper(api, world.organizationId, ticket.id);
  const quoteId = nextId += 1;
  await books.approve(quoteId, total, dueOn);
  return { ticket, books, quoteId };
}

describe('receivables', () => {
  it('shows what is owed, the longest due first, with customer, contact and days', async () => {
    const { device, customer } = await deviceOf('阳光物业');
    const late = await approved(10_000, day(-40), device);
    const open = await approved(5_000, day(5));
    const paid = await approved(3_000, day(-3));
    await late.books.pay(nextId += 1, late.quoteId, 4_000);
    await paid.books.pay(nextId += 1, paid.quoteId, 3_000);
    const { items } = await read<Page<Receivable>>('/finance/receivables');
    expect(items).toEqual([
      expect.objectContaining({
        ticketId: late.ticket.id, ticketNumber: late.ticket.number, quoteId: late.quoteId, customer: { id: customer.id, name: '阳光物业' }, contactName: '王小姐', amount: 10_000, open: 6_000,
        dueOn: day(-40), overdueDays: 40, onCredit: false,
      }),
      expect.objectContaining({ ticketId: open.ticket.id, customer: null, open: 5_000, overdueDays: 0 }),
    ]);
    expect((await read<Page<Receivable>>('/finance/receivables?overdue=true')).items.map(({ ticketId }) => ticketId)).toEqual([late.ticket.id]);
    expect((await read<Page<Receivable>>(`/finance/receivables?customerId=${customer.id}`)).items).toHaveLength(1);
    expect((await read<Page<Receivable>>(`/finance/receivables?customerId=${customer.id + 1}`)).items).toEqual([]);
  });

  it('turns pages without losing or repeating one, also among those that are due on one day', async () => {
    const tickets: number[] = [];
    for (let index = 0; index < 5; index += 1) tickets.push((await approved(100 + index, day(index % 2))).ticket.id);
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<Receivable> = await read(`/finance/receivables?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ ticketId }) => ticketId));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(tickets));
  });

  it('shows the newest version of a quote, until when it is due on credit, and nobody who paid too much', async () => {
    const replaced = await approved(10_000, day(-1));
    await replaced.books.pay(nextId += 1, replaced.quoteId, 10_000);
    const second = nextId += 1;
    await replaced.books.supersede(replaced.quoteId);
    await replaced.books.approve(second, 12_000, day(-1));
    await replaced.books.putOnCredit(second, day(30));
    const cheaper = await approved(10_000, day(-1));
    await cheaper.books.pay(nextId += 1, cheaper.quoteId, 10_000);
    await cheaper.books.supersede(cheaper.quoteId);
    await cheaper.books.approve(nextId += 1, 8_000, day(-1));
    expect((await read<Page<Receivable>>('/finance/receivables')).items).toEqual([
      expect.objectContaining({ quoteId: second, amount: 12_000, open: 2_000, dueOn: day(30), onCredit: true, overdueDays: 0 }),
    ]);
  });

  it('ages what is open by customer, the largest first', async () => {
    const { device, customer } = await deviceOf('老客户');
    await approved(100, day(0));
    for (const [total, offset] of [[1_000, 0], [2_000, -1], [3_000, -30], [4_000, -31], [5_000, -61], [6_000, -91]] as const) await approved(total, day(offset), device);
    expect(await read<AgeingRow[]>('/finance/ageing')).toEqual([
      { customer: { id: customer.id, name: '老客户' }, notDue: 1_000, to30: 5_000, to60: 4_000, to90: 5_000, over90: 6_000, total: 21_000 },
      { customer: null, notDue: 100, to30: 0, to60: 0, to90: 0, over90: 0, total: 100 },
    ]);
  });
});

describe('statements', () => {
  it('sums by customer, site and engineer what was approved, received, given back and earned', async () => {
    const { device, customer } = await deviceOf('阳光物业');
    const one = await approved(10_600, day(0), device);
    const pay = nextId += 1;
    await one.books.pay(pay, one.quoteId, 10_600);
    await one.books.complete(one.quoteId);
    await one.books.refund(nextId += 1, pay, 5_300);
    const two = await approved(400, day(0), device);
    await two.books.cancel(two.quoteId);
    await approved(700, day(0));
    const rows = await read<StatementRow[]>(`/finance/statements?by=customer&from=${day(0)}&to=${day(0)}`);
    expect(rows).toEqual([
      { key: String(customer.id), name: '阳光物业', tickets: 2, approved: 10_600, received: 10_600, refunded: 5_300, revenue: 5_000, tax: 300, fees: 0, open: 0 },
      { key: '', name: null, tickets: 1, approved: 700, received: 0, refunded: 0, revenue: 0, tax: 0, fees: 0, open: 700 },
    ]);
    const sites = await read<StatementRow[]>(`/finance/statements?by=site&from=${day(0)}&to=${day(0)}`);
    expect(sites.map(({ key, name, approved: sum }) => ({ key, name, sum }))).toEqual([
      { key: String(device.location.id), name: device.location.name, sum: 10_600 }, { key: String(world.device.location.id), name: world.device.location.name, sum: 700 },
    ]);
    expect((await read<StatementRow[]>(`/finance/statements?by=engineer&from=${day(0)}&to=${day(0)}`)).map(({ name, tickets }) => ({ name, tickets }))).toEqual([{ name: null, tickets: 3 }]);
  });

  it('sums by day, with what was owed at the end of each', async () => {
    const one = await approved(1_000, day(0));
    await one.books.pay(nextId += 1, one.quoteId, 300);
    const rows = await read<StatementRow[]>(`/finance/statements?by=day&from=${day(-3)}&to=${day(0)}`);
    expect(rows).toEqual([{ key: day(0), name: day(0), tickets: 1, approved: 1_000, received: 300, refunded: 0, revenue: 0, tax: 0, fees: 0, open: 700 }]);
  });

  it('keeps what is open for who was owed by the newest approval, after the job changed hands', async () => {
    const engineers = [await createPerson(api, world.organizationId, ['engineer'], { name: '李工' }), await createPerson(api, world.organizationId, ['engineer'], { name: '赵工' })];
    const ticket = await reportedTicket(api, world);
    const books = new Bookkeeper(api, world.organizationId, ticket.id);
    const has = (index: number) => api.database.query('UPDATE tickets SET engineerId = ? WHERE id = ?', [engineers[index]?.id, ticket.id]);
    await has(0);
    await books.approve(nextId += 1, 1_000, day(0));
    await books.pay(nextId += 1, nextId - 1, 1_000);
    await books.supersede(nextId - 1);
    await has(1);
    await books.approve(nextId += 1, 1_500, day(0));
    const rows = await read<StatementRow[]>(`/finance/statements?by=engineer&from=${day(0)}&to=${day(0)}`);
    expect(Object.fromEntries(rows.map(({ name, approved: sum, received, open }) => [name, [sum, received, open]]))).toEqual({ 赵工: [1_500, 0, 500], 李工: [0, 1_000, 0] });
  });

  it('refuses a period that is turned round or too long, and an unknown way to group', async () => {
    for (const [query, field] of [[`by=day&from=${day(0)}&to=${day(-1)}`, 'to'], ['by=day&from=2020-01-01&to=2026-01-01', 'to'], [`by=moon&from=${day(0)}&to=${day(0)}`, 'by'], ['by=day&from=2026-02-30&to=2026-03-01', 'from']]) {
      expect(((await get(`/finance/statements?${query ?? ''}`).expect(400)).body as Problem).errors?.[0]?.field).toBe(field);
    }
  });
});

describe('overview', () => {
  it('says what came and went today, what is owed, and what waits', async () => {
    const one = await approved(10_000, day(-2));
    const pay = nextId += 1;
    await one.books.pay(pay, one.quoteId, 6_000);
    await one.books.refund(nextId += 1, pay, 1_000);
    await one.books.surplus(nextId += 1, 500);
    await approved(900, day(3));
    const overview = await read<FinanceOverview>('/finance/overview');
    expect(overview).toMatchObject({
      date: today(), received: 6_500, receivedCount: 2, refunded: 1_000, refundedCount: 1, receivable: 4_900, overdue: 4_000, lastReconciled: null,
      queue: { refundsToDecide: 0, refundsAbnormal: 0, surplusPayments: 0, unexplained: 0, reconciliationOpen: 0, invoicesToIssue: 0, contractsExpiring: 0 },
    });
    expect(overview.days).toHaveLength(30);
    expect(overview.days[0]?.date).toBe(day(-29));
    expect(overview.days.at(-1)).toEqual({ date: today(), received: 6_500, refunded: 1_000 });
  });

  it('counts what waits for a person: refunds to decide, invoices to issue, contracts that end', async () => {
    const market = await createMarket(api);
    await underContract(market, { includesLabour: false, includedVisits: 0, endsOn: day(10), renewalReminderDays: 30 });
    const { ticket } = await job(market);
    const quote = newest(await market.as.agent.post(`/tickets/${ticket.id}/quotes`, { lines: [{ kind: 'other', name: '换压缩机', quantity: 100, unitPrice: 200_000 }], baseVersion: 0 }));
    await approvedByTenant(market, ticket.id, quote);
    await paidInCash(market, quote.id, quote.total);
    const [payment] = (await market.finance.get<Page<PaymentSummary>>(`/payments?ticketId=${ticket.id}`)).items;
    await market.finance.post(`/payments/${payment?.id ?? 0}/refunds`, { amount: 60_000, reason: 'overcharged' });
    await market.as.tenant.post(`/my/tickets/${ticket.id}/invoices`, { titleKind: 'personal', title: '张三' });
    expect((await market.finance.get<FinanceOverview>('/finance/overview')).queue).toEqual({
      refundsToDecide: 1, refundsAbnormal: 0, surplusPayments: 0, unexplained: 0, reconciliationOpen: 0, invoicesToIssue: 1, contractsExpiring: 1,
    });
  });
});

describe('who may look', () => {
  it('is finance, managers and admins, each at their own organization', async () => {
    await approved(900, day(3));
    const stranger = (await moneyWorld(api)).finance;
    expect(((await get('/finance/receivables', stranger).expect(200)).body as Page<Receivable>).items).toEqual([]);
    expect((await get('/finance/ageing', stranger).expect(200)).body).toEqual([]);
    expect((await get(`/finance/statements?by=customer&from=${day(0)}&to=${day(0)}`, stranger).expect(200)).body).toEqual([]);
    expect(((await get('/finance/overview', stranger).expect(200)).body as FinanceOverview).receivable).toBe(0);
    for (const role of ['agent', 'engineer', 'requester'] as const) await get('/finance/overview', await createPerson(api, world.organizationId, [role])).expect(403);
    for (const role of ['manager', 'admin'] as const) await get('/finance/overview', await createPerson(api, world.organizationId, [role])).expect(200);
  });
});

describe('the check of the books', () => {
  it('finds what was posted without a document, and an approval without its quote', async () => {
    const one = await approved(900, day(3));
    const pay = nextId += 1;
    await one.books.pay(pay, one.quoteId, 900);
    const { entries, differences } = await read<LedgerCheck>('/finance/ledger-check');
    expect(entries).toBe(2);
    expect(differences).toEqual(expect.arrayContaining([
      { rule: 'payment-posted', subjectId: pay, expected: 0, found: 900 }, { rule: 'quote-posted', subjectId: one.quoteId, expected: 0, found: 900 },
    ]));
    expect(differences).toHaveLength(2);
  });
});
