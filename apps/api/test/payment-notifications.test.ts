import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { FinanceOverview, Notice, Page, UnexplainedNotificationView } from '@scanfix/shared-types';
import { agreedBill, openMarket, openShop, paid, paymentRow, payOnPhone, start, type Bill, type Market, type Shop } from './support/till.js';
import { until } from './support/until.js';
import { NoticeRow } from '../src/modules/notices/notice.entity.js';
import { UnexplainedNotification } from '../src/modules/payments/unexplained-notification.entity.js';
import { OutboxEventRow } from '../src/platform/outbox/outbox.entities.js';

interface Attempted { state: string; attempts: { status: number | null; answer: string; flaw: string }[] }

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

const send = (outTradeNo: string, how: object = {}) => market.sandbox.control<{ sent: number; answers: Record<string, number> }>('POST', '/control/pay/notifications/send', { mchid: shop.mchid, outTradeNo, ...how });
const metric = async (line: string) => Number(new RegExp(`^${line.replace(/[{}]/g, '\\$&')} (\\d+)$`, 'm').exec((await market.api.http.get('/metrics')).text)?.[1] ?? 0);
const events = (name: string) => market.api.database.getRepository(OutboxEventRow).countBy({ organizationId: shop.organizationId, name });
const plan = (fate: string, times: number, more: object = {}) => market.sandbox.control('POST', '/control/pay/notifications/plan', { fate, times, ...more });

