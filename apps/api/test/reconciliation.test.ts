import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { LedgerEntry, Notice, Page, PaymentSummary, Reconciliation, RefundSummary } from '@scanfix/shared-types';
import { dayBefore, differencesOf, onDay, payment, reconcile } from './support/reconciliation.js';
import { faultsOfBooks, openMarket, openShop, type Market, type Shop } from './support/till.js';
import { DailyReconciliation } from '../src/modules/reconciliation/daily-reconciliation.js';

let market: Market;
let shop: Shop;
beforeAll(async () => { market = await openMarket(); });
afterAll(() => market.close());
beforeEach(async () => { shop = await openShop(market); });

const day = dayBefore(2);
const finance = () => shop.as.finance;
const summaryOf = (id: number) => finance().get<PaymentSummary>(`/payments/${id}`);
const changeBill = (change: object) => market.sandbox.control('POST', '/control/pay/bills/changes', { mchid: shop.mchid, date: day, ...change });
const noticesOf = async () => (await finance().get<Page<Notice>>('/me/notices?limit=100')).items.filter(({ kind }) => kind === 'reconciliation-open').map(({ data }) => data);

it('finds every fen of a quiet day, writes each fee to its payment and the sum to the books', async () => {
  const first = await payment(market, shop, { at: onDay(day, '09:30:00'), total: 12_345 });
  const second = await payment(market, shop, { at: onDay(day, '20:00:00'), total: 1 });
  const result = await reconcile(finance(), day);
  expect(result).toMatchObject({
    date: day, mchid: shop.mchid, state: 'clean', source: 'fetched', billLines: 2, matched: 2, matchedAmount: 12_346, oursOnly: 0, theirsOnly: 0, amountDiffers: 0,
    billPaid: 12_346, billRefunded: 0, fee: 74, ourPaid: 12_346, ourRefunded: 0, problem: null, runs: 1, progress: 2,
    fundFlow: { income: 12_346, expense: 74, lines: 3, agrees: true },
  });
  expect(await summaryOf(first.payment.id)).toMatchObject({ fee: 74, reconciledOn: day });
  expect(await summaryOf(second.payment.id)).toMatchObject({ fee: 0, reconciledOn: day });
  const fees = (await finance().get<Page<LedgerEntry>>('/finance/ledger?source=fee')).items;
  expect(fees).toMatchObject([{ on: day, lines: [{ account: 'fees', debit: 74 }, { account: 'wechat', credit: 74 }] }]);
  // Again: the same, and no fee is posted twice.
  expect(await reconcile(finance(), day)).toMatchObject({ ...result, runs: 2, startedAt: expect.any(String), finishedAt: expect.any(String) });
  expect((await finance().get<Page<LedgerEntry>>('/finance/ledger?source=fee')).items).toHaveLength(1);
  expect(await faultsOfBooks(shop)).toEqual([]);
  expect(await noticesOf()).toEqual([]);
});

