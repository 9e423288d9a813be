import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry, Notice, Page, PaymentSummary, Problem, Reconciliation, ReconciliationDifference } from '@scanfix/shared-types';
import { fundFlowBill, tradeBill } from './support/bills.js';
import { dayBefore, differencesOf, ended, lineOf, onDay, payment, sendBill, uploadBill } from './support/reconciliation.js';
import { faultsOfBooks, openMarket, openShop, type Market, type Shop } from './support/till.js';

let market: Market;
let shop: Shop;
beforeAll(async () => { market = await openMarket(); });
afterAll(() => market.close());
beforeEach(async () => { shop = await openShop(market); });

const [day, nextDay] = [dayBefore(5), dayBefore(4)];
const finance = () => shop.as.finance;
const summaryOf = (id: number) => finance().get<PaymentSummary>(`/payments/${id}`);
const viewOf = (id: number) => finance().get<Reconciliation>(`/reconciliations/${id}`);
const noticesOf = async () => (await finance().get<Page<Notice>>('/me/notices?limit=100')).items.filter(({ kind }) => kind === 'reconciliation-open').map(({ data }) => data);
const workOff = (id: number | undefined, body: object) => finance().post<ReconciliationDifference>(`/reconciliation-differences/${id ?? 0}/work-off`, body);
const sent = async (query: string, bytes: Buffer) => {
  const { status, body } = await sendBill(market.api, shop.people.finance, query, bytes);
  return { status, body: body as Problem & Reconciliation };
};
const refused = async (query: string, bytes: Buffer) => {
  const { status, body: { code, context } } = await sent(query, bytes);
  return { status, code, ...context };
};

describe('a bill that is uploaded', () => {
  it('is compared as a fetched one, packed or not', async () => {
    const bought = await payment(market, shop, { at: onDay(day) });
    expect(await uploadBill(market.api, shop, [lineOf(bought)], { date: day })).toMatchObject({ state: 'clean', source: 'uploaded', billLines: 1, matched: 1, fundFlow: null, fee: 72 });
    const { status, body } = await sent(`date=${day}`, gzipSync(tradeBill([lineOf(bought)], { date: day, mchid: shop.mchid })));
    expect(status).toBe(201);
    expect(await ended(finance(), body.id)).toMatchObject({ state: 'clean', matched: 1, runs: 2 });
  });

  it('is refused with its line, and the day stays as it was', async () => {
    const bought = await payment(market, shop, { at: onDay(day) });
    const before = await uploadBill(market.api, shop, [lineOf(bought)], { date: day });
    const options = { date: day, mchid: shop.mchid };
    const bad = tradeBill([lineOf(bought)], options).toString();
    expect(await refused(`date=${day}`, Buffer.from(bad.replace('120.00', '120.01')))).toEqual({ status: 422, code: 'bill-damaged', line: 4, reason: 'totals' });
    expect(await refused(`date=${day}`, Buffer.from('谁,什么\r\n一,二\r\n'))).toEqual({ status: 422, code: 'bill-unreadable', line: 1, reason: 'not-a-bill' });
    expect(await refused(`date=${day}`, gzipSync(Buffer.from(bad)).subarray(0, 300))).toEqual({ status: 422, code: 'bill-unreadable', line: 1, reason: 'not-text' });
    expect(await refused(`date=${day}`, tradeBill([lineOf(bought), lineOf(bought)], options))).toEqual({ status: 422, code: 'bill-damaged', line: 3, reason: 'repeated' });
    expect(await refused(`date=${day}`, tradeBill([lineOf(bought)], { date: day, mchid: '1900000001' }))).toEqual({ status: 422, code: 'bill-unreadable', line: 2, reason: 'other-merchant' });
    expect(await refused(`date=${nextDay}`, tradeBill([lineOf(bought)], options))).toEqual({ status: 422, code: 'bill-unreadable', line: 2, reason: 'other-day' });
    expect(await refused(`date=${day}&kind=fund-flow`, tradeBill([lineOf(bought)], options))).toMatchObject({ code: 'bill-unreadable', reason: 'not-a-bill' });
    expect(await refused(`date=${dayBefore(0)}`, Buffer.from(bad))).toMatchObject({ status: 409, code: 'bill-not-ready' });
    const { runs: _runs, ...rest } = before;
    expect(await viewOf(before.id)).toMatchObject(rest);
    expect(await finance().get<Page<Reconciliation>>('/reconciliations?limit=50')).toMatchObject({ items: [{ date: nextDay, state: 'waiting' }, { date: day, state: 'clean' }] });
  });

  it('is compared with the fund flow that is uploaded before it or after it', async () => {
    const bought = await payment(market, shop, { at: onDay(day), total: 10_000 });
    const flow = (paid: number) => fundFlowBill([{ kind: '交易', amount: paid }, { kind: '扣除交易手续费', amount: 60 }, { kind: '提现', amount: 999 }], { date: day });
    const { body: early } = await sent(`date=${day}&kind=fund-flow`, flow(10_000));
    expect(early).toMatchObject({ state: 'waiting', source: null, fundFlow: { income: 10_000, expense: 1059, lines: 3, agrees: false } });
    expect(await uploadBill(market.api, shop, [lineOf(bought)], { date: day })).toMatchObject({ state: 'clean', fundFlow: { agrees: true } });
    const { body: late } = await sent(`date=${day}&kind=fund-flow`, flow(9900));
    const open = await ended(finance(), late.id);
    expect(open).toMatchObject({ state: 'open', source: 'uploaded', matched: 1, fundFlow: { agrees: false } });
    expect(await differencesOf(finance(), late.id)).toMatchObject([{ kind: 'fund-flow-differs', subject: 'fund-flow', theirs: 9900, ours: 10_000, outTradeNo: null, actions: ['note', 'resolve', 'ignore'] }]);
    const { body: right } = await sent(`date=${day}&kind=fund-flow`, flow(10_000));
    expect(await ended(finance(), right.id)).toMatchObject({ state: 'clean' });
  });
});

