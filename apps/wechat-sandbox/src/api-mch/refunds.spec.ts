import { constants, publicEncrypt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startPayDesk, type PayDesk } from '../testing/pay-desk.js';
import { newOrderNumber } from '../testing/merchant.js';

let desk: PayDesk;
beforeAll(async () => {
  desk = await startPayDesk();
});
afterAll(() => desk.app.close());
beforeEach(async () => {
  desk.advance(60_000);
  await desk.control('PUT', 'settings', { refundSpacingMilliseconds: 0, refundOutcome: 'hold', refundDelayMilliseconds: 0 });
});

const apply = (payload: unknown, headers?: Record<string, string>) => desk.merchant.call('POST', '/v3/refund/domestic/refunds', { payload, headers });
const query = (number: string) => desk.merchant.call('GET', `/v3/refund/domestic/refunds/${number}`);
const request = (outTradeNo: string, refund: number, overrides: Record<string, unknown> = {}) => ({
  out_trade_no: outTradeNo,
  out_refund_no: newOrderNumber(),
  reason: '上门后取消',
  amount: { refund, total: 12_800, currency: 'CNY' },
  ...overrides,
});
const end = (number: string, status: string) => desk.control('POST', `refunds/${number}/end`, { status });

describe('refunds', () => {
  it('are accepted, then arrive; the order says REFUND from the first moment', async () => {
    const order = await desk.paid({}, { method: 'card' });
    const wanted = request(order.outTradeNo, 2_800);
    const answer = await apply(wanted);
    expect(desk.merchant.isGenuine(answer)).toBe(true);
    expect(answer.body).toEqual({
      refund_id: expect.stringMatching(/^50\d{27}$/),
      out_refund_no: wanted.out_refund_no,
      transaction_id: order.payment?.transactionId,
      out_trade_no: order.outTradeNo,
      channel: 'ORIGINAL',
      user_received_account: '招商银行借记卡0403',
      create_time: expect.stringMatching(/\+08:00$/),
      status: 'PROCESSING',
      funds_account: 'AVAILABLE',
      amount: {
        total: 12_800, refund: 2_800, payer_total: 12_800, payer_refund: 2_800, settlement_refund: 2_800, settlement_total: 12_800,
        discount_refund: 0, currency: 'CNY', refund_fee: 0,
      },
      promotion_detail: [],
    });
    const state = async () => (await desk.merchant.call('GET', `/v3/pay/transactions/out-trade-no/${order.outTradeNo}?mchid=1900000001`)).body['trade_state'];
    expect(await state()).toBe('REFUND');
    await end(wanted.out_refund_no, 'SUCCESS');
    expect((await query(wanted.out_refund_no)).body).toMatchObject({ status: 'SUCCESS', success_time: expect.stringMatching(/\+08:00$/) });
    expect((await apply(wanted)).body).toMatchObject({ status: 'SUCCESS', refund_id: answer.body['refund_id'] });
    expect((await query('unknown')).body.code).toBe('RESOURCE_NOT_EXISTS');
  });

  it('of the same number are the same refund, and with other values refused', async () => {
    const order = await desk.paid();
    const wanted = request(order.outTradeNo, 100);
    const first = await apply(wanted);
    for (let time = 0; time < 3; time += 1) expect((await apply(wanted)).body).toEqual(first.body);
    const other = await apply({ ...wanted, amount: { ...wanted.amount, refund: 101 } });
    expect([other.status, other.number]).toEqual([400, 268498688]);
    expect((await desk.control('GET', `orders?outTradeNo=${order.outTradeNo}`)).body[0].refunds).toHaveLength(1);
  });

  it('never exceed what was paid; a closed one gives its sum back', async () => {
    const order = await desk.paid();
    const first = request(order.outTradeNo, 12_000);
    expect((await apply(first)).status).toBe(200);
    expect((await apply(request(order.outTradeNo, 801))).body.code).toBe('INVALID_REQUEST');
    expect((await apply(request(order.outTradeNo, 800, { transaction_id: order.payment?.transactionId }))).status).toBe(200);
    expect((await apply(request(order.outTradeNo, 1))).body.message).toContain('已全额退款');
    await end(first.out_refund_no, 'CLOSED');
    expect((await apply(request(order.outTradeNo, 12_000))).status).toBe(200);
    // A closed number stays closed: a new one is needed.
    expect((await apply(first)).body['status']).toBe('CLOSED');
  });

  it('are fifty at most for one order', async () => {
    const order = await desk.paid();
    for (let time = 0; time < 50; time += 1) expect((await apply(request(order.outTradeNo, 1))).status).toBe(200);
    expect((await apply(request(order.outTradeNo, 1))).body.code).toBe('INVALID_REQUEST');
  });

  it('of one order need time between them', async () => {
    await desk.control('PUT', 'settings', { refundSpacingMilliseconds: 60_000 });
    const order = await desk.paid();
    expect((await apply(request(order.outTradeNo, 1))).status).toBe(200);
    const early = await apply(request(order.outTradeNo, 1));
    expect([early.status, early.body.code, early.number]).toEqual([429, 'FREQUENCY_LIMITED', 268447840]);
    desk.advance(60_000);
    expect((await apply(request(order.outTradeNo, 1))).status).toBe(200);
  });

  it('are refused where the order is unpaid, unknown, too old, another one, or the money is not there', async () => {
    const unpaid = await apply(request(await desk.placed(), 1));
    expect(unpaid.body.code).toBe('INVALID_REQUEST');
    expect([(await apply(request('unknown-order', 1))).status, (await apply(request('unknown-order', 1))).body.code]).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    const [one, other, old] = [await desk.paid(), await desk.paid(), await desk.paid({}, { paidAt: '2025-03-01T00:00:00Z' })];
    expect((await apply(request(one.outTradeNo, 1, { transaction_id: other.payment?.transactionId }))).number).toBe(268447843);
    expect((await apply(request(one.outTradeNo, 1, { amount: { refund: 1, total: 12_801, currency: 'CNY' } }))).body.code).toBe('INVALID_REQUEST');
    expect((await apply(request(old.outTradeNo, 1))).body.code).toBe('INVALID_REQUEST');
    await desk.control('PUT', 'merchants/1900000001', { balanceEmpty: true });
    const poor = request(one.outTradeNo, 1);
    expect([(await apply(poor)).status, (await apply(poor)).body.code]).toEqual([403, 'NOT_ENOUGH']);
    await desk.control('PUT', 'merchants/1900000001', { balanceEmpty: false });
    expect((await apply(poor)).status).toBe(200);
  });

  it.each([
    [{ out_trade_no: undefined }, '/transaction_id'],
    [{ out_refund_no: 'x'.repeat(65) }, '/out_refund_no'],
    [{ amount: { refund: 1, total: 12_800 } }, '/amount/currency'],
    [{ amount: { refund: 0, total: 12_800, currency: 'CNY' } }, '/amount/refund'],
    [{ reason: '长'.repeat(81) }, '/reason'],
    [{ notify_url: 'https://pay.example/n?x' }, '/notify_url'],
    [{ extra: 1 }, '/extra'],
  ])('refuse %j', async (overrides, field) => {
    const answer = await apply(request('any-order-number', 1, overrides));
    expect([answer.status, answer.body.code]).toEqual([400, 'PARAM_ERROR']);
    expect(answer.body['detail']).toMatchObject({ field });
  });
});

