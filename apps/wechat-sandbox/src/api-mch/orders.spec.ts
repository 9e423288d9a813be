import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configuration, startSandbox, tenant, type StartedSandbox } from '../testing/start-sandbox.js';
import { merchantClient, newOrderNumber, type MerchantClient } from '../testing/merchant.js';

const minute = 60_000;

let started: StartedSandbox;
let merchant: MerchantClient;
let openid: string;
let neighbourOpenid: string;
beforeAll(async () => {
  started = await startSandbox();
  const people = (await started.app.inject({ method: 'POST', url: '/control/people', payload: { id: 'neighbour', name: '陈邻' } })).json();
  [openid, neighbourOpenid] = people.map((person: { openid: string }) => person.openid);
  merchant = merchantClient(started.app, (await started.app.inject('/control/pay/merchant')).json(), started.sandbox.now);
});
afterAll(() => started.app.close());

const order = (overrides: Record<string, unknown> = {}) => ({
  appid: configuration.appId,
  mchid: '1900000001',
  description: '上门维修：会议室空调',
  out_trade_no: newOrderNumber(),
  notify_url: 'http://127.0.0.1:9/never',
  amount: { total: 12_800, currency: 'CNY' },
  payer: { openid },
  ...overrides,
});
const place = (payload: unknown) => merchant.call('POST', '/v3/pay/transactions/jsapi', { payload });
const query = (number: string) => merchant.call('GET', `/v3/pay/transactions/out-trade-no/${number}?mchid=1900000001`);
const pay = async (number: string, payload: Record<string, unknown> = {}) =>
  (await started.app.inject({ method: 'POST', url: `/control/pay/transactions/${number}/pay`, payload: { silent: true, ...payload } })).statusCode;
const close = (number: string) => merchant.call('POST', `/v3/pay/transactions/out-trade-no/${number}/close`, { payload: { mchid: '1900000001' } });

describe('JSAPI orders', () => {
  it('gives a prepay id in a signed answer, and the order is NOTPAY', async () => {
    const wanted = order({ attach: 'a-1' });
    const answer = await place(wanted);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ prepay_id: expect.stringMatching(/^wx\d{14}[0-9a-f]{20}$/) });
    expect(merchant.isGenuine(answer)).toBe(true);
    expect(answer.number).toBe(0);
    const found = await query(wanted.out_trade_no);
    expect(merchant.isGenuine(found)).toBe(true);
    expect(found.body).toEqual({
      appid: configuration.appId,
      mchid: '1900000001',
      out_trade_no: wanted.out_trade_no,
      trade_state: 'NOTPAY',
      trade_state_desc: '订单未支付',
      attach: 'a-1',
      payer: { openid },
      amount: { total: 12_800, currency: 'CNY' },
    });
  });

  it('gives another prepay id for the same parameters, in whatever order, and refuses others', async () => {
    const wanted = order();
    const first = await place(wanted);
    const again = await place(Object.fromEntries(Object.entries(wanted).reverse()));
    expect(again.body['prepay_id']).toEqual(expect.any(String));
    expect(again.body['prepay_id']).not.toBe(first.body['prepay_id']);
    for (const other of [{ amount: { total: 12_801, currency: 'CNY' } }, { description: '别的' }, { time_expire: '2026-03-02T10:00:00+08:00' }, { payer: { openid: neighbourOpenid } }]) {
      const refused = await place({ ...wanted, ...other });
      expect([refused.status, refused.body.code, refused.number]).toEqual([400, 'INVALID_REQUEST', 268498688]);
    }
  });

  it.each([
    [{ description: undefined }, '/description', 268435461],
    [{ description: '😀 维修' }, '/description', 268435461],
    [{ description: '长'.repeat(128) }, '/description', 268435464],
    [{ out_trade_no: 'short' }, '/out_trade_no', 268435464],
    [{ out_trade_no: '号码不能有汉字' }, '/out_trade_no', 268435461],
    [{ amount: { total: 0 } }, '/amount/total', 268435464],
    [{ amount: { total: 1.5 } }, '/amount/total', 268435461],
    [{ amount: { total: '100' } }, '/amount/total', 268435461],
    [{ amount: { total: 100, currency: 'USD' } }, '/amount/currency', 268435461],
    [{ amount: { total: 100, currency: 'CNY', tip: 1 } }, '/amount/tip', 270924358],
    [{ colour: 'green' }, '/colour', 270924358],
    [{ payer: undefined }, '/payer', 268435461],
    [{ payer: { openid: 'o-of-nobody' } }, '/payer/openid', 268435461],
    [{ notify_url: 'http://pay.example/notify' }, '/notify_url', 268435461],
    [{ notify_url: 'https://pay.example/notify?id=1' }, '/notify_url', 268435461],
    [{ time_expire: '2026-03-02 10:00:00' }, '/time_expire', 268435461],
    [{ time_expire: '2026-03-02T08:59:00+08:00' }, '/time_expire', 268435464],
    [{ time_expire: '2026-06-02T08:59:00+08:00' }, '/time_expire', 268435464],
    [{ mchid: '1900000002' }, '/mchid', 268435461],
  ])('refuses %j and says where', async (overrides, field, number) => {
    const answer = await place(order(overrides));
    expect([answer.status, answer.body.code, answer.number]).toEqual([400, 'PARAM_ERROR', number]);
    expect(answer.body['detail']).toMatchObject({ field, location: 'body' });
    expect(answer.headers['wechatpay-signature']).toBeUndefined();
  });

  it('refuses an appid that is not bound, and takes the Official Account with its own openid', async () => {
    const refused = await place(order({ appid: 'wxaaaaaaaaaaaaaaaa' }));
    expect([refused.status, refused.body.code, refused.number]).toEqual([400, 'APPID_MCHID_NOT_MATCH', 268445527]);
    const { openidOf } = await import('../openid.js');
    const appid = configuration.officialAppId;
    expect((await place(order({ appid }))).body.code).toBe('PARAM_ERROR');
    expect((await place(order({ appid, payer: { openid: openidOf(appid, tenant.id) } }))).status).toBe(200);
  });

  it('lifts an end that is too near to a minute, and cannot be paid after it', async () => {
    const wanted = order({ time_expire: '2026-03-02T09:00:30+08:00' });
    expect((await place(wanted)).status).toBe(200);
    started.advance(31_000);
    expect((await place(wanted)).status).toBe(200);
    started.advance(30_000);
    const late = await place(wanted);
    expect([late.status, late.number]).toEqual([400, 268447914]);
    expect(await pay(wanted.out_trade_no)).toBe(409);
  });
});

