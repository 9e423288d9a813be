import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationView } from '../contract.js';
import { read, startListener, type Heard, type Listener } from '../testing/listener.js';
import { newOrderNumber } from '../testing/merchant.js';
import { startPayDesk, type PayDesk } from '../testing/pay-desk.js';
import { tenant } from '../testing/start-sandbox.js';

let desk: PayDesk;
let listener: Listener;
// RSA keys take their time: one merchant for all tests.
beforeAll(async () => {
  desk = await startPayDesk();
});
afterAll(() => desk.app.close());
beforeEach(async () => {
  listener = await startListener();
  await desk.app.inject({ method: 'POST', url: '/control/reset' });
  await desk.app.inject({ method: 'POST', url: '/control/people', payload: tenant });
  await desk.control('PUT', 'settings', { retryScale: 0.000_001, refundDelayMilliseconds: 0, refundSpacingMilliseconds: 0 });
});
afterEach(() => listener.close());

const pay = (overrides: Record<string, unknown> = {}) => desk.paid({ notify_url: listener.url, ...overrides }, { silent: false });
const understood = (heard: Heard | undefined) => (heard ? read(heard, desk.merchant.view, desk.sandbox.now()) : 'nothing');
const send = (outTradeNo: string, more: Record<string, unknown>) => desk.control('POST', 'notifications/send', { outTradeNo, ...more });
const list = async (outTradeNo: string): Promise<NotificationView[]> => (await desk.control('GET', `notifications?outTradeNo=${outTradeNo}`)).body;