describe('the end of the day', () => {
  it('is looked for in the next bill before anybody is told', async () => {
    const late = await payment(market, shop, { at: onDay(day, '23:59:59'), total: 4000 });
    const first = await uploadBill(market.api, shop, [], { date: day });
    expect(first).toMatchObject({ state: 'open', oursOnly: 1 });
    expect(await noticesOf()).toEqual([]);
    const second = await uploadBill(market.api, shop, [lineOf(late, { time: '00:00:00' })], { date: nextDay });
    expect(second).toMatchObject({ state: 'clean', matched: 1, oursOnly: 0, theirsOnly: 0, ourPaid: 0, billPaid: 4000 });
    expect(await differencesOf(finance(), first.id)).toMatchObject([{ kind: 'ours-only', state: 'resolved', resolution: 'next-day', history: [{ action: 'found' }, { action: 'next-day', actorName: null }] }]);
    expect(await viewOf(first.id)).toMatchObject({ state: 'worked-off' });
    expect(await summaryOf(late.payment.id)).toMatchObject({ reconciledOn: nextDay });
    expect(await noticesOf()).toEqual([]);
    // Again, the day before finds it in the other bill.
    expect(await uploadBill(market.api, shop, [], { date: day })).toMatchObject({ state: 'worked-off' });
  });

  it('is told of when the next bill does not have it either', async () => {
    await payment(market, shop, { at: onDay(day, '23:59:59'), total: 4000 });
    const first = await uploadBill(market.api, shop, [], { date: day });
    await uploadBill(market.api, shop, [], { date: nextDay });
    expect(await viewOf(first.id)).toMatchObject({ state: 'open' });
    expect(await noticesOf()).toEqual([{ reconciliationId: first.id, date: day, differences: 1 }]);
    await uploadBill(market.api, shop, [], { date: nextDay });
    expect(await noticesOf()).toHaveLength(1);
  });

  it('matches a payment of 00:00 with the bill of the day before', async () => {
    const early = await payment(market, shop, { at: onDay(nextDay, '00:00:01'), total: 4000 });
    expect(await uploadBill(market.api, shop, [lineOf(early, { time: '23:59:59' })], { date: day })).toMatchObject({ state: 'clean', matched: 1, ourPaid: 0 });
    expect(await uploadBill(market.api, shop, [], { date: nextDay })).toMatchObject({ state: 'clean', oursOnly: 0, ourPaid: 4000 });
  });
});