describe('paid and closed orders', () => {
  it('say SUCCESS with the transaction, by either number', async () => {
    const wanted = order();
    await place(wanted);
    expect(await pay(wanted.out_trade_no, { method: 'card' })).toBe(200);
    const found = await query(wanted.out_trade_no);
    expect(found.body).toMatchObject({
      trade_state: 'SUCCESS',
      trade_type: 'JSAPI',
      bank_type: 'CMB_DEBIT',
      transaction_id: expect.stringMatching(/^4200\d{24}$/),
      success_time: expect.stringMatching(/^2026-03-02T09:\d\d:\d\d\+08:00$/),
      payer: { openid },
      amount: { total: 12_800, payer_total: 12_800, currency: 'CNY', payer_currency: 'CNY' },
    });
    const byId = await merchant.call('GET', `/v3/pay/transactions/id/${found.body['transaction_id']}?mchid=1900000001`);
    expect(byId.body).toEqual(found.body);
    expect(await pay(wanted.out_trade_no)).toBe(409);
    expect((await place(wanted)).body).toMatchObject({ code: 'ORDERPAID', message: '该订单已支付' });
    expect([(await close(wanted.out_trade_no)).body.code, (await close(wanted.out_trade_no)).number]).toEqual(['ORDERPAID', 268449538]);
  });

  it('close with a signed 204, as often as wanted, also one that nobody knows', async () => {
    const wanted = order();
    await place(wanted);
    for (const number of [wanted.out_trade_no, wanted.out_trade_no, newOrderNumber()]) {
      const answer = await close(number);
      expect([answer.status, answer.raw.length, merchant.isGenuine(answer)]).toEqual([204, 0, true]);
    }
    expect((await query(wanted.out_trade_no)).body['trade_state']).toBe('CLOSED');
    expect((await place(wanted)).body.code).toBe('ORDER_CLOSED');
    expect(await pay(wanted.out_trade_no)).toBe(409);
  });

  it('can be paid after all when the payment was under way', async () => {
    const wanted = order();
    await place(wanted);
    await close(wanted.out_trade_no);
    expect(await pay(wanted.out_trade_no, { evenIfClosed: true })).toBe(200);
    expect((await query(wanted.out_trade_no)).body['trade_state']).toBe('SUCCESS');
  });

  it('are not found under an unknown number, another merchant or without the query string', async () => {
    expect([(await query(newOrderNumber())).body.code, (await query(newOrderNumber())).number]).toEqual(['ORDER_NOT_EXIST', 268512771]);
    expect((await merchant.call('GET', `/v3/pay/transactions/out-trade-no/${newOrderNumber()}`)).body.code).toBe('PARAM_ERROR');
    const { app } = started;
    const other = merchantClient(app, (await app.inject({ method: 'PUT', url: '/control/pay/merchants/1900000002', payload: { name: '另一家' } })).json(), started.sandbox.now);
    const wanted = order();
    await place(wanted);
    expect((await other.call('GET', `/v3/pay/transactions/out-trade-no/${wanted.out_trade_no}?mchid=1900000002`)).body.code).toBe('ORDER_NOT_EXIST');
  });
});

describe('Native orders', () => {
  it('give a code that somebody else pays', async () => {
    const { payer: _payer, ...wanted } = order();
    const answer = await merchant.call('POST', '/v3/pay/transactions/native', { payload: wanted });
    expect(answer.body).toEqual({ code_url: expect.stringMatching(/^weixin:\/\/wxpay\/bizpayurl\?pr=[\w-]+zz$/) });
    expect(await pay(wanted.out_trade_no)).toBe(409);
    expect(await pay(wanted.out_trade_no, { person: 'neighbour' })).toBe(200);
    expect((await query(wanted.out_trade_no)).body).toMatchObject({ trade_type: 'NATIVE', payer: { openid: neighbourOpenid } });
    expect((await merchant.call('POST', '/v3/pay/transactions/native', { payload: order() })).number).toBe(270924358);
  });
});

describe('time', () => {
  it('ends a prepay id after two hours', async () => {
    const wanted = order();
    const prepayId = String((await place(wanted)).body['prepay_id']);
    const found = started.sandbox.pay.orders.find(prepayId);
    started.advance(119 * minute);
    expect(found && started.sandbox.pay.orders.refusalOf(found, prepayId)).toBeNull();
    started.advance(minute);
    expect(found && started.sandbox.pay.orders.refusalOf(found, prepayId)).toContain('已过期');
  });
});