/** Bytes to the address of a merchant, as anybody may send them. */
async function knock(path: string, body: Buffer | string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(`${market.api.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => { text += part.toString(); }).on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

const addressOf = async () => new URL((await shop.as.admin.get<{ notifyUrl: string }[]>('/merchants'))[0]?.notifyUrl ?? '').pathname;

it('answers a good notification in WeChat\'s form and tells finance and the engineer once', async () => {
  const { payment } = await start(shop.as.tenant, bill);
  await payOnPhone(market, shop, payment.outTradeNo);
  const delivered = async () => (await market.sandbox.control<Attempted[]>('GET', `/control/pay/notifications?outTradeNo=${payment.outTradeNo}`))[0];
  await until(async () => (await delivered())?.state === 'delivered');
  expect((await delivered())?.attempts).toMatchObject([{ status: 200, flaw: 'good', answer: expect.stringContaining('"code":"SUCCESS"') as unknown }]);
  expect(await send(payment.outTradeNo, { times: 5 })).toMatchObject({ answers: { 200: 5 } });
  expect(await events('payment.received')).toBe(1);
  const notices = (await shop.as.finance.get<Page<Notice>>('/me/notices')).items;
  expect(notices).toMatchObject([{ kind: 'payment-received', ticketNumber: bill.number, data: { amount: 12_000 } }]);
});

it.each(['forged-signature', 'signtest', 'old-timestamp', 'reserialised', 'wrong-serial', 'forged-key', 'forged-resource', 'wrong-appid', 'wrong-mchid', 'wrong-amount', 'unsigned'])(
  'refuses a notification with the flaw %s, does not say why, and changes nothing', async (flaw) => {
    const { payment } = await start(shop.as.tenant, bill);
    await plan('lost', 1);
    await payOnPhone(market, shop, payment.outTradeNo);
    const before = await paymentRow(market.api, payment.id);
    const sent = await send(payment.outTradeNo, { flaw });
    expect(sent.answers).toEqual({ 401: 1 });
    expect(await paymentRow(market.api, payment.id)).toEqual(before);
    expect(await events('payment.received')).toBe(0);
    const [{ attempts } = { attempts: [] }] = await market.sandbox.control<Attempted[]>('GET', `/control/pay/notifications?outTradeNo=${payment.outTradeNo}`);
    expect(JSON.parse(attempts.at(-1)?.answer ?? '')).toEqual({ code: 'FAIL', message: '未通过' });
    // The true one that comes after it counts.
    expect((await send(payment.outTradeNo)).answers).toEqual({ 200: 1 });
    expect((await paymentRow(market.api, payment.id)).state).toBe('paid');
  },
);

it('counts refusals by their reason', async () => {
  const address = await addressOf();
  const before = await metric('payment_notifications_refused_total{reason="headers-missing"}');
  expect(await knock(address, '{"id":"EV-1"}')).toEqual({ status: 401, body: '{"code":"FAIL","message":"未通过"}' });
  expect(await metric('payment_notifications_refused_total{reason="headers-missing"}')).toBe(before + 1);
});

it('takes no noise for a notification, whatever its shape', async () => {
  const address = await addressOf();
  for (const body of ['', '{', 'null', '[]', '\u0000', '{"a":'.repeat(5000), Buffer.from([0xff, 0xfe, 0x00])]) expect((await knock(address, body)).status).toBe(401);
  expect((await knock('/api/v1/wechat-pay/nobody-has-this-token/notifications', '{}')).status).toBe(401);
  expect((await knock(address, 'x'.repeat(70_000))).status).toBe(413);
});

it('needs neither login nor key, and is not slowed down', async () => {
  const address = await addressOf();
  const answers = await Promise.all(Array.from({ length: 50 }, () => knock(address, '{}')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
});

it('keeps what WeChat tells of a number that nobody knows, answers it, and calls finance once', async () => {
  const { payment } = await start(shop.as.tenant, bill);
  await plan('lost', 1);
  await payOnPhone(market, shop, payment.outTradeNo);
  await market.api.database.query('UPDATE payments SET outTradeNo = ? WHERE id = ?', [`X-${payment.id}`, payment.id]);
  expect((await send(payment.outTradeNo, { times: 3 })).answers).toEqual({ 200: 3 });
  expect(await market.api.database.getRepository(UnexplainedNotification).findBy({ organizationId: shop.organizationId })).toMatchObject([{ number: payment.outTradeNo, state: 'transaction.SUCCESS', amount: 12_000 }]);
  expect(await market.api.database.getRepository(NoticeRow).countBy({ userId: shop.people.finance.id, kind: 'payment-surplus' })).toBe(1);
  const { finance, engineer } = shop.as;
  const list = async (settled: boolean) => (await finance.get<Page<UnexplainedNotificationView>>(`/unexplained-notifications?settled=${settled}`)).items;
  const [told] = await list(false);
  expect(told).toEqual({ id: expect.any(Number), about: 'payment', number: payment.outTradeNo, state: 'SUCCESS', transactionId: expect.any(String), amount: 12_000, receivedAt: expect.any(String), settled: null });
  expect((await finance.get<FinanceOverview>('/finance/overview')).queue.unexplained).toBe(1);
  const settle = (calls: typeof finance) => calls.call('post', `/unexplained-notifications/${told?.id ?? 0}/settle`, { note: '门店另一套系统收的' });
  expect((await settle(engineer)).status).toBe(403);
  expect((await Promise.all([settle(finance), settle(finance)])).map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await list(false)).toEqual([]);
  expect(await list(true)).toEqual([{ ...told, settled: { at: expect.any(String), by: expect.any(String), note: '门店另一套系统收的' } }]);
  expect((await finance.get<FinanceOverview>('/finance/overview')).queue.unexplained).toBe(0);
});

it('hears of refunds in any order and any number of times', async () => {
  const { id, outTradeNo } = await paid(market, shop, bill);
  await shop.as.admin.put('/money-settings', { ...await shop.as.admin.get<object>('/money-settings'), refundApprovalAbove: 1_000_000 });
  await market.sandbox.control('PUT', '/control/pay/settings', { refundOutcome: 'hold' });
  const refund = async (amount: number) => (await shop.as.finance.post<{ outRefundNo: string }>(`/payments/${id}/refunds`, { amount, reason: 'goodwill' })).outRefundNo;
  const numbers = [await refund(1000), await refund(2000)];
  const stateOf = async (number: string) => (await shop.as.finance.get<Page<{ outRefundNo: string; state: string }>>('/refunds')).items.find(({ outRefundNo }) => outRefundNo === number)?.state;
  for (const number of numbers) await until(async () => (await stateOf(number)) === 'processing', 30_000);
  await plan('held', 2);
  for (const number of numbers) await market.sandbox.control('POST', `/control/pay/refunds/${number}/end`, { mchid: shop.mchid, status: 'SUCCESS' });
  await plan('held', 0);
  await market.sandbox.control('POST', '/control/pay/notifications/release', { backwards: true });
  for (const number of numbers) await until(async () => (await stateOf(number)) === 'succeeded');
  expect((await send(outTradeNo, { outRefundNo: numbers[0], times: 4 })).answers).toEqual({ 200: 4 });
  expect((await send(outTradeNo, { outRefundNo: numbers[0], flaw: 'wrong-amount' })).answers).toEqual({ 401: 1 });
  expect(await events('refund.succeeded')).toBe(2);
  expect(await paymentRow(market.api, id)).toMatchObject({ state: 'partially-refunded' });
  await market.sandbox.control('PUT', '/control/pay/settings', { refundOutcome: 'SUCCESS' });
});
