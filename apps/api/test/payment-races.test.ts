import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { PaymentSummary, PaymentView, TimelineEntry } from '@scanfix/shared-types';
import { agreedBill, faultsOfBooks, openMarket, openShop, paid, paymentRow, payOnPhone, start, type Bill, type Market, type Shop } from './support/till.js';
import { until } from './support/until.js';
import { NoticeRow } from '../src/modules/notices/notice.entity.js';
import { Payment } from '../src/modules/payments/payment.entity.js';
import { Refund } from '../src/modules/payments/refund.entity.js';
import { PaymentsService } from '../src/modules/payments/payments.service.js';
import { OutboxDeliveryRow, OutboxEventRow } from '../src/platform/outbox/outbox.entities.js';

let market: Market;
let shop: Shop;
let bill: Bill;
beforeAll(async () => {
  market = await openMarket();
  await market.sandbox.control('PUT', '/control/pay/settings', { refundSpacingMilliseconds: 0, refundDelayMilliseconds: 0 });
});
afterAll(() => market.close());
beforeEach(async () => {
  shop = await openShop(market);
  bill = await agreedBill(market.api, shop);
});

const rowsOf = () => market.api.database.getRepository(Payment).findBy({ organizationId: shop.organizationId });
const events = (name: string) => market.api.database.getRepository(OutboxEventRow).countBy({ organizationId: shop.organizationId, name });
const quiet = () => until(async () => await market.api.database.getRepository(OutboxDeliveryRow).countBy({ organizationId: shop.organizationId, status: 'pending' }) === 0, 60_000);
const allowAlone = async (refundApprovalAbove: number) => shop.as.admin.put('/money-settings', { ...await shop.as.admin.get<object>('/money-settings'), refundApprovalAbove });

it('is paid once, with one event and one message, where the notification comes a thousand times over fifty connections among queries and closes', async () => {
  const { payment } = await start(shop.as.tenant, bill);
  await market.sandbox.control('POST', '/control/pay/notifications/plan', { fate: 'lost', times: 1 });
  await payOnPhone(market, shop, payment.outTradeNo);
  const service = market.api.app.get(PaymentsService);
  const [sent] = await Promise.all([
    market.sandbox.control<{ sent: number; answers: Record<string, number> }>('POST', '/control/pay/notifications/send', { mchid: shop.mchid, outTradeNo: payment.outTradeNo, times: 1000, connections: 50 }),
    ...Array.from({ length: 10 }, () => service.settleByNumber(shop.organizationId, payment.outTradeNo)),
    ...Array.from({ length: 10 }, () => service.closeOpen(shop.organizationId, bill.ticketId)),
    ...Array.from({ length: 10 }, () => shop.as.tenant.post<PaymentView>(`/my/tickets/${bill.ticketId}/payments/${payment.id}/refresh`)),
  ]);
  expect(sent).toMatchObject({ sent: 1000, answers: { 200: 1000 } });
  await quiet();
  expect(await paymentRow(market.api, payment.id)).toMatchObject({ state: 'paid', purpose: 'quote' });
  expect(await events('payment.received')).toBe(1);
  const { timeline } = await shop.as.tenant.get<{ timeline: TimelineEntry[] }>(`/my/tickets/${bill.ticketId}`);
  expect(timeline.filter(({ kind }) => kind === 'money')).toHaveLength(1);
  expect(await market.api.database.getRepository(NoticeRow).countBy({ userId: shop.people.finance.id })).toBe(1);
  const postings: unknown[] = await market.api.database.query("SELECT id FROM ledger_entries WHERE organizationId = ? AND source = 'payment'", [shop.organizationId]);
  expect(postings).toHaveLength(1);
  expect(await faultsOfBooks(shop)).toEqual([]);
}, 180_000);

it('never has two orders that can be paid, where two people start to pay at once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const answers = await Promise.all([
      shop.as.tenant.call('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'mini-program', amount: bill.total }),
      shop.as.tenant.call('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'native', amount: bill.total }),
      shop.as.tenant.call('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'native', amount: bill.total }),
    ]);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    for (const { status, body } of answers) if (status !== 201) expect(body).toMatchObject({ code: 'payment-not-open' });
    const orders = await Promise.all((await rowsOf()).map(async ({ outTradeNo }) => (await market.sandbox.control<{ tradeState: string }[]>('GET', `/control/pay/orders?outTradeNo=${outTradeNo}`))[0]?.tradeState));
    expect(orders.filter((state) => state === 'NOTPAY').length).toBeLessThanOrEqual(1);
    expect((await rowsOf()).filter(({ openTicketId }) => openTicketId !== null)).toHaveLength(1);
  }
}, 120_000);