describe('a day that is compared again', () => {
  it('keeps what people wrote and decided, and marks what vanished', async () => {
    const bought = await payment(market, shop, { at: onDay(day), total: 5000 });
    const foreign = { transactionId: '42009', outTradeNo: 'OTHER-9', amount: 700 };
    const other = { transactionId: '42008', outTradeNo: 'OTHER-8', amount: 800 };
    const { id } = await uploadBill(market.api, shop, [lineOf(bought), foreign, other], { date: day });
    const found = await differencesOf(finance(), id);
    const idOf = (outTradeNo: string) => found.find((difference) => difference.outTradeNo === outTradeNo)?.id;
    await workOff(idOf('OTHER-9'), { action: 'note', note: '问过门店了' });
    await workOff(idOf('OTHER-9'), { action: 'resolve', note: '门店自己的收款' });
    await workOff(idOf('OTHER-8'), { action: 'note', note: '等银行回复' });
    expect(await viewOf(id)).toMatchObject({ state: 'open', theirsOnly: 2 });

    // The same again: nothing is opened anew.
    expect(await uploadBill(market.api, shop, [lineOf(bought), foreign, other], { date: day })).toMatchObject({ state: 'open', theirsOnly: 2, runs: 2 });
    expect((await differencesOf(finance(), id)).map(({ outTradeNo, state, history }) => [outTradeNo, state, history.map(({ action, note, actorName }) => [action, note, actorName])])).toEqual([
      ['OTHER-9', 'resolved', [['found', '维修', null], ['note', '问过门店了', '陈会计'], ['resolve', '门店自己的收款', '陈会计']]],
      ['OTHER-8', 'open', [['found', '维修', null], ['note', '等银行回复', '陈会计']]],
    ].sort(([one], [two]) => (idOf(String(two)) ?? 0) - (idOf(String(one)) ?? 0)));

    // Without the line that nobody has settled: it is gone, and comes back as what it was.
    expect(await uploadBill(market.api, shop, [lineOf(bought), foreign], { date: day })).toMatchObject({ state: 'worked-off', theirsOnly: 1 });
    expect((await differencesOf(finance(), id)).find(({ id: one }) => one === idOf('OTHER-8'))).toMatchObject({ state: 'resolved', resolution: 'gone', history: [{ action: 'found' }, { action: 'note' }, { action: 'gone', actorName: null }] });
    expect(await uploadBill(market.api, shop, [lineOf(bought), foreign, other], { date: day })).toMatchObject({ state: 'open', theirsOnly: 2 });
    expect((await differencesOf(finance(), id)).find(({ id: one }) => one === idOf('OTHER-8'))?.history.map(({ action }) => action)).toEqual(['found', 'note', 'gone', 'found']);
    // With another sum, what was decided was decided about something else.
    expect(await uploadBill(market.api, shop, [lineOf(bought), { ...foreign, amount: 7000 }], { date: day })).toMatchObject({ state: 'open' });
    expect((await differencesOf(finance(), id)).find(({ id: one }) => one === idOf('OTHER-9'))).toMatchObject({ state: 'open', theirs: 7000, resolution: null });
  });

  it('takes back what a better bill does not have, and posts only the difference of the fees', async () => {
    const bought = await payment(market, shop, { at: onDay(day), total: 10_000 });
    await uploadBill(market.api, shop, [lineOf(bought), { transactionId: '42007', outTradeNo: 'OTHER-7', amount: 20_000 }], { date: day });
    expect(await uploadBill(market.api, shop, [{ transactionId: '42007', outTradeNo: 'OTHER-7', amount: 20_000 }], { date: day })).toMatchObject({ oursOnly: 1, theirsOnly: 1, matched: 0, fee: 120 });
    expect(await summaryOf(bought.payment.id)).toMatchObject({ reconciledOn: null, fee: null });
    expect(await uploadBill(market.api, shop, [lineOf(bought)], { date: day })).toMatchObject({ state: 'clean', matched: 1, fee: 60 });
    const postings = (await finance().get<Page<LedgerEntry>>('/finance/ledger?account=fees')).items.map(({ source, lines }) => [source, lines.find(({ account }) => account === 'fees')]);
    expect(postings.reverse()).toMatchObject([['fee', { debit: 180 }], ['fee-returned', { credit: 60 }], ['fee-returned', { credit: 60 }]]);
    expect(await faultsOfBooks(shop)).toEqual([]);
  });
});

