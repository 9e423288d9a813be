import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configuration, tenant } from '../testing/start-sandbox.js';
import { openidOf } from '../openid.js';
import { orderBody } from '../testing/merchant.js';
import { startPayDesk, type PayDesk } from '../testing/pay-desk.js';

let desk: PayDesk;
let address: string;
beforeAll(async () => {
  desk = await startPayDesk();
  address = await desk.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => desk.app.close());

const plan = (payload: object) => desk.app.inject({ method: 'POST', url: '/control/errors', payload });
const body = () => orderBody(configuration.appId, openidOf(configuration.appId, tenant.id));
const place = (payload: unknown) => desk.merchant.call('POST', '/v3/pay/transactions/jsapi', { payload });
const isThere = async (number: string) => (await desk.control('GET', `orders?outTradeNo=${number}`)).body.length === 1;

describe('WeChat Pay fails on demand', () => {
  it.each([
    [429, 'FREQUENCY_LIMITED'],
    [500, 'SYSTEM_ERROR'],
    [403, 'RULE_LIMIT'],
  ])('with %i %s, before anything happened', async (httpStatus, code) => {
    await plan({ api: 'pay-order', httpStatus, code });
    const wanted = body();
    const answer = await place(wanted);
    expect([answer.status, answer.body.code]).toEqual([httpStatus, code]);
    expect(await isThere(wanted.out_trade_no)).toBe(false);
    expect((await place(wanted)).status).toBe(200);
  });

  it('after everything happened, so that only the answer is lost', async () => {
    for (const fault of [{ httpStatus: 500, code: 'SYSTEM_ERROR' }, { httpStatus: 502 }]) {
      await plan({ api: 'pay-order', ...fault, after: true });
      const wanted = body();
      expect((await place(wanted)).status).toBe(fault.httpStatus);
      expect(await isThere(wanted.out_trade_no)).toBe(true);
    }
  });

  it('with silence or a broken connection', async () => {
    await plan({ api: 'pay-query', timeout: true });
    await expect(fetch(`${address}/v3/pay/transactions/id/1`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/i);
    await plan({ api: 'pay-query', reset: true });
    await expect(fetch(`${address}/v3/pay/transactions/id/1`)).rejects.toThrow();
    expect((await fetch(`${address}/v3/pay/transactions/id/1`)).status).toBe(401);
  });

  it.each(['signtest', 'forged-signature', 'wrong-serial', 'unsigned', 'reserialised'])('with an answer that is %s', async (answer) => {
    await plan({ api: 'pay-order', answer });
    const wanted = body();
    const got = await place(wanted);
    expect(got.status).toBe(200);
    expect(desk.merchant.isGenuine(got)).toBe(false);
    expect(desk.merchant.isGenuine(await place(wanted))).toBe(true);
  });

  it('with every third answer a signature test', async () => {
    await desk.control('PUT', 'settings', { signtestEvery: 3 });
    const wanted = body();
    const genuine: boolean[] = [];
    for (let time = 0; time < 6; time += 1) genuine.push(desk.merchant.isGenuine(await place(wanted)));
    expect(genuine.filter((is) => !is)).toHaveLength(2);
  });
});
