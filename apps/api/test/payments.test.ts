import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page, PaymentStarted, PaymentSummary, PaymentView, TicketSubmitted, TimelineEntry } from '@scanfix/shared-types';
import { createDevice } from './support/devices.js';
import { createPerson, idempotencyKey } from './support/people.js';
import { agree, agreedBill, faultsOfBooks, openMarket, openShop, paid, paymentRow, payOnPhone, start, type Bill, type Market, type Shop } from './support/till.js';
import { until } from './support/until.js';
import { callsOf } from './support/calls.js';
import { PaymentsClock } from '../src/modules/payments/payments.clock.js';

let market: Market;
let shop: Shop;
let bill: Bill;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.close());
beforeEach(async () => {
  shop = await openShop(market);
  bill = await agreedBill(market.api, shop);
});

const { tenant, wife, finance } = { tenant: () => shop.as.tenant, wife: () => shop.as.wife, finance: () => shop.as.finance };
const orderOf = async (outTradeNo: string) => (await market.sandbox.control<{ tradeState: string; total: number; tradeType: string; openid: string | null; description: string; expiresAt: string }[]>('GET', `/control/pay/orders?outTradeNo=${outTradeNo}`))[0];
const stateOf = async (id: number) => (await paymentRow(market.api, id)).state;
const clock = () => market.api.app.get(PaymentsClock);

