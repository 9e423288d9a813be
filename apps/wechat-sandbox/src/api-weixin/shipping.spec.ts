import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrderView } from '../contract.js';
import { startPayDesk, type PayDesk } from '../testing/pay-desk.js';

let desk: PayDesk;
beforeAll(async () => {
  desk = await startPayDesk();
});
afterAll(() => desk.app.close());

async function ask(path: string, payload: object): Promise<Record<string, unknown>> {
  const url = `/wxa/sec/order/${path}?access_token=${await desk.accessToken()}`;
  return (await desk.app.inject({ method: 'POST', url, payload })).json();
}
const upload = async (order: OrderView, overrides: Record<string, unknown> = {}) =>
  (await ask('upload_shipping_info', {
    order_key: { order_number_type: 2, transaction_id: order.payment?.transactionId },
    logistics_type: 3,
    delivery_mode: 1,
    shipping_list: [{ item_desc: '上门维修：会议室空调' }],
    upload_time: '2026-03-02T09:30:00.000+08:00',
    payer: { openid: order.openid },
    ...overrides,
  }))['errcode'];
async function visible(): Promise<OrderView> {
  const order = await desk.paid();
  desk.advance(1_000);
  return order;
}

describe('shipping info', () => {
  it('says whether the mini-program must send it', async () => {
    const appid = desk.sandbox.configuration.appId;
    expect(await ask('is_trade_managed', { appid })).toMatchObject({ errcode: 0, is_trade_managed: true });
    expect(await ask('is_trade_management_confirmation_completed', { appid })).toMatchObject({ errcode: 0, completed: true });
    expect(await ask('is_trade_managed', { appid: 'wx-another' })).toMatchObject({ errcode: 40013 });
    await desk.control('PUT', 'settings', { tradeManaged: false });
    expect(await ask('is_trade_managed', { appid })).toMatchObject({ is_trade_managed: false });
  });

  it('is taken by either number, and once more with a later time', async () => {
    const order = await visible();
    expect(await upload(order)).toBe(0);
    const byNumber = { order_key: { order_number_type: 1, mchid: order.mchid, out_trade_no: order.outTradeNo } };
    expect(await upload(order, byNumber)).toBe(10060023);
    expect(await upload(order, { ...byNumber, upload_time: '2026-03-02T09:30:00.001+08:00' })).toBe(0);
    expect(await upload(order, { upload_time: '2026-03-02T09:31:00.000+08:00' })).toBe(10060003);
    expect((await desk.control('GET', 'shipping')).body).toMatchObject([{ outTradeNo: order.outTradeNo, uploads: [{ logisticsType: 3 }, {}] }]);
  });

  it('of a payment that is too new, unknown or not made is 10060001', async () => {
    const order = await desk.paid();
    expect(await upload(order)).toBe(10060001);
    desk.advance(1_000);
    expect(await upload(order)).toBe(0);
    expect(await upload(order, { order_key: { order_number_type: 2, transaction_id: '4200' } })).toBe(10060001);
    const unpaid = await desk.placed();
    expect(await upload(order, { order_key: { order_number_type: 1, mchid: order.mchid, out_trade_no: unpaid } })).toBe(10060001);
  });

  it.each([
    [{ shipping_list: { item_desc: '维修' } }, 47001],
    [{ shipping_list: [] }, 10060014],
    [{ shipping_list: Array.from({ length: 16 }, () => ({ item_desc: '维修' })) }, 10060014],
    [{ shipping_list: [{ item_desc: '长'.repeat(121) }] }, 10060014],
    [{ shipping_list: [{ item_desc: '维修', tracking_no: '1', express_company: 'SF' }] }, 10060014],
    [{ logistics_type: 1 }, 10060014],
    [{ logistics_type: 5 }, 10060005],
    [{ delivery_mode: 2 }, 10060006],
    [{ delivery_mode: 'UNIFIED_DELIVERY' }, 10060014],
    [{ upload_time: '2026-03-02T09:30:00+08:00' }, 10060014],
    [{ payer: { openid: 'o-of-another' } }, 10060031],
    [{ order_key: undefined }, 47001],
  ])('is refused with %j: %i', async (overrides, errcode) => {
    expect(await upload(await visible(), overrides)).toBe(errcode);
  });
});
