import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page, Reconciliation } from '@scanfix/shared-types';
import { startApi } from './support/api.js';
import { tradeBillText } from './support/bills.js';
import { dayBefore, differencesOf, ended, lineOf, onDay, payment, reconcile, uploadBill } from './support/reconciliation.js';
import { openMarket, openShop, type Market, type Shop } from './support/till.js';
import { until } from './support/until.js';
import { BillLinesRepository } from '../src/modules/reconciliation/bill-lines.repository.js';
import { DailyReconciliation } from '../src/modules/reconciliation/daily-reconciliation.js';
import { ReconciliationRuns, type StartedRun } from '../src/modules/reconciliation/reconciliation-runs.service.js';
import { MerchantsService } from '../src/modules/merchants/merchants.service.js';

let market: Market;
let shop: Shop;
beforeAll(async () => { market = await openMarket(); });
afterAll(() => market.close());
beforeEach(async () => { shop = await openShop(market); });

const day = dayBefore(2);
const finance = () => shop.as.finance;
const viewOf = (id: number) => finance().get<Reconciliation>(`/reconciliations/${id}`);

it('is run by one when several start it at once', async () => {
  await payment(market, shop, { at: onDay(day) });
  const answers = await Promise.all(Array.from({ length: 6 }, () => finance().call('post', '/reconciliations', { date: day })));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
  const started = answers.filter(({ status }) => status === 201).map(({ body }) => body as Reconciliation);
  for (const { status, body } of answers) if (status !== 201) expect({ status, code: (body as { code: string }).code }).toEqual({ status: 409, code: 'reconciliation-running' });
  const result = await ended(finance(), started[0]?.id ?? 0);
  expect(result).toMatchObject({ state: 'clean', matched: 1, runs: started.length });
  expect((await finance().get<Page<unknown>>('/finance/ledger?source=fee')).items).toHaveLength(1);
});

/** A bill that stops in the middle until it is let go on. */
function stallingBill(lines: { transactionId: string; outTradeNo: string; amount: number }[]): { bytes: AsyncIterable<Buffer>; halfway: Promise<void>; goOn: () => void } {
  let reached = () => {};
  let goOn = () => {};
  const halfway = new Promise<void>((resolve) => { reached = resolve; });
  const released = new Promise<void>((resolve) => { goOn = resolve; });
  async function* bytes() {
    let count = 0;
    for (const text of tradeBillText(lines, { date: day, mchid: shop.mchid })) {
      yield Buffer.from(text);
      count += 1;
      if (count !== 1600) continue;
      reached();
      await released;
    }
  }
  return { bytes: bytes(), halfway, goOn: () => goOn() };
}
const manyLines = () => Array.from({ length: 3000 }, (_, index) => ({ transactionId: `46${String(index).padStart(6, '0')}`, outTradeNo: `MANY-${index}`, amount: 100 }));

async function begin(bytes: AsyncIterable<Buffer>): Promise<Promise<StartedRun>> {
  const merchant = await market.api.app.get(MerchantsService).active(shop.organizationId);
  if (!merchant) throw new Error('no merchant');
  return market.api.app.get(ReconciliationRuns).upload({ organizationId: shop.organizationId, merchant, date: day, startedById: shop.people.finance.id }, 'trade', bytes);
}
const idOfDay = async () => (await finance().get<Page<Reconciliation>>('/reconciliations')).items.find(({ date }) => date === day)?.id ?? 0;
const leftLines = async (id: number) => Number(((await market.api.database.query('SELECT COUNT(*) AS total FROM bill_lines WHERE reconciliationId = ?', [id])) as { total: number }[])[0]?.total);

it('shows how far it is, lets nobody else in, and ends as if it had been alone', async () => {
  const bill = stallingBill(manyLines());
  const running = begin(bill.bytes);
  await bill.halfway;
  const id = await idOfDay();
  expect(await viewOf(id)).toMatchObject({ state: 'running', progress: expect.any(Number) });
  await until(async () => (await viewOf(id)).progress >= 1000);
  expect(await finance().refusal('post', '/reconciliations', { date: day })).toMatchObject({ status: 409, code: 'reconciliation-running' });
  bill.goOn();
  await (await running).done;
  expect(await viewOf(id)).toMatchObject({ state: 'open', billLines: 3000, theirsOnly: 3000, progress: 3000 });
  expect(await leftLines(id)).toBe(3000);
});

it('begins again while the run before it still clears up, and keeps its lines', async () => {
  const before = await uploadBill(market.api, shop, [], { date: day });
  const bill = stallingBill(manyLines());
  const running = begin(bill.bytes);
  await bill.halfway;
  await market.api.app.get(BillLinesRepository).removeEarlier({ reconciliationId: before.id, run: before.runs });
  bill.goOn();
  await (await running).done;
  expect(await viewOf(before.id)).toMatchObject({ billLines: 3000, theirsOnly: 3000 });
  expect(await leftLines(before.id)).toBe(3000);
});

it('is taken over when its process was killed, and the dead one changes nothing if it was only asleep', async () => {
  const bought = await payment(market, shop, { at: onDay(day) });
  const before = await uploadBill(market.api, shop, [lineOf(bought)], { date: day });
  const bill = stallingBill(manyLines());
  const sleeping = begin(bill.bytes).then(async (run) => (await run).done, () => undefined);
  await bill.halfway;
  // The time that a killed process leaves behind.
  await market.api.database.query('UPDATE reconciliations SET leaseUntil = ? WHERE id = ?', [new Date(Date.now() - 1000), before.id]);
  const other = await startApi({ ...market.sandbox.environment });
  try {
    await other.app.get(DailyReconciliation).takeUpAbandoned(new Date());
  } finally {
    await other.close();
  }
  const taken = await viewOf(before.id);
  expect(taken).toMatchObject({ state: 'clean', source: 'fetched', billLines: 1, matched: 1, runs: 3 });
  bill.goOn();
  await sleeping;
  expect(await viewOf(before.id)).toEqual(taken);
  expect(await differencesOf(finance(), before.id)).toEqual([]);
  expect(await leftLines(before.id)).toBe(1);
});

it('stops with its process, and leaves the day to the next', async () => {
  const bought = await payment(market, shop, { at: onDay(day) });
  const other = await startApi({ ...market.sandbox.environment });
  const merchant = await other.app.get(MerchantsService).active(shop.organizationId);
  if (!merchant) throw new Error('no merchant');
  const bill = stallingBill(manyLines());
  const wanted = { organizationId: shop.organizationId, merchant, date: day, startedById: null };
  const stopped = other.app.get(ReconciliationRuns).upload(wanted, 'trade', bill.bytes).then(() => 'went on', ({ code }: { code: string }) => code);
  await bill.halfway;
  const closing = other.close();
  bill.goOn();
  expect(await stopped).toBe('reconciliation-running');
  await closing;
  const id = await idOfDay();
  expect(await viewOf(id)).toMatchObject({ state: 'waiting', billLines: 0 });
  expect(await leftLines(id)).toBe(0);
  // Nobody has to wait for a lease to run out.
  expect(await reconcile(finance(), day)).toMatchObject({ id, state: 'clean', matched: 1, billLines: 1, ourPaid: bought.payment.amount });
  expect(await leftLines(id)).toBe(1);
});
