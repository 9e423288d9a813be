import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { AccountBalance, LedgerAccount, LedgerEntry, Page, Problem } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { Bookkeeper, moneyWorld, reportedTicket, type MoneyWorld } from './support/money.js';
import { createPerson } from './support/people.js';
import { LedgerProofsService } from '../src/modules/ledger/ledger-proofs.service.js';
import { LedgerService } from '../src/modules/ledger/ledger.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';

let api: RunningApi;
let world: MoneyWorld;
let ticket: { id: number; number: string };
let books: Bookkeeper;

beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  world = await moneyWorld(api);
  ticket = await reportedTicket(api, world);
  books = new Bookkeeper(api, world.organizationId, ticket.id);
});

const get = (path: string, as = world.finance) => api.http.get(`/api/v1${path}`).set('Authorization', as.authorization);
const run = <Result>(work: Parameters<UnitOfWork['run']>[0]) => api.app.get(UnitOfWork).run(work) as Promise<Result>;
const ledger = () => api.app.get(LedgerService);

async function balances(): Promise<Partial<Record<LedgerAccount, number>>> {
  const rows = (await get('/finance/balances').expect(200)).body as AccountBalance[];
  return Object.fromEntries(rows.filter(({ debit, credit }) => debit + credit > 0).map(({ account, balance }) => [account, balance]));
}

async function proofs() {
  const service = api.app.get(LedgerProofsService);
  return api.app.get(UnitOfWork).snapshot(async (transaction) => {
    const { entries, differences } = await service.balances(transaction, world.organizationId);
    return { entries, differences: [...differences, ...await service.chains(transaction, world.organizationId)] };
  });
}

it('keeps what was approved, paid, done and given back, each entry balanced', async () => {
  await books.approve(1, 10_600);
  await books.pay(1, 1, 10_600, 'mini-program');
  expect(await balances()).toEqual({ wechat: 10_600, receivable: 0, 'contract-liability': 10_600 });
  await books.complete(1);
  await books.refund(1, 1, 5_300, 'mini-program');
  expect(await balances()).toEqual({ wechat: 5_300, receivable: 0, 'contract-liability': 0, revenue: 5_000, 'output-tax': 300 });
  expect(await proofs()).toEqual({ entries: 4, differences: [] });
});

it('posts once however often it is told, and answers with the same entry', async () => {
  await books.approve(1, 500);
  const first = await books.pay(7, 1, 500);
  expect(await books.pay(7, 1, 500)).toBe(first);
  expect((await Promise.all(Array.from({ length: 8 }, () => books.refund(3, 7, 500)))).every((id, _, all) => id !== null && id === all[0])).toBe(true);
  expect(await balances()).toEqual({ wechat: 0, receivable: 0, 'contract-liability': 0 });
  expect((await proofs()).entries).toBe(3);
});

it('lists entries newest first with ticket, customer and lines, page by page and by filter', async () => {
  const admin = await createPerson(api, world.organizationId, ['admin']);
  const customer = await api.http.post('/api/v1/customers').set('Authorization', admin.authorization).set('Idempotency-Key', 'ledger-customer-key-1').send({ kind: 'company', name: '阳光物业' }).expect(201);
  const { asset, category, location } = world.device;
  await api.http.put(`/api/v1/assets/${asset.id}`).set('Authorization', admin.authorization)
    .send({ name: asset.name, categoryId: category.id, locationId: location.id, serialNumber: asset.serialNumber, customerId: (customer.body as { id: number }).id }).expect(200);
  await books.approve(1, 800);
  await books.pay(1, 1, 300);
  await books.pay(2, 1, 500, 'cash');
  const first = (await get('/finance/ledger?limit=2').expect(200)).body as Page<LedgerEntry>;
  const second = (await get(`/finance/ledger?limit=2&cursor=${first.nextCursor ?? ''}`).expect(200)).body as Page<LedgerEntry>;
  expect([...first.items, ...second.items].map(({ source }) => source)).toEqual(['payment', 'payment', 'quote-approved']);
  expect(second.nextCursor).toBeNull();
  expect(second.items[0]).toMatchObject({
    ticketId: ticket.id, ticketNumber: ticket.number, customerName: '阳光物业', sourceId: 1,
    lines: [{ account: 'receivable', debit: 800, credit: 0 }, { account: 'contract-liability', debit: 0, credit: 800 }],
  });
  const some = async (query: string) => ((await get(`/finance/ledger?${query}`).expect(200)).body as Page<LedgerEntry>).items.length;
  const today = second.items[0]?.on ?? '';
  expect([await some('account=cash'), await some('source=payment'), await some(`ticketId=${ticket.id}`), await some(`ticketId=${ticket.id + 1}`), await some(`from=${today}&to=${today}`), await some('to=2020-01-01')])
    .toEqual([1, 2, 3, 0, 3, 0]);
});

