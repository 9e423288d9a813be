import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Notice, Page, PaymentSummary, PaymentView, RefundSummary } from '@scanfix/shared-types';
import { completeTicket } from './support/completed-tickets.js';
import { idempotencyKey } from './support/people.js';
import { agreedBill, faultsOfBooks, openMarket, openShop, paid, paymentRow, start, type Bill, type Market, type Shop } from './support/till.js';
import { until } from './support/until.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';
import { Refund } from '../src/modules/payments/refund.entity.js';
import { PaymentsClock } from '../src/modules/payments/payments.clock.js';
import { PaymentsService } from '../src/modules/payments/payments.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';

let market: Market;
let shop: Shop;
let bill: Bill;
let payment: PaymentView;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.close());
beforeEach(async () => {
  await market.sandbox.control('PUT', '/control/pay/settings', { refundSpacingMilliseconds: 0, refundDelayMilliseconds: 0, refundOutcome: 'SUCCESS' });
  shop = await openShop(market);
  await allowAlone(5000);
  bill = await agreedBill(market.api, shop);
  payment = await paid(market, shop, bill);
});

const allowAlone = async (refundApprovalAbove: number) => shop.as.admin.put('/money-settings', { ...await shop.as.admin.get<object>('/money-settings'), refundApprovalAbove });
const ask = (amount: number, more: object = {}, calls = shop.as.finance) => calls.post<RefundSummary>(`/payments/${payment.id}/refunds`, { amount, reason: 'goodwill', ...more });
const refundOf = async (id: number) => (await shop.as.finance.get<Page<RefundSummary>>('/refunds')).items.find((one) => one.id === id);
const become = (id: number, state: string) => until(async () => (await refundOf(id))?.state === state, 30_000);
const due = (id: number) => market.api.database.query('UPDATE refunds SET nextTryAt = NOW(3) - INTERVAL 1 MINUTE WHERE id = ?', [id]);
const clock = () => market.api.app.get(PaymentsClock);
const atWechat = async () => (await market.sandbox.control<{ refunds: { outRefundNo: string; amount: number; status: string }[] }[]>('GET', `/control/pay/orders?outTradeNo=${payment.outTradeNo}`))[0]?.refunds ?? [];