describe('an abnormal refund', () => {
  const seal = (text: string) =>
    publicEncrypt({ key: desk.merchant.view.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(text)).toString('base64');
  async function abnormal(): Promise<{ refundId: string; number: string }> {
    const wanted = request((await desk.paid()).outTradeNo, 100);
    const { body } = await apply(wanted);
    await end(wanted.out_refund_no, 'ABNORMAL');
    return { refundId: String(body['refund_id']), number: wanted.out_refund_no };
  }
  const another = (refundId: string, payload: unknown) => desk.merchant.call('POST', `/v3/refund/domestic/refunds/${refundId}/apply-abnormal-refund`, { payload });

  it('goes to the merchant, or to a card whose number is sealed for WeChat Pay', async () => {
    const first = await abnormal();
    expect((await another(first.refundId, { out_refund_no: first.number, type: 'MERCHANT_BANK_CARD' })).body).toMatchObject({ status: 'PROCESSING' });
    const second = await abnormal();
    const card = { out_refund_no: second.number, type: 'USER_BANK_CARD', bank_type: 'CMB_DEBIT', real_name: seal('李小雨') };
    const plain = await another(second.refundId, { ...card, bank_account: '6225880112345678' });
    expect([plain.status, plain.body['detail']]).toEqual([400, expect.objectContaining({ field: '/bank_account' })]);
    expect((await another(second.refundId, { ...card, bank_account: seal('6225880112345678') })).status).toBe(200);
  });

  it('is refused for one that is not abnormal, and under a wrong number', async () => {
    const { refundId, number } = await abnormal();
    expect((await another(refundId, { out_refund_no: 'another', type: 'MERCHANT_BANK_CARD' })).body.code).toBe('INVALID_REQUEST');
    expect((await another(refundId, { out_refund_no: number, type: 'MERCHANT_BANK_CARD' })).status).toBe(200);
    expect((await another(refundId, { out_refund_no: number, type: 'MERCHANT_BANK_CARD' })).body.code).toBe('INVALID_REQUEST');
  });
});
