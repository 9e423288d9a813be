import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestPaymentParams } from '../contract.js';
import { openidOf } from '../openid.js';
import { newOrderNumber, orderBody } from '../testing/merchant.js';
import { startPayDesk, type PayDesk } from '../testing/pay-desk.js';
import { configuration, tenant } from '../testing/start-sandbox.js';
import { sign } from './signature.js';

let desk: PayDesk;
beforeAll(async () => {
  desk = await startPayDesk();
  await desk.app.inject({ method: 'POST', url: '/control/people', payload: { id: 'neighbour', name: '陈邻' } });
});
afterAll(() => desk.app.close());

function paramsFor(prepayId: string, overrides: Partial<RequestPaymentParams> = {}): RequestPaymentParams {
  const [appId, timeStamp, nonceStr, packageText] = [configuration.appId, '1772413200', newOrderNumber(), `prepay_id=${prepayId}`];
  return { appId, timeStamp, nonceStr, package: packageText, signType: 'RSA', paySign: sign([appId, timeStamp, nonceStr, packageText], desk.merchant.view.privateKey), ...overrides };
}
async function prepaid(): Promise<{ number: string; prepayId: string }> {
  const payload = orderBody(configuration.appId, openidOf(configuration.appId, tenant.id));
  const { body } = await desk.merchant.call('POST', '/v3/pay/transactions/jsapi', { payload });
  return { number: payload.out_trade_no, prepayId: String(body['prepay_id']) };
}
const open = (params: object, person = tenant.id) => desk.control('POST', 'sheets', { person, params });
const confirm = (id: string, password = '123456', method = 'balance') => desk.control('POST', `sheets/${id}/pay`, { password, method });
const stateOf = async (number: string) => (await desk.control('GET', `orders?outTradeNo=${number}`)).body[0].tradeState;

describe('the payment sheet', () => {
  it('shows what is paid, takes any password but one, and pays', async () => {
    const { number, prepayId } = await prepaid();
    const { body } = await open(paramsFor(prepayId));
    expect(body).toMatchObject({ merchant: '码上修演示商户', description: '上门维修：会议室空调', total: 12_800, outTradeNo: number, balance: 1_000_000 });
    expect((await confirm(body.id, '000000')).body.reason).toBe('wrong-password');
    expect(await stateOf(number)).toBe('NOTPAY');
    expect((await confirm(body.id, '918273')).body).toEqual({ paid: true });
    expect(await stateOf(number)).toBe('SUCCESS');
    expect((await confirm(body.id)).status).toBe(409);
    expect((await desk.control('GET', 'wallets')).body[0]).toEqual({ person: tenant.id, balance: 987_200 });
    expect((await desk.control('GET', 'messages')).body.at(-1)).toMatchObject({ person: tenant.id, kind: 'payment', total: 12_800, method: 'balance' });
  });

  it('is not opened for what is forged, another\'s, closed, paid or old', async () => {
    const { number, prepayId } = await prepaid();
    const refusal = async (params: object, person?: string) => (await open(params, person)).body.error;
    expect(await refusal(paramsFor(prepayId, { paySign: sign(['x'], desk.merchant.view.privateKey) }))).toBe('requestPayment:fail 支付验证签名失败');
    expect(await refusal(paramsFor(prepayId, { timeStamp: '1772413201' }))).toContain('签名失败');
    expect(await refusal(paramsFor(prepayId, { appId: 'wx-another' }))).toBe('requestPayment:fail no permission');
    expect(await refusal(paramsFor(prepayId, { signType: 'MD5' }))).toContain('signType');
    expect(await refusal(paramsFor('wx-unknown'))).toContain('无效');
    expect(await refusal(paramsFor(prepayId), 'neighbour')).toContain('不是同一个用户');
    expect((await open({ ...paramsFor(prepayId), timeStamp: 1_772_413_200 })).status).toBe(400);
    await desk.merchant.call('POST', `/v3/pay/transactions/out-trade-no/${number}/close`, { payload: { mchid: '1900000001' } });
    expect(await refusal(paramsFor(prepayId))).toContain('已关闭');
    const late = await prepaid();
    desk.advance(2 * 3_600_000);
    expect(await refusal(paramsFor(late.prepayId))).toContain('已过期');
  });

  it('is worthless once somebody else has paid, or the order is closed', async () => {
    const { number, prepayId } = await prepaid();
    const [one, other] = [await open(paramsFor(prepayId)), await open(paramsFor(prepayId))];
    expect((await confirm(one.body.id)).status).toBe(200);
    expect((await confirm(other.body.id)).body).toEqual({ error: '该订单已支付', reason: 'not-payable' });
    expect((await desk.control('GET', `orders?outTradeNo=${number}`)).body[0].payment.openid).toBe(openidOf(configuration.appId, tenant.id));
  });

  it('needs money: the balance may be too low, the card never is', async () => {
    await desk.control('PUT', `wallets/${tenant.id}`, { balance: 12_799 });
    const { body } = await open(paramsFor((await prepaid()).prepayId));
    expect((await confirm(body.id)).body.reason).toBe('not-enough');
    expect((await confirm(body.id, '123456', 'card')).status).toBe(200);
    expect((await desk.control('GET', 'wallets')).body[0].balance).toBe(12_799);
  });

  it('is opened by a scanned Native code, for anybody', async () => {
    const { payer: _payer, ...payload } = orderBody(configuration.appId, '');
    const { body: made } = await desk.merchant.call('POST', '/v3/pay/transactions/native', { payload });
    const { body } = await desk.control('POST', 'sheets', { person: 'neighbour', codeUrl: made['code_url'] });
    expect((await confirm(body.id)).status).toBe(200);
    expect((await desk.control('GET', `orders?outTradeNo=${payload.out_trade_no}`)).body[0].payment.person).toBe('neighbour');
    expect((await desk.control('POST', 'sheets', { person: 'neighbour', codeUrl: 'weixin://wxpay/bizpayurl?pr=unknown' })).body.error).toContain('二维码无效');
  });

  it('is one call for a page that is not on the phone', async () => {
    const { number, prepayId } = await prepaid();
    const ask = (more: object) => desk.control('POST', 'request-payment', { person: tenant.id, params: paramsFor(prepayId), ...more });
    expect((await ask({ decision: 'cancel' })).body).toEqual({ err_msg: 'get_brand_wcpay_request:cancel' });
    expect(await stateOf(number)).toBe('NOTPAY');
    expect((await ask({})).body).toEqual({ err_msg: 'get_brand_wcpay_request:ok' });
    expect((await ask({})).body.err_msg).toBe('get_brand_wcpay_request:fail');
    expect((await ask({ person: 'nobody' })).status).toBe(404);
  });
});
