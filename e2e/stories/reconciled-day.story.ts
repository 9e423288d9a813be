import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page as ListPage, PaymentView, Reconciliation, ReconciliationDifference } from '@scanfix/shared-types';
import type { Locator, Page } from 'playwright-core';
import { addForeignLine, alterLine, answerQueries, noonOf, untouchedDay } from '../support/bill-day.js';
import { useBrowser } from '../support/browser.js';
import { goTo, keepDesk, openDesk } from '../support/desk.js';
import { office, someDigits, useOffice } from '../support/office.js';
import { moneyOf, newPaidRepair, offerQuote, type PaidRepair } from '../support/paid-repair.js';
import { approveQuote, lookAgain, orderPayment, payAtWechat } from '../support/paying.js';

const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
const sum = (payments: { amount: number }[]): number => payments.reduce((total, { amount }) => total + amount, 0);

/** Fen: what somebody paid at the counter's own QR code, and what the bill has too much of. */
const foreign = 8800;
const tooMuch = 100;

/** A day with two payments that agree, one that nobody told us of, one that is not ours, and one over another sum: each fen is explained in the end. */
describe('A day, reconciled with WeChat', () => {
  useBrowser();
  useOffice();
  const foreignNumber = `COUNTER${Date.now()}${someDigits()}`;
  let date: string;
  let agreed: PaymentView[];
  let altered: PaymentView;
  let missing: PaymentView;
  let missedRepair: PaidRepair;
  let finance: Page;
  let suspenseBefore: number;

  /** Of one repair, over all that it costs. */
  async function order(tenant: string, engineer: string, unitPrice: number): Promise<{ repair: PaidRepair; payment: PaymentView }> {
    const repair = await newPaidRepair(tenant, engineer);
    const { quotes: [quote] } = await offerQuote(repair, unitPrice);
    if (!quote) throw new Error('nothing was quoted');
    await approveQuote(repair, quote);
    return { repair, payment: await orderPayment(repair) };
  }

  async function paid(tenant: string, engineer: string, unitPrice: number): Promise<PaymentView> {
    const { repair, payment } = await order(tenant, engineer, unitPrice);
    await payAtWechat(payment, { paidAt: noonOf(date) });
    const known = await lookAgain(repair, payment);
    expect(known.state).toBe('paid');
    return known;
  }

  beforeAll(async () => {
    date = await untouchedDay();
    suspenseBefore = await suspense();
    agreed = [await paid('尤女士', '祁', 4000), await paid('米先生', '卓', 5000)];
    altered = await paid('车先生', '蔺', 6000);
    await alterLine(date, altered.outTradeNo, altered.amount + tooMuch);
    await addForeignLine(date, foreignNumber, foreign);
    await answerQueries(false);
    ({ repair: missedRepair, payment: missing } = await order('杭女士', '屈', 7000));
    await payAtWechat(missing, { paidAt: noonOf(date), silent: true });
    finance = await openDesk('finance');
  });
  afterAll(() => answerQueries(true));

  /** Fen on the account of what nobody can explain yet. */
  async function suspense(): Promise<number> {
    const balances = await office<{ account: string; debit: number; credit: number }[]>('GET', '/finance/balances');
    return balances.filter(({ account }) => account === 'suspense').reduce((total, { debit, credit }) => total + credit - debit, 0);
  }
  const day = async (): Promise<Reconciliation | undefined> => (await office<ListPage<Reconciliation>>('GET', '/reconciliations?limit=100')).items.find((one) => one.date === date);
  const differences = async (): Promise<ReconciliationDifference[]> =>
    (await office<ListPage<ReconciliationDifference>>('GET', `/reconciliation-differences?reconciliationId=${(await day())?.id ?? 0}&limit=100`)).items;
  const rowOf = (outTradeNo: string): Locator => finance.getByTestId('difference-list').getByRole('row').filter({ hasText: outTradeNo });

  /** One of the actions that the line offers, with the word for who asks later. */
  async function workOff(outTradeNo: string, action: string, note: string): Promise<void> {
    await rowOf(outTradeNo).getByRole('button', { name: action }).click();
    const dialog = finance.getByRole('dialog', { name: action });
    await dialog.getByLabel(/备注/).fill(note);
    await dialog.getByRole('button', { name: action }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  it('is begun by finance, and shows what agrees and each line that does not', async () => {
    await goTo(finance, `/reconciliations?month=${date.slice(0, 7)}`);
    await finance.getByRole('button', { name: `${date}，没有对账` }).click();
    const dialog = finance.getByRole('dialog', { name: '对哪一天的账？' });
    expect(await dialog.getByLabel('日期').inputValue()).toBe(date);
    await dialog.getByRole('button', { name: '开始对账' }).click();
    await finance.getByRole('heading', { name: `${date} 对账` }).getByText('有差异要处理').waitFor({ timeout: 60_000 });
    const totals = finance.getByTestId('day-totals');
    await totals.getByText(`2 笔对上，合计 ${yuan(sum(agreed))}`).waitFor();
    await totals.getByRole('row', { name: /收款/ }).getByText(yuan(sum([...agreed, altered, missing]) + tooMuch + foreign)).waitFor();
    await totals.getByText('微信有，我们没有 2').waitFor();
    await totals.getByText('金额不一样 1').waitFor();
    await totals.getByText(/资金账单.*与交易账单一致/).waitFor();
    for (const [number, kind, theirs] of [
      [missing.outTradeNo, '微信有，我们没有', missing.amount], [foreignNumber, '微信有，我们没有', foreign], [altered.outTradeNo, '金额不一样', altered.amount + tooMuch],
    ] as const) {
      await rowOf(number).getByText(kind).waitFor();
      await rowOf(number).getByText(yuan(theirs), { exact: true }).first().waitFor();
    }
    await keepDesk(finance, 'desk-reconciliation');
    expect(await day()).toMatchObject({ state: 'open', billLines: 5, matched: 2, theirsOnly: 2, amountDiffers: 1, oursOnly: 0 });
  });

  it('finds the payment that nobody told us of by asking WeChat', async () => {
    expect((await moneyOf(missedRepair)).stage).toBe('paying');
    await answerQueries(true);
    await workOff(missing.outTradeNo, '向微信核实', '租户来电说已付款');
    await rowOf(missing.outTradeNo).waitFor({ state: 'detached' });
    expect(await moneyOf(missedRepair)).toMatchObject({ stage: 'paid', due: 0, payments: [{ state: 'paid', outTradeNo: missing.outTradeNo }] });
  });

  it('is worked off with notes: what is not ours, and what is too much, wait on an account of their own', async () => {
    await workOff(foreignNumber, '转入待查', '前台收款码收的，已问物业前台');
    await rowOf(foreignNumber).waitFor({ state: 'detached' });
    await workOff(altered.outTradeNo, '加备注', '已致电微信支付商户客服，等回复');
    await rowOf(altered.outTradeNo).getByText('已致电微信支付商户客服，等回复').waitFor();
    await keepDesk(finance, 'desk-reconciliation-note');
    await workOff(altered.outTradeNo, '转入待查', '客服确认多入账 1 元，待退回');
    await finance.getByText('没有要处理的差异。').waitFor();
    await finance.getByRole('heading', { name: `${date} 对账` }).getByText('差异已处理完').waitFor();
    await finance.getByText('已处理', { exact: true }).click();
    for (const number of [missing.outTradeNo, foreignNumber, altered.outTradeNo]) await rowOf(number).waitFor();
    await keepDesk(finance, 'desk-reconciliation-done');
    expect(await suspense()).toBe(suspenseBefore + foreign + tooMuch);
  });

  it('stays worked off when it is run again, and the missed one agrees now', async () => {
    await finance.getByRole('button', { name: '重新对账' }).click();
    await finance.getByText('对过 2 次').waitFor({ timeout: 60_000 });
    await finance.getByTestId('day-totals').getByText(`3 笔对上，合计 ${yuan(sum([...agreed, missing]))}`).waitFor();
    await finance.getByRole('heading', { name: `${date} 对账` }).getByText('差异已处理完').waitFor();
    expect(await day()).toMatchObject({ state: 'worked-off', matched: 3, runs: 2 });
    const worked = await differences();
    expect(worked.map(({ state }) => state)).toEqual(['resolved', 'resolved', 'resolved']);
    expect(await suspense()).toBe(suspenseBefore + foreign + tooMuch);
  });

  it('leaves books that agree', async () => {
    await goTo(finance, '/ledger');
    await finance.getByRole('button', { name: '核对账簿' }).click();
    await finance.getByTestId('ledger-check').getByText(/账簿没有问题/).waitFor();
    expect(await finance.locator('[data-rule][data-right=false]').count()).toBe(0);
    await keepDesk(finance, 'desk-ledger-check');
    await goTo(finance, `/reconciliations?month=${date.slice(0, 7)}`);
    await finance.getByTestId('reconciliation-calendar').locator(`[data-date="${date}"][data-state=worked-off]`).waitFor();
    await keepDesk(finance, 'desk-reconciliation-calendar');
  });
});