it('gives a small sum back at once, and the rest after', async () => {
  const first = await ask(4000, { note: '师傅迟到' });
  expect(first).toMatchObject({ state: 'approved', amount: 4000, requestedBy: '陈会计', ticketNumber: bill.number, paidAmount: 12_000, foreign: false });
  expect(first.outRefundNo).toMatch(/^R[0-9A-Z]+-[0-9A-HJKMNP-TV-Z]{16}$/);
  await become(first.id, 'succeeded');
  expect(await shop.as.finance.get<PaymentSummary>(`/payments/${payment.id}`)).toMatchObject({ state: 'partially-refunded', refunded: 4000 });
  // Goodwill makes nobody owe again.
  expect(await shop.as.tenant.refusal('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'native', amount: 4000 })).toMatchObject({ code: 'nothing-to-pay' });
  expect(await faultsOfBooks(shop)).toEqual([]);
  const rest = await ask(8000);
  expect(rest.state).toBe('requested');
  await shop.as.colleague.post(`/refunds/${rest.id}/approve`);
  await become(rest.id, 'succeeded');
  expect((await paymentRow(market.api, payment.id)).state).toBe('refunded');
  expect(await shop.as.finance.refusal('post', `/payments/${payment.id}/refunds`, { amount: 1, reason: 'other' })).toEqual({ status: 422, code: 'refund-above-paid', context: { left: 0 } });
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('has a second person decide above the limit, also where the sum comes in pieces', async () => {
  expect((await ask(3000)).state).toBe('approved');
  const second = await ask(2001);
  expect(second.state).toBe('requested');
  expect(second.actions).toEqual([]);
  expect(await shop.as.finance.refusal('post', `/refunds/${second.id}/approve`, {})).toMatchObject({ status: 403, code: 'refund-by-same-person' });
  expect((await shop.as.colleague.get<Page<Notice>>('/me/notices')).items.map(({ kind }) => kind)).toContain('refund-requested');
  const [queued] = (await shop.as.colleague.get<Page<RefundSummary>>('/refunds?queue=true')).items;
  expect(queued).toMatchObject({ id: second.id, actions: ['approve', 'refuse'] });
  const refused = await shop.as.manager.post<RefundSummary>(`/refunds/${second.id}/refuse`, { note: '理由不足' });
  expect(refused).toMatchObject({ state: 'refused', decidedBy: '王主管', decisionNote: '理由不足' });
  expect((await shop.as.finance.get<Page<Notice>>('/me/notices')).items).toContainEqual(expect.objectContaining({ kind: 'refund-decided', data: { amount: 2001, state: 'refused' } }));
  expect(await shop.as.manager.refusal('post', `/refunds/${second.id}/approve`, {})).toMatchObject({ status: 409, code: 'refund-not-open' });
  const audited = await market.api.database.getRepository(AuditEntry).findBy({ organizationId: shop.organizationId, subject: 'refund', subjectId: second.id });
  expect(audited.map(({ action }) => action)).toEqual(['refund.requested', 'refund.refused']);
});

it('asks for one refund, however often the request is sent', async () => {
  const key = idempotencyKey();
  const send = () => shop.as.finance.call('post', `/payments/${payment.id}/refunds`, { amount: 1000, reason: 'goodwill' }, key);
  const answers = await Promise.all([send(), send(), send()]);
  expect(new Set(answers.map(({ body }) => (body as RefundSummary).id)).size).toBe(1);
  expect(await market.api.database.getRepository(Refund).countBy({ paymentId: payment.id })).toBe(1);
});

it('repeats the same number until WeChat has taken it', async () => {
  // It arrives there, and nobody says so.
  await market.sandbox.control('PUT', '/control/pay/settings', { refundOutcome: 'hold' });
  await market.sandbox.control('POST', '/control/errors', { api: 'pay-refund', times: 20, reset: true, after: true });
  const { id, outRefundNo } = await ask(1000);
  await until(async () => (await refundOf(id))?.problem === 'no-answer', 60_000);
  await market.sandbox.control('POST', '/control/errors', { api: 'pay-refund', times: 0, reset: true });
  expect(await refundOf(id)).toMatchObject({ state: 'approved', actions: ['retry'] });
  await due(id);
  await clock().advanceRefunds();
  expect((await refundOf(id))?.state).toBe('processing');
  expect(await atWechat()).toMatchObject([{ outRefundNo, amount: 1000, status: 'PROCESSING' }]);
}, 120_000);

it('keeps a refund waiting while the account is empty, tells finance once, and pays when there is money', async () => {
  await market.sandbox.control('PUT', `/control/pay/merchants/${shop.mchid}`, { balanceEmpty: true });
  const { id } = await ask(1000);
  await until(async () => (await refundOf(id))?.problem === 'NOT_ENOUGH', 30_000);
  await due(id);
  await clock().advanceRefunds();
  expect((await shop.as.colleague.get<Page<Notice>>('/me/notices')).items.filter(({ kind }) => kind === 'refund-abnormal')).toHaveLength(1);
  expect((await shop.as.finance.get<Page<RefundSummary>>('/refunds?queue=true')).items.map((one) => one.id)).toEqual([id]);
  await market.sandbox.control('PUT', `/control/pay/merchants/${shop.mchid}`, { balanceEmpty: false });
  await shop.as.finance.post(`/refunds/${id}/retry`);
  await become(id, 'succeeded');
  expect((await refundOf(id))?.problem).toBeNull();
});

it('finds out by itself how a refund ended, where no notification comes', async () => {
  await market.sandbox.control('PUT', '/control/pay/settings', { refundOutcome: 'hold' });
  const { id, outRefundNo } = await ask(1000);
  await become(id, 'processing');
  await market.sandbox.control('POST', '/control/pay/notifications/plan', { fate: 'lost', times: 1 });
  await market.sandbox.control('POST', `/control/pay/refunds/${outRefundNo}/end`, { mchid: shop.mchid, status: 'SUCCESS' });
  expect((await refundOf(id))?.state).toBe('processing');
  await due(id);
  await clock().advanceRefunds();
  expect((await refundOf(id))?.state).toBe('succeeded');
});

it('puts a refund that the payer\'s account does not take into a queue, where a person pays it by hand', async () => {
  await market.sandbox.control('PUT', '/control/pay/settings', { refundOutcome: 'ABNORMAL' });
  const { id } = await ask(1000);
  await become(id, 'abnormal');
  expect(await refundOf(id)).toMatchObject({ problem: 'ABNORMAL', actions: ['retry', 'settle'] });
  const settled = await shop.as.finance.post<RefundSummary>(`/refunds/${id}/settle`, { voucherNumber: '转账-9', note: '退到银行卡' });
  expect(settled).toMatchObject({ state: 'succeeded', decisionNote: '退到银行卡' });
  expect(await shop.as.finance.refusal('post', `/refunds/${id}/settle`, { voucherNumber: '转账-9' })).toMatchObject({ code: 'refund-not-open' });
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('frees the sum of a refund that WeChat closed', async () => {
  await allowAlone(20_000);
  await market.sandbox.control('PUT', '/control/pay/settings', { refundOutcome: 'CLOSED' });
  const { id } = await ask(12_000);
  await become(id, 'closed');
  await market.sandbox.control('PUT', '/control/pay/settings', { refundOutcome: 'SUCCESS' });
  const again = await ask(12_000);
  expect(again.outRefundNo).not.toBe((await refundOf(id))?.outRefundNo);
  await become(again.id, 'succeeded');
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('refunds nothing of what is not paid, and nothing by who may not', async () => {
  const other = await agreedBill(market.api, shop);
  const { payment: open } = await start(shop.as.tenant, other);
  expect(await shop.as.finance.refusal('post', `/payments/${open.id}/refunds`, { amount: 1, reason: 'other' })).toMatchObject({ status: 409, code: 'payment-not-paid' });
  expect(await shop.as.engineer.refusal('post', `/payments/${payment.id}/refunds`, { amount: 1, reason: 'other' })).toMatchObject({ status: 403 });
  expect(await shop.as.finance.refusal('post', `/payments/${payment.id}/refunds`, { amount: 0, reason: 'other' })).toMatchObject({ code: 'validation-failed' });
});

it('keeps the books right where money goes back after the work is done', async () => {
  await completeTicket(market.api, bill.ticketId, shop.people.engineer, shop.device);
  const { id } = await ask(5000, { reason: 'overcharged' });
  await become(id, 'succeeded');
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('writes down a refund that was made in the merchant platform, once', async () => {
  const service = market.api.app.get(PaymentsService);
  const record = () => market.api.app.get(UnitOfWork).run((transaction) => service.recordForeignRefund(transaction, shop.organizationId, {
    transactionId: payment.transactionId ?? '', refundId: `5030000${payment.id}`, outRefundNo: `M${payment.id}`, amount: 2000, at: new Date(),
  }));
  expect(await record()).toBe(await record());
  expect(await shop.as.finance.get<PaymentSummary>(`/payments/${payment.id}`)).toMatchObject({ state: 'partially-refunded', refunded: 2000, refunds: [{ state: 'succeeded', requestedBy: null }] });
  expect((await shop.as.finance.get<Page<RefundSummary>>('/refunds')).items).toMatchObject([{ foreign: true, amount: 2000 }]);
  expect(await faultsOfBooks(shop)).toEqual([]);
});