it('takes a payment in the mini-program from the order to the notification', async () => {
  const { payment, parameters, codeUrl } = await start(tenant(), bill);
  expect(payment).toMatchObject({ state: 'prepaid', amount: 12_000, channel: 'mini-program', purpose: 'quote', quoteId: bill.quoteId, paidAt: null, refunds: [] });
  expect(payment.outTradeNo).toMatch(/^S[0-9A-Z]+-[0-9A-HJKMNP-TV-Z]{16}$/);
  expect(codeUrl).toBeNull();
  expect(await orderOf(payment.outTradeNo)).toMatchObject({ tradeState: 'NOTPAY', total: 12_000, tradeType: 'JSAPI', openid: market.openids.tenant, description: `测试维修费 ${bill.number}` });
  // The sandbox checks the signature of the parameters as the phone does.
  expect(await market.sandbox.control('POST', '/control/pay/request-payment', { person: 'tenant', params: parameters })).toEqual({ err_msg: 'get_brand_wcpay_request:ok' });
  await until(async () => (await stateOf(payment.id)) === 'paid');
  const [summary] = (await finance().get<Page<PaymentSummary>>('/payments')).items;
  expect(summary).toMatchObject({ id: payment.id, state: 'paid', payerName: '李小雨', ticketNumber: bill.number, shipping: 'waiting', voucherNumber: null });
  expect(summary?.transactionId).toMatch(/^\d{20,32}$/);
  const timeline = (await tenant().get<{ timeline: TimelineEntry[] }>(`/my/tickets/${bill.ticketId}`)).timeline;
  expect(timeline.filter(({ kind }) => kind === 'money').map(({ money }) => money)).toEqual([{ news: 'payment-received', amount: 12_000, version: 1 }]);
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('gives a relative a code to scan, and asks WeChat itself where no notification comes', async () => {
  const { payment, parameters, codeUrl } = await start(tenant(), bill, { channel: 'native' });
  expect(parameters).toBeNull();
  expect(codeUrl).toMatch(/^weixin:\/\/wxpay\/bizpayurl/);
  await payOnPhone(market, shop, payment.outTradeNo, { person: 'wife', silent: true });
  expect((await paymentRow(market.api, payment.id)).state).toBe('prepaid');
  expect(await tenant().post<PaymentView>(`/my/tickets/${bill.ticketId}/payments/${payment.id}/refresh`)).toMatchObject({ state: 'paid' });
  expect((await paymentRow(market.api, payment.id)).payerOpenid).toBe(market.openids.wife);
});

it('takes a payment in the browser inside WeChat, under the Official Account', async () => {
  const page = await fetch(`${market.sandbox.url}/connect/oauth2/authorize?appid=wxaccount&redirect_uri=${encodeURIComponent('http://127.0.0.1:3002/')}&response_type=code&scope=snsapi_base&state=x&person=tenant`, { redirect: 'manual' });
  const code = new URL(page.headers.get('location') ?? '').searchParams.get('code');
  const key = idempotencyKey();
  const body = { channel: 'official-account', amount: bill.total, officialAccountCode: code };
  const first = await tenant().post<PaymentStarted>(`/my/tickets/${bill.ticketId}/payments`, body, key);
  expect(first.parameters).toMatchObject({ appId: 'wxaccount', signType: 'RSA' });
  // The code is used up at WeChat, and the phone did not get the answer.
  const again = await tenant().post<PaymentStarted>(`/my/tickets/${bill.ticketId}/payments`, body, key);
  expect(again.payment.id).toBe(first.payment.id);
  expect(await tenant().refusal('post', `/my/tickets/${bill.ticketId}/payments`, { ...body, officialAccountCode: 'unknown-code' })).toMatchObject({ status: 422, code: 'payer-unknown' });
  expect(await tenant().refusal('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'official-account', amount: bill.total })).toMatchObject({ code: 'validation-failed', errors: [{ field: 'officialAccountCode', code: 'required' }] });
});

it('goes on with the open order for the same payer, and replaces it for another way', async () => {
  const first = await start(tenant(), bill);
  const second = await start(tenant(), bill);
  expect(second.payment).toEqual(first.payment);
  expect(second.parameters?.package).toBe(first.parameters?.package);
  expect(second.parameters?.paySign).not.toBe(first.parameters?.paySign);
  const code = await start(tenant(), bill, { channel: 'native' });
  expect(code.payment.id).not.toBe(first.payment.id);
  expect(await orderOf(first.payment.outTradeNo)).toMatchObject({ tradeState: 'CLOSED' });
  expect(await stateOf(first.payment.id)).toBe('closed');
});

it('never orders more than is owed', async () => {
  const more = { channel: 'mini-program', amount: 12_001 };
  expect(await tenant().refusal('post', `/my/tickets/${bill.ticketId}/payments`, more)).toEqual({ status: 422, code: 'amount-above-approved', context: { due: 12_000 } });
  expect(await tenant().refusal('post', `/my/tickets/${bill.ticketId}/payments`, { ...more, amount: 11_999 })).toEqual({ status: 409, code: 'version-conflict', context: { due: 12_000 } });
  await paid(market, shop, bill);
  expect(await tenant().refusal('post', `/my/tickets/${bill.ticketId}/payments`, { ...more, amount: 12_000 })).toEqual({ status: 409, code: 'nothing-to-pay' });
  // A new version costs more: the difference is owed, and not more.
  await agree(market.api, shop, bill.ticketId, 15_000);
  expect(await tenant().refusal('post', `/my/tickets/${bill.ticketId}/payments`, { ...more, amount: 15_000 })).toMatchObject({ code: 'amount-above-approved', context: { due: 3000 } });
  await start(tenant(), { ...bill, total: 3000 });
});

it('lets only who reported pay, and only who came by WeChat in the mini-program', async () => {
  expect(await wife().refusal('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'mini-program', amount: bill.total })).toMatchObject({ status: 404 });
  await wife().post<TicketSubmitted>('/my/follows', { stickerCode: shop.device.sticker.code, ticketNumber: bill.number });
  expect(await wife().refusal('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'mini-program', amount: bill.total })).toMatchObject({ status: 404 });
  const stranger = await createPerson(market.api, shop.organizationId, ['requester']);
  const device = await createDevice(market.api, shop.organizationId);
  const other = await agreedBill(market.api, { ...shop, device, people: { ...shop.people, tenant: stranger } });
  const calls = callsOf(market.api, stranger);
  expect(await calls.refusal('post', `/my/tickets/${other.ticketId}/payments`, { channel: 'mini-program', amount: other.total })).toMatchObject({ status: 422, code: 'payer-unknown' });
  expect(await start(calls, other, { channel: 'native' })).toMatchObject({ payment: { state: 'prepaid' } });
});

it('says that there is no way to pay where no account is set up', async () => {
  const [merchant] = await shop.as.admin.get<{ id: number }[]>('/merchants');
  await shop.as.admin.post(`/merchants/${merchant?.id ?? 0}/deactivate`);
  expect(await tenant().refusal('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'native', amount: bill.total })).toMatchObject({ status: 503, code: 'payment-not-available' });
});

it('asks for the same order again where WeChat\'s answer was lost', async () => {
  const key = idempotencyKey();
  const body = { channel: 'mini-program', amount: bill.total };
  await market.sandbox.control('POST', '/control/errors', { api: 'pay-order', times: 10, reset: true, after: true });
  const lost = await tenant().call('post', `/my/tickets/${bill.ticketId}/payments`, body, key);
  expect(lost.status).toBe(502);
  await market.sandbox.control('POST', '/control/errors', { api: 'pay-order', times: 0, reset: true });
  const [row] = (await finance().get<Page<PaymentSummary>>(`/payments?ticketId=${bill.ticketId}`)).items;
  expect(row?.state).toBe('created');
  const { payment } = await tenant().post<PaymentStarted>(`/my/tickets/${bill.ticketId}/payments`, body, key);
  expect(payment).toMatchObject({ id: row?.id, state: 'prepaid' });
}, 120_000);

it('goes on by itself with an order whose process died before WeChat answered', async () => {
  const { payment } = await start(tenant(), bill);
  await market.api.database.query("UPDATE payments SET state = 'created', prepayId = NULL, prepaidAt = NULL, nextQueryAt = NOW(3) - INTERVAL 1 HOUR WHERE id = ?", [payment.id]);
  await clock().queryPayments();
  expect(await paymentRow(market.api, payment.id)).toMatchObject({ state: 'prepaid', queries: 1 });
});

it('closes an order that nobody paid in time, and finds one that was paid in the last second', async () => {
  const first = await start(tenant(), bill);
  const later = new Date(Date.parse(first.payment.expiresAt ?? '') + 61_000);
  await clock().queryPayments(later);
  expect(await stateOf(first.payment.id)).toBe('closed');
  expect(await orderOf(first.payment.outTradeNo)).toMatchObject({ tradeState: 'CLOSED' });
  const { payment } = await start(tenant(), bill);
  await payOnPhone(market, shop, payment.outTradeNo, { silent: true });
  await clock().queryPayments(new Date(later.getTime() + 60_000));
  expect(await stateOf(payment.id)).toBe('paid');
  expect((await paymentRow(market.api, payment.id)).nextQueryAt).toBeNull();
});

it('does not close an order while WeChat does not answer, and tries again', async () => {
  const { payment } = await start(tenant(), bill);
  await market.sandbox.control('POST', '/control/errors', { api: 'pay-query', times: 20, httpStatus: 500, code: 'SYSTEM_ERROR' });
  const later = new Date(Date.parse(payment.expiresAt ?? '') + 61_000);
  await clock().queryPayments(later);
  await market.sandbox.control('POST', '/control/errors', { api: 'pay-query', times: 0, httpStatus: 500 });
  const waiting = await paymentRow(market.api, payment.id);
  expect(waiting.state).toBe('prepaid');
  expect(waiting.nextQueryAt?.getTime()).toBeGreaterThan(later.getTime());
  await clock().queryPayments(new Date(later.getTime() + 3_600_000));
  expect(await stateOf(payment.id)).toBe('closed');
}, 120_000);

it('takes money that arrives after the order was closed for what is still owed', async () => {
  const { payment } = await start(tenant(), bill);
  await start(tenant(), bill, { channel: 'native' });
  expect(await stateOf(payment.id)).toBe('closed');
  await payOnPhone(market, shop, payment.outTradeNo, { evenIfClosed: true });
  await until(async () => (await stateOf(payment.id)) === 'paid');
  expect(await paymentRow(market.api, payment.id)).toMatchObject({ purpose: 'quote', openTicketId: null });
  // The code that took its place can be paid no more.
  await until(async () => (await finance().get<Page<PaymentSummary>>('/payments?state=closed')).items.length === 1);
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('asks a person about money that nobody owes any more, who finds what it is for', async () => {
  const settings = await shop.as.admin.get<Record<string, unknown>>('/money-settings');
  await shop.as.admin.put('/money-settings', { ...settings, surplusPayments: 'ask' });
  const { payment } = await start(tenant(), bill);
  const other = await start(tenant(), bill, { channel: 'native' });
  await payOnPhone(market, shop, other.payment.outTradeNo, { person: 'wife', silent: true });
  await tenant().post(`/my/tickets/${bill.ticketId}/payments/${other.payment.id}/refresh`);
  await payOnPhone(market, shop, payment.outTradeNo, { evenIfClosed: true });
  await until(async () => (await stateOf(payment.id)) === 'paid');
  const surplus = await finance().get<Page<PaymentSummary>>('/payments?purpose=surplus');
  expect(surplus.items).toMatchObject([{ id: payment.id, amount: 12_000, refunds: [] }]);
  expect(await finance().refusal('post', `/payments/${other.payment.id}/match`, { quoteId: bill.quoteId, note: '错' })).toMatchObject({ code: 'payment-not-surplus' });
  expect(await finance().refusal('post', `/payments/${payment.id}/match`, { quoteId: bill.quoteId, note: '已付清' })).toMatchObject({ code: 'nothing-to-pay' });
  const device = await createDevice(market.api, shop.organizationId);
  const second = await agreedBill(market.api, { ...shop, device }, 20_000);
  expect(await finance().post<PaymentSummary>(`/payments/${payment.id}/match`, { quoteId: second.quoteId, note: '租户电话确认' })).toMatchObject({ purpose: 'quote', ticketId: second.ticketId, quoteId: second.quoteId });
  expect(await faultsOfBooks(shop)).toEqual([]);
  await start(tenant(), { ...second, total: 8000 });
});

it('sends money back by itself that nobody owes any more, where the organization wants it so', async () => {
  const settings = await shop.as.admin.get<Record<string, unknown>>('/money-settings');
  await shop.as.admin.put('/money-settings', { ...settings, surplusPayments: 'refund' });
  const { payment } = await start(tenant(), bill);
  await finance().post('/payments', { channel: 'cash', paidAt: new Date().toISOString(), voucherNumber: 'SJ-1', allocations: [{ quoteId: bill.quoteId, amount: bill.total }] });
  expect(await orderOf(payment.outTradeNo)).toMatchObject({ tradeState: 'CLOSED' });
  await payOnPhone(market, shop, payment.outTradeNo, { evenIfClosed: true });
  await until(async () => (await stateOf(payment.id)) === 'refunded', 30_000);
  expect(await finance().get<PaymentSummary>(`/payments/${payment.id}`)).toMatchObject({ purpose: 'surplus', refunded: 12_000, refunds: [{ reason: 'paid-after-close', state: 'succeeded', requestedBy: null }] });
  expect(await faultsOfBooks(shop)).toEqual([]);
});

/** The engineer's payments of a bill's job. */
const onSite = async ({ ticketId }: Bill) => {
  await shop.as.manager.post(`/tickets/${ticketId}/triage`, { priority: 'normal' });
  const { visitId } = await shop.as.manager.post<{ visitId: number }>(`/tickets/${ticketId}/assign`, { engineerId: shop.people.engineer.id });
  return `/jobs/${visitId}/payments`;
};

it('lets an engineer show a code, and only a code', async () => {
  const path = await onSite(bill);
  expect(await shop.as.engineer.refusal('post', path, { channel: 'mini-program', amount: bill.total })).toMatchObject({ code: 'validation-failed', errors: [{ field: 'channel', code: 'not-a-choice' }] });
  const { payment, codeUrl } = await shop.as.engineer.post<PaymentStarted>(path, { channel: 'native', amount: bill.total });
  expect(codeUrl).toMatch(/^weixin:/);
  expect(payment.state).toBe('prepaid');
});

it('tells an engineer who waits with a code that it was paid, also where WeChat\'s notification was lost', async () => {
  const path = await onSite(bill);
  const { payment } = await shop.as.engineer.post<PaymentStarted>(path, { channel: 'native', amount: bill.total });
  await payOnPhone(market, shop, payment.outTradeNo, { person: 'wife', silent: true });
  expect(await stateOf(payment.id)).toBe('prepaid');
  expect(await shop.as.engineer.post<PaymentView>(`${path}/${payment.id}/refresh`)).toMatchObject({ state: 'paid', amount: bill.total });
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('lets nobody withdraw what was agreed on while somebody is paying', async () => {
  await onSite(bill);
  const { payment } = await start(tenant(), bill);
  expect(await shop.as.manager.refusal('post', `/quotes/${bill.quoteId}/withdraw`, { reason: '报错了' })).toMatchObject({ status: 409, code: 'payment-open' });
  await payOnPhone(market, shop, payment.outTradeNo, { silent: true });
  await tenant().post<PaymentView>(`/my/tickets/${bill.ticketId}/payments/${payment.id}/refresh`);
  expect(await shop.as.manager.refusal('post', `/quotes/${bill.quoteId}/withdraw`, { reason: '报错了' })).toMatchObject({ status: 409, code: 'quote-paid', context: { due: 0 } });
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('asks for an engineer only of payments of their own jobs', async () => {
  const path = await onSite(bill);
  const device = await createDevice(market.api, shop.organizationId);
  const elsewhere = await paid(market, shop, await agreedBill(market.api, { ...shop, device }));
  expect(await shop.as.engineer.refusal('post', `${path}/${elsewhere.id}/refresh`)).toMatchObject({ status: 404, code: 'not-found' });
  const { payment } = await shop.as.engineer.post<PaymentStarted>(path, { channel: 'native', amount: bill.total });
  const colleague = callsOf(market.api, await createPerson(market.api, shop.organizationId, ['engineer']));
  expect(await colleague.refusal('post', `${path}/${payment.id}/refresh`)).toMatchObject({ status: 404, code: 'not-found' });
});

it('closes the open order of a ticket that is cancelled', async () => {
  const { payment } = await start(tenant(), bill);
  await tenant().post(`/my/tickets/${bill.ticketId}/cancel`, { reason: 'not-needed' });
  await until(async () => (await stateOf(payment.id)) === 'closed');
  expect(await orderOf(payment.outTradeNo)).toMatchObject({ tradeState: 'CLOSED' });
});

it('finds payments by every number, by state and time, page by page', async () => {
  const { id, outTradeNo, transactionId } = await paid(market, shop, bill);
  const device = await createDevice(market.api, shop.organizationId);
  const other = await agreedBill(market.api, { ...shop, device });
  await finance().post('/payments', { channel: 'transfer', paidAt: new Date().toISOString(), voucherNumber: '银行回单-77', payerName: '示例公司', allocations: [{ quoteId: other.quoteId, amount: 500 }] });
  const ids = async (query: string) => (await finance().get<Page<PaymentSummary>>(`/payments?${query}`)).items.map((item) => item.id);
  const [newest] = await ids('');
  expect(await ids('limit=1')).toEqual([newest]);
  const { nextCursor } = await finance().get<Page<PaymentSummary>>('/payments?limit=1');
  expect(await ids(`limit=1&cursor=${nextCursor ?? ''}`)).toEqual([id]);
  for (const search of [bill.number, outTradeNo.slice(0, 12), transactionId ?? '']) expect(await ids(`search=${encodeURIComponent(search)}`)).toEqual([id]);
  expect(await ids(`search=${encodeURIComponent('银行')}`)).toEqual([newest]);
  expect(await ids('search=%25')).toEqual([]);
  expect(await ids('channel=transfer')).toEqual([newest]);
  expect(await ids('state=closed')).toEqual([]);
  expect(await ids(`paidFrom=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
});