it('finds a missing notification, a foreign line and a wrong amount on one day', async () => {
  const heard = await payment(market, shop, { at: onDay(day, '10:00:00') });
  const unheard = await payment(market, shop, { at: onDay(day, '11:00:00'), total: 8800, unheard: true });
  const wrong = await payment(market, shop, { at: onDay(day, '13:00:00'), total: 5000 });
  await changeBill({ kind: 'add', outTradeNo: 'ELSEWHERE-1', total: 990 });
  await changeBill({ kind: 'alter', outTradeNo: wrong.payment.outTradeNo, total: 5050 });

  const result = await reconcile(finance(), day);
  expect(result).toMatchObject({ state: 'open', billLines: 4, matched: 2, matchedAmount: 20_800, theirsOnly: 2, oursOnly: 0, amountDiffers: 1, billPaid: 26_840, ourPaid: 25_800 });
  // The missing notification: WeChat was asked, the payment went its usual way, and only the history says that it was late.
  expect(await summaryOf(unheard.payment.id)).toMatchObject({ state: 'paid', reconciledOn: day, fee: 53 });
  const found = await differencesOf(finance(), result.id);
  const of = (outTradeNo: string) => found.find((difference) => difference.outTradeNo === outTradeNo);
  expect(of(unheard.payment.outTradeNo)).toMatchObject({
    kind: 'theirs-only', subject: 'payment', state: 'resolved', resolution: 'query', theirs: 8800, ours: 8800, paymentId: unheard.payment.id, ticketId: unheard.bill.ticketId, transactionId: unheard.transactionId, at: new Date(onDay(day, '11:00:00')).toISOString(),
    history: [{ action: 'found', actorName: null }, { action: 'query', actorName: null }], actions: ['note'],
  });
  expect(of('ELSEWHERE-1')).toMatchObject({
    kind: 'theirs-only', state: 'open', theirs: 990, ours: null, paymentId: null, ticketId: null, history: [{ action: 'found', note: '商户收款' }], actions: ['query', 'to-suspense', 'note', 'resolve', 'ignore'],
  });
  expect(of(wrong.payment.outTradeNo)).toMatchObject({
    kind: 'amount-differs', state: 'open', theirs: 5050, ours: 5000, paymentId: wrong.payment.id, ticketId: wrong.bill.ticketId, ticketNumber: wrong.bill.number, actions: ['to-suspense', 'note', 'resolve'],
  });
  expect(found).toHaveLength(3);
  // Nothing is done about a wrong amount by itself.
  expect(await summaryOf(wrong.payment.id)).toMatchObject({ amount: 5000, state: 'paid', reconciledOn: null });
  expect(await summaryOf(heard.payment.id)).toMatchObject({ reconciledOn: day });
  expect(await noticesOf()).toEqual([{ reconciliationId: result.id, date: day, differences: 2 }]);
  const [audited] = await market.api.database.query("SELECT actorId, subjectId, data FROM audit_entries WHERE organizationId = ? AND action = 'reconciliation.amount-differs'", [shop.organizationId]) as { data: string; subjectId: number }[];
  expect(audited?.subjectId).toBe(of(wrong.payment.outTradeNo)?.id);
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('tells of a payment that WeChat does not have', async () => {
  const gone = await payment(market, shop, { at: onDay(day, '15:00:00'), total: 3300 });
  await changeBill({ kind: 'drop', outTradeNo: gone.payment.outTradeNo });
  const result = await reconcile(finance(), day);
  expect(result).toMatchObject({ state: 'open', billLines: 0, matched: 0, oursOnly: 1, ourPaid: 3300, billPaid: 0 });
  expect(await differencesOf(finance(), result.id)).toMatchObject([{ kind: 'ours-only', theirs: null, ours: 3300, paymentId: gone.payment.id, actions: ['query', 'note', 'resolve', 'ignore'] }]);
  expect(await noticesOf()).toMatchObject([{ differences: 1 }]);
});

it('finds a refund that was made in the merchant platform, and writes it down when finance says so', async () => {
  const bought = await payment(market, shop, { at: onDay(day, '10:00:00'), total: 10_000 });
  await market.sandbox.control('POST', '/control/pay/refunds', { mchid: shop.mchid, outTradeNo: bought.payment.outTradeNo, amount: 2500, at: onDay(day, '18:00:00') });
  const result = await reconcile(finance(), day);
  expect(result).toMatchObject({ state: 'open', billLines: 2, matched: 1, theirsOnly: 1, billPaid: 10_000, billRefunded: 2500, fee: 45, ourRefunded: 0 });
  const [refund] = await differencesOf(finance(), result.id);
  expect(refund).toMatchObject({ kind: 'theirs-only', subject: 'refund', theirs: 2500, paymentId: bought.payment.id, ticketId: bought.bill.ticketId, actions: ['query', 'record-foreign-refund', 'to-suspense', 'note', 'resolve', 'ignore'] });
  const settled = await finance().post<typeof refund>(`/reconciliation-differences/${refund?.id ?? 0}/work-off`, { action: 'record-foreign-refund', note: '陈经理在商户平台退的' });
  expect(settled).toMatchObject({ state: 'resolved', resolution: 'record-foreign-refund', actions: ['note'], history: [{ action: 'found' }, { action: 'record-foreign-refund', actorName: '陈会计', note: '陈经理在商户平台退的' }] });
  expect((await finance().get<Page<RefundSummary>>('/refunds')).items).toMatchObject([{ foreign: true, amount: 2500, state: 'succeeded', paymentId: bought.payment.id }]);
  expect(await summaryOf(bought.payment.id)).toMatchObject({ state: 'partially-refunded', refunded: 2500 });
  expect(await finance().get<Reconciliation>(`/reconciliations/${result.id}`)).toMatchObject({ state: 'worked-off', theirsOnly: 1 });
  // From now on it is ours, and agrees.
  expect(await reconcile(finance(), day)).toMatchObject({ state: 'worked-off', matched: 2, matchedAmount: 7500, ourRefunded: 2500 });
  expect(await differencesOf(finance(), result.id)).toMatchObject([{ state: 'resolved', resolution: 'record-foreign-refund' }]);
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('takes a day without a bill for an empty one', async () => {
  expect(await reconcile(finance(), day)).toMatchObject({ state: 'clean', source: 'fetched', billLines: 0, fee: 0, fundFlow: { income: 0, expense: 0, lines: 0, agrees: true } });
});

it('tells of a fee that the rate does not explain', async () => {
  const bought = await payment(market, shop, { at: onDay(day), total: 10_000 });
  await changeBill({ kind: 'alter', outTradeNo: bought.payment.outTradeNo, fee: 90 });
  const result = await reconcile(finance(), day);
  expect(result).toMatchObject({ state: 'open', matched: 1, fee: 90, amountDiffers: 0 });
  expect(await differencesOf(finance(), result.id)).toMatchObject([{ kind: 'fee-differs', subject: 'payment', theirs: 90, ours: 60, history: [{ action: 'found', note: '0.60%' }], actions: ['note', 'resolve', 'ignore'] }]);
});

it('fetches a damaged bill again, says that it is damaged, and comes back to it', async () => {
  await payment(market, shop, { at: onDay(day) });
  await changeBill({ kind: 'wrong-totals' });
  expect(await reconcile(finance(), day)).toMatchObject({ state: 'failed', problem: 'bill-damaged', billLines: 0, runs: 1 });
  const [{ lines }] = await market.api.database.query('SELECT COUNT(*) AS `lines` FROM bill_lines l JOIN reconciliations r ON r.id = l.reconciliationId WHERE r.organizationId = ?', [shop.organizationId]) as [{ lines: number }];
  expect(Number(lines)).toBe(0);
  await market.api.app.get(DailyReconciliation).reconcileDue(new Date());
  expect((await finance().get<Page<Reconciliation>>('/reconciliations?state=failed')).items).toMatchObject([{ date: day, runs: 2 }]);
});

it('waits for a bill that is not made yet, and has it when it is', async () => {
  const yesterday = dayBefore(1);
  await payment(market, shop, { at: onDay(yesterday) });
  const clock = (billClock: string | null) => market.sandbox.control('PUT', '/control/pay/settings', { billClock });
  try {
    await clock(onDay(dayBefore(0), '09:00:00'));
    expect(await reconcile(finance(), yesterday)).toMatchObject({ state: 'waiting', problem: null, runs: 1 });
    const daily = market.api.app.get(DailyReconciliation);
    const [day_, at] = [dayBefore(0), (time: string) => new Date(onDay(dayBefore(0), time))];
    await daily.reconcileDue(at('09:59:00'));
    const read = async () => (await finance().get<Page<Reconciliation>>('/reconciliations')).items.find(({ date }) => date === yesterday);
    expect(await read()).toMatchObject({ runs: 1, state: 'waiting' });
    await clock(onDay(day_, '10:30:00'));
    await daily.reconcileDue(at('10:35:00'));
    expect(await read()).toMatchObject({ runs: 2, state: 'clean', matched: 1 });
    // Done is done.
    await daily.reconcileDue(at('11:35:00'));
    expect(await read()).toMatchObject({ runs: 2 });
  } finally {
    await clock(null);
  }
});

it('reconciles former merchants for the days on which they were paid, and no day before the first', async () => {
  await payment(market, shop, { at: onDay(dayBefore(3)) });
  const [merchant] = await shop.as.admin.get<{ id: number }[]>('/merchants');
  await shop.as.admin.post(`/merchants/${merchant?.id ?? 0}/deactivate`);
  await market.api.app.get(DailyReconciliation).reconcileDue(new Date(onDay(dayBefore(0), '23:00:00')));
  const { items } = await finance().get<Page<Reconciliation>>('/reconciliations');
  expect(items).toMatchObject([{ date: dayBefore(3), state: 'clean', matched: 1 }]);
});

it('refuses days that are not over, and merchants of others', async () => {
  expect(await finance().refusal('post', '/reconciliations', { date: dayBefore(0) })).toMatchObject({ status: 409, code: 'bill-not-ready' });
  expect(await finance().refusal('post', '/reconciliations', { date: '2026-02-30' })).toMatchObject({ status: 400, errors: [{ field: 'date' }] });
  const stranger = await openShop(market);
  const [theirs] = await stranger.as.admin.get<{ id: number }[]>('/merchants');
  expect(await finance().refusal('post', '/reconciliations', { date: day, merchantId: theirs?.id })).toMatchObject({ status: 404, code: 'not-found' });
  expect(await shop.as.engineer.refusal('post', '/reconciliations', { date: day })).toMatchObject({ status: 403 });
});

it('pages days, the latest first', async () => {
  for (const days of [4, 2, 3]) await reconcile(finance(), dayBefore(days));
  const first = await finance().get<Page<Reconciliation>>('/reconciliations?limit=2');
  expect(first.items.map(({ date }) => date)).toEqual([dayBefore(2), dayBefore(3)]);
  const second = await finance().get<Page<Reconciliation>>(`/reconciliations?limit=2&cursor=${first.nextCursor ?? ''}`);
  expect(second).toMatchObject({ items: [{ date: dayBefore(4) }], nextCursor: null });
  expect((await finance().get<Page<Reconciliation>>('/reconciliations?state=open')).items).toEqual([]);
});