/** Looks again and again until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a notification', () => {
  it('is signed, sealed with the APIv3 key, and says what a query says', async () => {
    const order = await pay({ attach: '{"p":1}' });
    const [heard] = await listener.count(1);
    const envelope = JSON.parse(heard?.body.toString('utf8') ?? '');
    expect(envelope).toMatchObject({
      id: expect.stringMatching(/^EV-/),
      create_time: expect.stringMatching(/^2026-03-02T09:00:00\+08:00$/),
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource: { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', associated_data: 'transaction', nonce: expect.stringMatching(/^.{12}$/) },
    });
    const { body } = await desk.merchant.call('GET', `/v3/pay/transactions/out-trade-no/${order.outTradeNo}?mchid=1900000001`);
    expect(understood(heard)).toEqual(body);
    expect(heard?.headers['wechatpay-serial']).toBe(desk.merchant.view.publicKeyId);
  });

  it('comes again until it is answered with 200 or 204, 16 times at most', async () => {
    listener.answers = [500, 302, 201, 204];
    const order = await pay();
    await until(async () => (await list(order.outTradeNo))[0]?.state === 'delivered');
    const [notification] = await list(order.outTradeNo);
    expect(notification?.attempts.map(({ status }) => status)).toEqual([500, 302, 201, 204]);
    expect(new Set(listener.heard.map(({ body }) => body.toString('utf8'))).size).toBe(1);
    expect(new Set(listener.heard.map(({ headers }) => headers['wechatpay-nonce'])).size).toBe(4);

    listener.answers = [503];
    const other = await pay();
    await until(async () => (await list(other.outTradeNo))[0]?.state === 'given-up');
    expect((await list(other.outTradeNo))[0]?.attempts).toHaveLength(16);
  });

  it('alternates between certificate and public key while a merchant changes over', async () => {
    await desk.control('PUT', 'merchants/1900000001', { notificationProof: 'alternate' });
    await pay();
    await pay();
    const heard = await listener.count(2);
    expect(new Set(heard.map(({ headers }) => headers['wechatpay-serial'])).size).toBe(2);
    for (const one of heard) expect(understood(one)).toMatchObject({ trade_state: 'SUCCESS' });
    await desk.control('PUT', 'merchants/1900000001', { notificationProof: 'public-key' });
  });

  it('comes for every end of a refund', async () => {
    const order = await pay();
    await listener.count(1);
    for (const [index, outcome] of (['SUCCESS', 'ABNORMAL', 'CLOSED'] as const).entries()) {
      await desk.control('PUT', 'settings', { refundOutcome: outcome });
      const payload = { out_trade_no: order.outTradeNo, out_refund_no: newOrderNumber(), notify_url: listener.url, amount: { refund: 100, total: 12_800, currency: 'CNY' } };
      await desk.merchant.call('POST', '/v3/refund/domestic/refunds', { payload });
      const heard = (await listener.count(index + 2)).at(-1);
      expect(JSON.parse(heard?.body.toString('utf8') ?? '').event_type).toBe(`REFUND.${outcome}`);
      expect(understood(heard)).toMatchObject({
        mchid: '1900000001',
        out_trade_no: order.outTradeNo,
        out_refund_no: payload.out_refund_no,
        refund_status: outcome,
        amount: { total: 12_800, refund: 100, payer_total: 12_800, payer_refund: 100 },
      });
    }
  });
});

describe('on demand', () => {
  it.each([
    ['good', expect.objectContaining({ trade_state: 'SUCCESS' })],
    ['forged-signature', 'bad signature'],
    ['signtest', 'bad signature'],
    ['forged-key', 'bad signature'],
    ['reserialised', 'bad signature'],
    ['old-timestamp', 'old'],
    ['wrong-serial', 'unknown serial'],
    ['unsigned', 'unsigned'],
    ['forged-resource', 'bad tag'],
    ['wrong-appid', expect.objectContaining({ appid: 'wxffffffffffffffff' })],
    ['wrong-mchid', expect.objectContaining({ mchid: '1999999999' })],
    ['wrong-amount', expect.objectContaining({ amount: expect.objectContaining({ total: 12_801 }) })],
  ])('a notification is sent %s', async (flaw, expected) => {
    const order = await pay();
    await listener.count(1);
    expect((await send(order.outTradeNo, { flaw })).body).toMatchObject({ sent: 1, answers: { 200: 1 } });
    expect(understood(listener.heard[1])).toEqual(expected);
    if (flaw === 'signtest') expect(listener.heard[1]?.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//);
  });

  it('comes hundreds of times over several connections', async () => {
    const order = await pay();
    await listener.count(1);
    const { body } = await send(order.outTradeNo, { times: 300, connections: 10 });
    expect(body).toMatchObject({ sent: 300, answers: { 200: 300 } });
    expect(listener.heard).toHaveLength(301);
  });

  it('is not there for an order that nobody paid', async () => {
    expect((await send(await desk.placed(), {})).status).toBe(404);
  });
});

describe('the next ones', () => {
  const plan = (payload: object) => desk.control('POST', 'notifications/plan', payload);

  it('are lost, as often as planned', async () => {
    await plan({ fate: 'lost', times: 1 });
    const lost = await pay();
    const good = await pay();
    await listener.count(1);
    expect(understood(listener.heard[0])).toMatchObject({ out_trade_no: good.outTradeNo });
    expect((await list(lost.outTradeNo))[0]).toMatchObject({ state: 'lost', attempts: [] });
    expect((await send(lost.outTradeNo, {})).body.sent).toBe(1);
  });

  it('are held, and come backwards', async () => {
    await plan({ fate: 'held', times: 2 });
    const [first, second] = [await pay(), await pay()];
    await desk.control('POST', 'notifications/release', { backwards: true });
    const heard = await listener.count(2);
    expect(heard.map((one) => (understood(one) as { out_trade_no: string }).out_trade_no)).toEqual([second.outTradeNo, first.outTradeNo]);
  });

  it('come false first and true after it', async () => {
    listener.answers = [401, 200];
    await plan({ fate: 'flawed', flaw: 'signtest', times: 1 });
    await pay();
    const heard = await listener.count(2);
    expect([understood(heard[0]), understood(heard[1])]).toEqual(['bad signature', expect.objectContaining({ trade_state: 'SUCCESS' })]);
  });

  it('come several times at once, or later', async () => {
    await plan({ fate: 'repeated', copies: 3, times: 1 });
    await pay();
    await listener.count(4);
    await plan({ fate: 'delayed', delayMilliseconds: 50, times: 1 });
    await pay();
    expect(listener.heard).toHaveLength(4);
    await listener.count(5);
    expect((await desk.control('GET', 'notifications/plan')).body).toBeNull();
  });
});
