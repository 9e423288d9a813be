import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Notice, Page, PaymentSummary, RefundSummary, UploadedAttachment } from '@scanfix/shared-types';
import { photo } from './support/files.js';
import { idempotencyKey } from './support/people.js';
import { agreedBill, faultsOfBooks, openMarket, openShop, start, type Bill, type Market, type Shop } from './support/till.js';
import { until } from './support/until.js';

let market: Market;
let shop: Shop;
let bill: Bill;
let second: Bill;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.close());
beforeEach(async () => {
  shop = await openShop(market);
  bill = await agreedBill(market.api, shop);
  second = await agreedBill(market.api, shop, 8000);
});

const slip = (more: object = {}) => ({ channel: 'transfer', paidAt: new Date(Date.now() - 3_600_000).toISOString(), voucherNumber: '回单-1', allocations: [{ quoteId: bill.quoteId, amount: bill.total }], ...more });
const upload = async () => {
  const { id, claim } = (await market.api.http.post('/api/v1/attachments').set('authorization', shop.people.finance.authorization).attach('file', await photo(), 'a.jpg').expect(201)).body as UploadedAttachment;
  return { id, claim };
};

it('takes one transfer for several tickets, with a picture of its voucher', async () => {
  const recorded = await shop.as.finance.post<PaymentSummary[]>('/payments', slip({
    voucher: await upload(), payerName: '示例公司', note: '十一月维修款', allocations: [{ quoteId: second.quoteId, amount: 8000 }, { quoteId: bill.quoteId, amount: 5000 }],
  }));
  expect(recorded.map(({ ticketId, amount, state, channel, voucherNumber, payerName, recordedBy }) => ({ ticketId, amount, state, channel, voucherNumber, payerName, recordedBy })).sort((a, b) => a.amount - b.amount)).toEqual([
    { ticketId: bill.ticketId, amount: 5000, state: 'paid', channel: 'transfer', voucherNumber: '回单-1', payerName: '示例公司', recordedBy: '陈会计' },
    { ticketId: second.ticketId, amount: 8000, state: 'paid', channel: 'transfer', voucherNumber: '回单-1', payerName: '示例公司', recordedBy: '陈会计' },
  ]);
  expect(recorded[0]?.voucher).toMatchObject({ kind: 'image' });
  // The rest of the first one is still owed, to the fen.
  expect(await shop.as.tenant.refusal('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'native', amount: 12_000 })).toMatchObject({ code: 'amount-above-approved', context: { due: 7000 } });
  expect(await faultsOfBooks(shop)).toEqual([]);
});

it('writes a voucher down once for its way of payment', async () => {
  await shop.as.finance.post('/payments', slip());
  const again = { allocations: [{ quoteId: second.quoteId, amount: 8000 }] };
  expect(await shop.as.colleague.refusal('post', '/payments', slip(again))).toEqual({ status: 409, code: 'voucher-taken', context: { voucherNumber: '回单-1' } });
  // A receipt for cash may bear the number of a bank's slip.
  await shop.as.colleague.post('/payments', slip({ ...again, channel: 'cash' }));
});

it('takes a voucher once where two people write it down at once, and the same request sent twice', async () => {
  const answers = await Promise.all([shop.as.finance.call('post', '/payments', slip()), shop.as.colleague.call('post', '/payments', slip())]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const key = idempotencyKey();
  const one = slip({ voucherNumber: '回单-2', allocations: [{ quoteId: second.quoteId, amount: 100 }] });
  const [first, repeated] = [await shop.as.finance.post<PaymentSummary[]>('/payments', one, key), await shop.as.finance.post<PaymentSummary[]>('/payments', one, key)];
  expect(repeated).toEqual(first);
});

it('takes no more than is owed, nothing for a price that nobody agreed to, and nothing of tomorrow', async () => {
  const refusal = (more: object) => shop.as.finance.refusal('post', '/payments', slip(more));
  expect(await refusal({ allocations: [{ quoteId: bill.quoteId, amount: 12_001 }] })).toEqual({ status: 422, code: 'amount-above-approved', context: { due: 12_000 } });
  expect(await refusal({ allocations: [{ quoteId: 4_000_000_000, amount: 1 }] })).toMatchObject({ code: 'validation-failed', errors: [{ field: 'allocations.0.quoteId', code: 'not-found' }] });
  expect(await refusal({ allocations: [{ quoteId: bill.quoteId, amount: 1 }, { quoteId: bill.quoteId, amount: 1 }] })).toMatchObject({ errors: [{ field: 'allocations.1.quoteId', code: 'duplicate' }] });
  expect(await refusal({ paidAt: new Date(Date.now() + 86_400_000).toISOString() })).toMatchObject({ errors: [{ field: 'paidAt', code: 'in-the-future' }] });
  expect(await refusal({ channel: 'native' })).toMatchObject({ errors: [{ field: 'channel', code: 'not-a-choice' }] });
  // All of a voucher or nothing of it.
  expect(await refusal({ allocations: [{ quoteId: bill.quoteId, amount: 100 }, { quoteId: second.quoteId, amount: 8001 }] })).toMatchObject({ code: 'amount-above-approved' });
  expect((await shop.as.finance.get<Page<PaymentSummary>>('/payments')).items).toEqual([]);
  expect(await shop.as.manager.refusal('post', '/payments', slip())).toMatchObject({ status: 403 });
});

it('closes the order on the tenant\'s phone before it takes cash', async () => {
  const { payment } = await start(shop.as.tenant, bill);
  await shop.as.finance.post('/payments', slip({ channel: 'cash' }));
  expect((await market.sandbox.control<{ tradeState: string }[]>('GET', `/control/pay/orders?outTradeNo=${payment.outTradeNo}`))[0]).toMatchObject({ tradeState: 'CLOSED' });
  expect(await shop.as.tenant.refusal('post', `/my/tickets/${bill.ticketId}/payments`, { channel: 'native', amount: bill.total })).toMatchObject({ code: 'nothing-to-pay' });
});

it('tells the engineer, and not who wrote it down', async () => {
  await shop.as.finance.post('/payments', slip({ channel: 'pos' }));
  expect((await shop.as.finance.get<Page<Notice>>('/me/notices')).items).toEqual([]);
});

it('gives money back by hand, with the number of the voucher', async () => {
  await shop.as.admin.put('/money-settings', { ...await shop.as.admin.get<object>('/money-settings'), refundApprovalAbove: 5000 });
  const [payment] = await shop.as.finance.post<PaymentSummary[]>('/payments', slip({ channel: 'cash' }));
  const path = `/payments/${payment?.id ?? 0}/refunds`;
  expect(await shop.as.finance.post<RefundSummary>(path, { amount: 1000, reason: 'goodwill', voucherNumber: '付款-1' })).toMatchObject({ state: 'succeeded' });
  const open = await shop.as.finance.post<RefundSummary>(path, { amount: 2000, reason: 'goodwill' });
  expect(open).toMatchObject({ state: 'approved', actions: ['settle'] });
  const large = await shop.as.finance.post<RefundSummary>(path, { amount: 9000, reason: 'not-done' });
  expect(large.state).toBe('requested');
  expect(await shop.as.finance.refusal('post', `/refunds/${large.id}/settle`, { voucherNumber: '付款-2' })).toMatchObject({ code: 'refund-not-open' });
  expect(await shop.as.colleague.post<RefundSummary>(`/refunds/${large.id}/approve`)).toMatchObject({ state: 'approved', actions: ['settle'] });
  for (const [index, { id }] of [open, large].entries()) expect(await shop.as.colleague.post<RefundSummary>(`/refunds/${id}/settle`, { voucherNumber: `付款-${index + 3}` })).toMatchObject({ state: 'succeeded' });
  await until(async () => (await shop.as.finance.get<PaymentSummary>(`/payments/${payment?.id ?? 0}`)).state === 'refunded');
  expect(await faultsOfBooks(shop)).toEqual([]);
});