it('counts a payment for the day on which it arrived, in the zone of the organization', async () => {
  await books.approve(1, 100);
  await books.pay(1, 1, 100, 'native', new Date('2026-11-20T16:30:00Z'));
  const { items } = (await get('/finance/ledger?source=payment')).body as Page<LedgerEntry>;
  expect(items[0]?.on).toBe('2026-11-21');
});

it('refuses a period that ends before it begins, a day that does not exist, and a cursor of another list', async () => {
  for (const path of ['/finance/ledger?from=2026-11-22&to=2026-11-21', '/finance/balances?from=2026-02-30', '/finance/ledger?account=gold', '/finance/ledger?cursor=WzEsMl0']) {
    expect(((await get(path).expect(400)).body as Problem).code).toBe('validation-failed');
  }
});

it('shows nobody else, and no other organization, anything', async () => {
  await books.approve(1, 100);
  const stranger = (await moneyWorld(api)).finance;
  expect(((await get('/finance/ledger', stranger).expect(200)).body as Page<LedgerEntry>).items).toEqual([]);
  const agent = await createPerson(api, world.organizationId, ['agent']);
  for (const path of ['/finance/ledger', '/finance/balances']) await get(path, agent).expect(403);
});

it('moves the day on which something is due when it is put on credit', async () => {
  await books.approve(1, 900, '2026-11-22');
  await books.pay(1, 1, 200);
  await books.putOnCredit(1, '2026-12-30');
  const lines: { debit: number; dueOn: string }[] = await api.database.query(
    "SELECT debit, DATE_FORMAT(dueOn, '%Y-%m-%d') AS dueOn FROM ledger_lines WHERE organizationId = ? AND source = 'quote-on-credit' ORDER BY id", [world.organizationId],
  );
  expect(lines.map((line) => [Number(line.debit), line.dueOn])).toEqual([[700, '2026-12-30'], [0, '2026-11-22']]);
  expect(await balances()).toMatchObject({ receivable: 700 });
});

it('takes fees and corrections without a ticket, and refuses a correction that does not balance', async () => {
  await run((tx) => ledger().feeCharged(tx, world.organizationId, { sourceId: 5, amount: 60, on: '2026-11-21' }));
  await run((tx) => ledger().feeReturned(tx, world.organizationId, { sourceId: 5, amount: 10, on: '2026-11-21' }));
  await run((tx) => ledger().correction(tx, world.organizationId, {
    sourceId: 9, text: '微信多收一笔', on: '2026-11-21', lines: [{ account: 'wechat', debit: 100, credit: 0 }, { account: 'suspense', debit: 0, credit: 100 }],
  }));
  expect(await balances()).toEqual({ wechat: 50, fees: 50, suspense: 100 });
  await expect(run((tx) => ledger().correction(tx, world.organizationId, { sourceId: 10, text: '', lines: [{ account: 'wechat', debit: 1, credit: 0 }] }))).rejects.toThrow('would not balance');
  expect(await proofs()).toEqual({ entries: 3, differences: [] });
});

it('keeps a reason that is too long, or that no database can keep whole, so that its chain still holds', async () => {
  const lines = [{ account: 'wechat', debit: 100, credit: 0 }, { account: 'suspense', debit: 0, credit: 100 }] as const;
  await run((tx) => ledger().correction(tx, world.organizationId, { sourceId: 11, text: `${'😀长'.repeat(200)}\ud83d`, lines }));
  await run((tx) => ledger().correction(tx, world.organizationId, { sourceId: 12, text: 'half \ud83d a character, and spaces  ', lines }));
  expect(await proofs()).toEqual({ entries: 2, differences: [] });
});

