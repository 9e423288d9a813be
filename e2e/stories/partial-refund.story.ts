import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MoneySettings, PaymentView, RefundSummary } from '@scanfix/shared-types';
import type { Locator, Page } from 'playwright-core';
import { keepPicture, keepSideBySide, useBrowser } from '../support/browser.js';
import { asRole, goTo, keepDesk, openDesk } from '../support/desk.js';
import { office, useOffice } from '../support/office.js';
import { moneyOf, newPaidRepair, offerQuote, openReport, type PaidRepair } from '../support/paid-repair.js';
import { approveQuote, lookAgain, orderPayment, payAtWechat } from '../support/paying.js';
import { Phone } from '../support/phone.js';
import { wechatOrders } from '../support/wechat-pay.js';

/** Fen: what goes back, and above what a second person is asked. */
const part = 4000;
const limit = 1000;
const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/** A part of a paid repair was not done: one asks for the money back, another approves, WeChat pays, the receipt says so. */
describe('A part of the money, given back', () => {
  useBrowser();
  useOffice();
  let settings: MoneySettings;
  let repair: PaidRepair;
  let payment: PaymentView;
  let agent: Page;
  let finance: Page;

  beforeAll(async () => {
    settings = await office<MoneySettings>('GET', '/money-settings');
    await putSettings({ ...settings, refundApprovalAbove: limit });
    repair = await newPaidRepair('蒋女士', '龚');
    const { quotes: [quote] } = await offerQuote(repair, part);
    if (!quote) throw new Error('nothing was quoted');
    await approveQuote(repair, quote);
    const order = await orderPayment(repair);
    await payAtWechat(order);
    payment = await lookAgain(repair, order);
    expect(payment).toMatchObject({ state: 'paid', amount: quote.total });
    agent = await openDesk('agent');
  });
  afterAll(() => putSettings(settings));

  const putSettings = ({ version: _version, ...values }: MoneySettings): Promise<MoneySettings> => office('PUT', '/money-settings', values);
  const rowOf = (desk: Page): Locator => desk.getByTestId('refund-list').getByRole('row').filter({ hasText: repair.number.replace(/(\d{4})(?=\d)/, '$1 ') });
  const standing = async (): Promise<RefundSummary[]> => (await office<{ items: RefundSummary[] }>('GET', '/refunds?limit=100')).items.filter(({ ticketId }) => ticketId === repair.ticketId);

  /** The dialog on the payment's own page, with the sum and why. */
  async function fillRequest(desk: Page, fen: number, note: string): Promise<Locator> {
    await goTo(desk, `/payments?payment=${payment.id}`);
    await desk.getByTestId('payment').getByRole('button', { name: '退款' }).click();
    const dialog = desk.getByRole('dialog', { name: '申请退款' });
    await dialog.getByRole('radio', { name: '一部分' }).check();
    await dialog.getByLabel('退款金额').fill((fen / 100).toFixed(2));
    await dialog.getByLabel('原因').click();
    await desk.getByTitle('没有做或没做完').click();
    await dialog.getByLabel(/说明/).fill(note);
    await dialog.getByRole('checkbox').check();
    return dialog;
  }

  it('cannot be more than was paid, and the desk is told how much it can be', async () => {
    const dialog = await fillRequest(agent, payment.amount + 1, '支架没有除锈');
    await dialog.getByRole('button', { name: /^申请退/ }).click();
    await dialog.getByText(`请填写 0.01 元到 ${yuan(payment.amount)} 之间的金额`).waitFor();
    await dialog.getByRole('button', { name: /取\s*消/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await standing()).toEqual([]);
  });

  it('is asked for by the desk, which cannot approve it', async () => {
    const dialog = await fillRequest(agent, part, '支架没有除锈');
    await dialog.getByText(`超过 ${yuan(limit)} 的退款要由另一个人审批后才会退出。`).waitFor();
    await keepDesk(agent, 'desk-refund-request');
    await dialog.getByRole('button', { name: `申请退 ${yuan(part)}` }).click();
    await agent.getByText('已提交，等待另一个人审批').waitFor();
    await goTo(agent, '/refunds');
    await rowOf(agent).getByText('要由财务或主管审批。').waitFor();
    expect(await rowOf(agent).getByRole('button', { name: /批\s*准/ }).count()).toBe(0);
    const [refund] = await standing();
    expect(refund).toMatchObject({ state: 'requested', amount: part });
    await expect(asRole('agent', 'POST', `/refunds/${refund?.id ?? 0}/approve`, {})).rejects.toThrow(/: 403 /);
    expect((await wechatOrders([payment])).map(({ tradeState }) => tradeState)).toEqual(['SUCCESS']);
  });

  it('waits on finance’s first screen, and goes back when finance approves it', async () => {
    finance = await openDesk('finance');
    await goTo(finance, '/finance');
    const waiting = finance.getByTestId('work-queue').getByRole('link', { name: /等待审批的退款/ });
    await waiting.filter({ hasText: /[1-9]/ }).waitFor();
    await keepDesk(finance, 'desk-finance');
    await waiting.click();
    await rowOf(finance).getByRole('button', { name: /^批\s*准$/ }).click();
    const dialog = finance.getByRole('dialog', { name: `批准退 ${yuan(part)}？` });
    await dialog.getByLabel(/说明/).fill('已向工程师核实');
    await keepDesk(finance, 'desk-refund-approval');
    await dialog.getByRole('button', { name: /^批\s*准$/ }).click();
    await finance.getByText('已批准，正在退回').waitFor();
    await goTo(finance, '/refunds?view=succeeded');
    // What lies under the pointer stands still.
    await finance.mouse.move(400, 88);
    await rowOf(finance).getByText('已退回').waitFor({ timeout: 60_000 });
    await keepDesk(finance, 'desk-refunds');
    const [order] = await wechatOrders([payment]);
    expect([order?.tradeState, order?.refunds.map(({ amount, status }) => [amount, status])]).toEqual(['REFUND', [[part, 'SUCCESS']]]);
  });

  it('is never approved by who asked for it, who may approve others’', async () => {
    const dialog = await fillRequest(finance, part / 2, '上门费也退一半');
    await dialog.getByRole('button', { name: `申请退 ${yuan(part / 2)}` }).click();
    await finance.getByText('已提交，等待另一个人审批').waitFor();
    await goTo(finance, '/refunds');
    await rowOf(finance).getByText('您自己申请的，要由另一个人审批。').waitFor();
    const own = (await standing()).find(({ state }) => state === 'requested');
    await expect(asRole('finance', 'POST', `/refunds/${own?.id ?? 0}/approve`, {})).rejects.toThrow(/: 403 .*refund-by-same-person/);
  });

  it('counts what waits as taken: what is left is said, and free again when it is not approved', async () => {
    const left = payment.amount - part - part / 2;
    await expect(asRole('agent', 'POST', `/payments/${payment.id}/refunds`, { amount: left + 1, reason: 'goodwill' })).rejects.toThrow(new RegExp(`: 422 .*refund-above-paid.*"left":${left}\\b`));
    const dialog = await fillRequest(agent, left + 1, '再退一点');
    await dialog.getByText(`其中 ${yuan(part / 2)} 正在退或等待审批，不能再退一次。`).waitFor();
    await dialog.getByRole('button', { name: /^申请退/ }).click();
    await dialog.getByText(`请填写 0.01 元到 ${yuan(left)} 之间的金额`).waitFor();
    await keepDesk(agent, 'desk-refund-too-much');
    await dialog.getByRole('button', { name: /取\s*消/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    const manager = await openDesk('manager');
    await goTo(manager, '/refunds');
    await rowOf(manager).getByRole('button', { name: /不\s*批\s*准/ }).click();
    const refusal = manager.getByRole('dialog', { name: `不批准退 ${yuan(part / 2)}？` });
    await refusal.getByLabel(/说明/).fill('工程师到过现场，上门费照收');
    await refusal.getByRole('button', { name: /不\s*批\s*准/ }).click();
    await manager.getByText('已记录，没有批准').waitFor();
    await goTo(agent, `/payments?payment=${payment.id}`);
    await agent.getByTestId('payment').getByText(yuan(payment.amount - part)).waitFor();
    await agent.getByTestId('payment').getByText('没有批准').waitFor();
  });

  it('stands on the tenant’s receipt, and in WeChat’s own messages', async () => {
    const tenant = await Phone.of(repair.tenant.id);
    await openReport(tenant, repair.device);
    await tenant.text(`已退款 ${yuan(part)}`).waitFor();
    await tenant.text('收据').click();
    await tenant.text('收据编号').waitFor();
    await tenant.text(`−${yuan(part)}`).scrollIntoViewIfNeeded();
    await tenant.text(yuan(payment.amount - part)).waitFor();
    await keepPicture(tenant.on('phone'), 'phone-receipt-refund');
    await goTo(finance, '/refunds?view=succeeded');
    await rowOf(finance).waitFor();
    await keepSideBySide('refund', [finance, tenant.on('phone')]);
    expect(await moneyOf(repair)).toMatchObject({ stage: 'paid', refunded: part, paid: payment.amount - part, due: 0 });
    await tenant.on('capsule-close').click();
    await tenant.on('chat-row').filter({ hasText: '微信支付' }).click();
    await tenant.page.locator('[data-testid=pay-receipt][data-kind=refund]').waitFor();
  });
});