it('takes one payment where two people pay one price at once', async () => {
  await shop.as.admin.put('/money-settings', { ...await shop.as.admin.get<object>('/money-settings'), surplusPayments: 'refund' });
  const first = await start(shop.as.tenant, bill);
  // The first order is replaced while its payer is about to pay.
  const [second] = await Promise.all([start(shop.as.tenant, bill, { channel: 'native' }), payOnPhone(market, shop, first.payment.outTradeNo, { evenIfClosed: true }).catch(() => null)].map((one) => one.catch(() => null)));
  const code = (second as { payment: PaymentView } | null)?.payment;
  if (code) await payOnPhone(market, shop, code.outTradeNo, { person: 'wife' }).catch(() => null);
  await until(async () => (await rowsOf()).every(({ openTicketId }) => openTicketId === null), 30_000);
  await until(async () => (await rowsOf()).every(({ purpose, state }) => purpose === 'quote' || state === 'refunded'), 60_000);
  expect((await rowsOf()).filter(({ state, purpose }) => purpose === 'quote' && state === 'paid')).toHaveLength(1);
  expect(await market.api.app.get(PaymentsService).paidOf(undefined, shop.organizationId, bill.ticketId)).toMatchObject({ paid: bill.total, surplus: 0, open: false });
  expect(await faultsOfBooks(shop)).toEqual([]);
}, 120_000);

it('never gives back more than was paid, whatever many people ask for at once', async () => {
  const { id } = await paid(market, shop, bill);
  await allowAlone(1_000_000);
  const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => {
    const calls = [shop.as.finance, shop.as.colleague, shop.as.manager][index % 3] ?? shop.as.finance;
    return calls.call('post', `/payments/${id}/refunds`, { amount: 1000 + index * 10, reason: 'goodwill' });
  }));
  for (const { status, body } of answers) if (status !== 201) expect(body).toMatchObject({ status: 422, code: 'refund-above-paid' });
  const rows = await market.api.database.getRepository(Refund).findBy({ paymentId: id });
  expect(rows.length).toBeGreaterThanOrEqual(9);
  expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(bill.total);
  await quiet();
  await until(async () => (await shop.as.finance.get<PaymentSummary>(`/payments/${id}`)).refunds.every(({ state }) => state === 'succeeded'), 60_000);
  const { refunds } = (await market.sandbox.control<{ refunds: { amount: number }[] }[]>('GET', `/control/pay/orders?outTradeNo=${(await paymentRow(market.api, id)).outTradeNo}`))[0] ?? { refunds: [] };
  expect(refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(rows.reduce((sum, { amount }) => sum + amount, 0));
  expect(await faultsOfBooks(shop)).toEqual([]);
}, 120_000);

it('decides a refund once, where two people approve and refuse it at once', async () => {
  const { id } = await paid(market, shop, bill);
  await allowAlone(0);
  const { id: refundId } = await shop.as.finance.post<{ id: number }>(`/payments/${id}/refunds`, { amount: 5000, reason: 'overcharged' });
  const answers = await Promise.all([
    shop.as.colleague.call('post', `/refunds/${refundId}/approve`, {}), shop.as.manager.call('post', `/refunds/${refundId}/refuse`, {}), shop.as.manager.call('post', `/refunds/${refundId}/approve`, {}),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { status, body } of answers) if (status !== 200) expect(body).toMatchObject({ code: 'refund-not-open' });
  await quiet();
});

it('does not take cash and WeChat for one price at once', async () => {
  const { payment } = await start(shop.as.tenant, bill);
  const cash = { channel: 'cash', paidAt: new Date().toISOString(), voucherNumber: 'XJ-1', allocations: [{ quoteId: bill.quoteId, amount: bill.total }] };
  await Promise.all([shop.as.finance.call('post', '/payments', cash), payOnPhone(market, shop, payment.outTradeNo).catch(() => null)]);
  await until(async () => (await rowsOf()).every(({ openTicketId }) => openTicketId === null), 30_000);
  await quiet();
  const rows = await rowsOf();
  expect(rows.filter(({ purpose, state }) => purpose === 'quote' && ['paid', 'partially-refunded', 'refunded'].includes(state))).toHaveLength(1);
  expect(await faultsOfBooks(shop)).toEqual([]);
});