describe('a difference', () => {
  const foreign = { transactionId: '42001', outTradeNo: 'OTHER-1', amount: 990 };
  const found = async (lines = [foreign]) => (await differencesOf(finance(), (await uploadBill(market.api, shop, lines, { date: day })).id))[0];

  it('goes to suspense, once, and the account at WeChat Pay is right again', async () => {
    const difference = await found();
    expect(await workOff(difference?.id, { action: 'to-suspense', note: '不知道是谁付的' })).toMatchObject({ state: 'resolved', resolution: 'to-suspense' });
    expect(await finance().refusal('post', `/reconciliation-differences/${difference?.id ?? 0}/work-off`, { action: 'to-suspense', note: '再来' })).toMatchObject({ status: 409, code: 'difference-settled' });
    const entries = (await finance().get<Page<LedgerEntry>>('/finance/ledger?source=correction')).items;
    expect(entries).toMatchObject([{ on: day, text: '不知道是谁付的', lines: [{ account: 'wechat', debit: 990, credit: 0 }, { account: 'suspense', debit: 0, credit: 990 }] }]);
    expect(await faultsOfBooks(shop)).toEqual([]);
  });

  it('of an amount goes to suspense by what it differs', async () => {
    const bought = await payment(market, shop, { at: onDay(day), total: 5000 });
    const difference = await found([lineOf(bought, { amount: 4900 })]);
    expect(difference).toMatchObject({ kind: 'amount-differs', theirs: 4900, ours: 5000 });
    await workOff(difference?.id, { action: 'to-suspense', note: '少到一元' });
    expect((await finance().get<Page<LedgerEntry>>('/finance/ledger?source=correction')).items).toMatchObject([{ lines: [{ account: 'suspense', debit: 100 }, { account: 'wechat', credit: 100 }] }]);
  });

  it('is asked about at WeChat, which may know nothing of it', async () => {
    const difference = await found();
    expect(await workOff(difference?.id, { action: 'query' })).toMatchObject({ state: 'open', history: [{ action: 'found' }, { action: 'query', actorName: '陈会计' }] });
  });

  it('takes a note after it is settled, and nothing else; who decides says why', async () => {
    const difference = await found();
    const path = `/reconciliation-differences/${difference?.id ?? 0}/work-off`;
    for (const action of ['note', 'resolve', 'ignore', 'to-suspense']) expect(await finance().refusal('post', path, { action, note: ' ' })).toMatchObject({ status: 400, errors: [{ field: 'note', code: 'required' }] });
    expect(await finance().refusal('post', path, { action: 'record-foreign-refund' })).toMatchObject({ status: 400, errors: [{ field: 'action', code: 'not-offered' }] });
    expect(await workOff(difference?.id, { action: 'ignore', note: '测试付款' })).toMatchObject({ state: 'ignored', actions: ['note'] });
    expect(await workOff(difference?.id, { action: 'note', note: '已归档' })).toMatchObject({ state: 'ignored', history: [{}, { action: 'ignore' }, { action: 'note', note: '已归档' }] });
    for (const action of ['resolve', 'query']) expect(await finance().refusal('post', path, { action, note: '再来' })).toMatchObject({ status: 409, code: 'difference-settled' });
    expect(await shop.as.engineer.refusal('post', path, { action: 'note', note: '看' })).toMatchObject({ status: 403 });
  });

  it('is listed by state and kind', async () => {
    const lines = Array.from({ length: 5 }, (_, index) => ({ transactionId: `4300${index}`, outTradeNo: `OTHER-${index}`, amount: 100 + index }));
    const { id } = await uploadBill(market.api, shop, lines, { date: day });
    const [last] = await differencesOf(finance(), id);
    await workOff(last?.id, { action: 'resolve', note: '好了' });
    const count = async (query: string) => (await finance().get<Page<ReconciliationDifference>>(`/reconciliation-differences?${query}`)).items.length;
    expect([await count('state=open'), await count('state=resolved'), await count('kind=theirs-only'), await count('kind=ours-only'), await count(`reconciliationId=${id}&state=open&kind=theirs-only`)]).toEqual([4, 1, 5, 0, 4]);
    const first = await finance().get<Page<ReconciliationDifference>>('/reconciliation-differences?limit=3');
    expect(first.items).toHaveLength(3);
    expect(await count(`limit=3&cursor=${first.nextCursor ?? ''}`)).toBe(2);
  });
});