it('keeps surpluses in suspense until they are matched or given back', async () => {
  await books.surplus(1, 400);
  await books.approve(1, 300);
  await books.match(1, 1, 300);
  await books.refundSurplus(1, 1, 100);
  expect(await balances()).toEqual({ wechat: 300, receivable: 0, 'contract-liability': 300, suspense: 0 });
});

it('lets tickets post side by side without waiting for one another', async () => {
  const others = await Promise.all(Array.from({ length: 6 }, () => reportedTicket(api, world)));
  let end: () => void = () => undefined;
  const othersDone = new Promise<void>((resolve) => { end = resolve; });
  // One transaction has posted and does not end: its chain is locked, those of the others are not.
  const slow = run(async (tx) => {
    await ledger().quoteApproved(tx, world.organizationId, { ticketId: ticket.id, quoteId: 100, total: 1, dueOn: '2099-01-01' });
    await othersDone;
  });
  await Promise.all(others.map(({ id }, index) => new Bookkeeper(api, world.organizationId, id).approve(index + 1, 100)));
  end();
  await slow;
  expect(await proofs()).toEqual({ entries: 7, differences: [] });
});

it.each([
  ['a sum', "UPDATE ledger_lines SET debit = debit + 1 WHERE organizationId = ? AND source = 'payment' AND debit > 0", ['entry-balances', 'books-balance', 'chain']],
  ['both sides of an entry', "UPDATE ledger_lines SET debit = debit * 2, credit = credit * 2 WHERE organizationId = ? AND source = 'payment'", ['chain']],
  ['whose money it was', "UPDATE ledger_lines SET engineerId = 77 WHERE organizationId = ? AND source = 'payment' AND debit > 0", ['chain']],
  ['a day', "UPDATE ledger_lines SET postedOn = '2020-01-01' WHERE organizationId = ? AND source = 'payment'", ['chain']],
  ['the reason of an entry', "UPDATE ledger_entries SET text = '别的' WHERE organizationId = ? AND source = 'payment'", ['chain']],
  ['an entry out of the middle', "DELETE FROM ledger_entries WHERE organizationId = ? AND source = 'payment'", ['chain', 'chain', 'chain']],
  ['the last entry with its lines', "DELETE entry, line FROM ledger_entries entry JOIN ledger_lines line ON line.entryId = entry.id WHERE entry.organizationId = ? AND entry.source = 'revenue'", ['chain']],
  ['the whole chain', 'DELETE entry, line FROM ledger_entries entry JOIN ledger_lines line ON line.entryId = entry.id WHERE entry.organizationId = ?', ['chain']],
  ['a line that was added', "INSERT INTO ledger_lines (organizationId, entryId, postedOn, source, account, debit, credit) SELECT organizationId, entryId, postedOn, source, account, debit, credit FROM ledger_lines WHERE organizationId = ? AND source = 'payment' AND debit > 0", ['entry-balances', 'books-balance', 'chain']],
])('finds it when somebody changes %s past the program', async (_, sql, rules) => {
  await books.approve(1, 10_600);
  await books.pay(1, 1, 10_600);
  await books.complete(1);
  expect((await proofs()).differences).toEqual([]);
  await api.database.query(sql, [world.organizationId]);
  expect((await proofs()).differences.map(({ rule }) => rule)).toEqual(rules);
});

it('has no statement that changes or deletes an entry or a line', async () => {
  const folder = new URL('../src/', import.meta.url).pathname;
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts') && !name.startsWith('migrations/'));
  const found: string[] = [];
  for (const name of files) {
    const text = await readFile(join(folder, name), 'utf8');
    if (/(UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE)\s+`?ledger_(entries|lines)/i.test(text) || /getRepository\(Ledger(Entry|Line)Row\)|(updateRow|deleteFrom)\([^)]*'ledger_(entries|lines)'/.test(text)) found.push(name);
  }
  expect(found).toEqual([]);
});
