import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPayDesk, type PayDesk } from '../testing/pay-desk.js';
import { merchantClient } from '../testing/merchant.js';

const path = '/v3/pay/transactions/out-trade-no/nothing-here?mchid=1900000001';

let desk: PayDesk;
beforeAll(async () => {
  desk = await startPayDesk();
});
afterAll(() => desk.app.close());

describe('who calls', () => {
  it('is known by the signature over method, path, time, nonce and body', async () => {
    expect((await desk.merchant.call('GET', path)).body.code).toBe('ORDER_NOT_EXIST');
  });

  const now = () => Math.floor(desk.sandbox.now() / 1000);
  it.each([
    ['another path', () => ({ signed: { url: path.replace('nothing', 'something') } })],
    ['a path without its query string', () => ({ signed: { url: path.split('?')[0] } })],
    ['a clock five minutes behind', () => ({ signed: { timestamp: now() - 301 } })],
    ['a clock five minutes ahead', () => ({ signed: { timestamp: now() + 301 } })],
    ['no Authorization', () => ({ authorization: () => undefined })],
    ['another scheme', () => ({ authorization: (header: string) => header.replace('RSA2048', 'SM2') })],
    ['another serial number', () => ({ authorization: (header: string) => header.replace(/serial_no="[^"]+"/, `serial_no="${'0'.repeat(40)}"`) })],
    ['another merchant', () => ({ authorization: (header: string) => header.replace('1900000001', '1900000009') })],
    ['another nonce', () => ({ authorization: (header: string) => header.replace(/nonce_str="[^"]+"/, 'nonce_str="x"') })],
    ['a nonce of 33 characters', () => ({ authorization: (header: string) => header.replace(/nonce_str="[^"]+"/, `nonce_str="${'x'.repeat(33)}"`) })],
    ['another time', () => ({ authorization: (header: string) => header.replace(/timestamp="\d+"/, `timestamp="${now() - 1}"`) })],
    ['a part given twice', () => ({ authorization: (header: string) => `${header},nonce_str="y"` })],
    ['a signature that is none', () => ({ authorization: (header: string) => header.replace(/signature="[^"]+"/, 'signature="AAAA"') })],
  ])('is refused with %s: 401 SIGN_ERROR and a Request-ID', async (_what, options) => {
    const answer = await desk.merchant.call('GET', path, options());
    expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_ERROR']);
    expect(answer.headers['request-id']).toMatch(/^08[0-9A-F]+-\d{9}$/);
  });

  it('is refused when the body is not the one that was signed, to the byte', async () => {
    const text = '{"mchid":"1900000001"}';
    const url = '/v3/pay/transactions/out-trade-no/nothing-here/close';
    expect((await desk.merchant.call('POST', url, { text })).status).toBe(204);
    expect((await desk.merchant.call('POST', url, { text, signed: { text: '{"mchid": "1900000001"}' } })).status).toBe(401);
  });

  it('may be 299 seconds off', async () => {
    for (const off of [-299, 299]) expect((await desk.merchant.call('GET', path, { signed: { timestamp: now() + off } })).body.code).toBe('ORDER_NOT_EXIST');
  });
});

describe('what WeChat Pay proves itself with', () => {
  const certificates = (headers: Record<string, string>) => desk.merchant.call('GET', '/v3/certificates', { headers });

  it('is the key that the request names: public key or certificate', async () => {
    const { publicKeyId, platformCertificates } = desk.merchant.view;
    for (const serial of [publicKeyId, platformCertificates[0]?.serial ?? '']) {
      const answer = await certificates({ 'wechatpay-serial': serial });
      expect(answer.headers['wechatpay-serial']).toBe(serial);
      expect(desk.merchant.isGenuine(answer)).toBe(true);
    }
    expect(publicKeyId).toMatch(/^PUB_KEY_ID_TEST/);
  });

  it('refuses the name of a key that there is not, before anything happens', async () => {
    const answer = await certificates({ 'wechatpay-serial': 'PUB_KEY_ID_TEST_OLD' });
    expect([answer.status, answer.body.code]).toEqual([400, 'PARAM_ERROR']);
    expect(answer.body['detail']).toMatchObject({ field: 'Wechatpay-Serial', location: 'header' });
  });

  it('has no certificates for a merchant with the public key only, and no public key for one with certificates only', async () => {
    const change = async (proof: string) => merchantClient(desk.app, (await desk.control('PUT', 'merchants/1900000003', { proof })).body, desk.sandbox.now);
    const withKey = await change('public-key');
    expect((await withKey.call('GET', '/v3/certificates')).body.code).toBe('RESOURCE_NOT_EXISTS');
    const withCertificates = await change('certificate');
    expect((await withCertificates.call('GET', '/v3/certificates')).status).toBe(400);
    const answer = await withCertificates.call('GET', '/v3/certificates', { headers: { 'wechatpay-serial': withCertificates.view.platformCertificates[0]?.serial ?? '' } });
    expect(withCertificates.isGenuine(answer)).toBe(true);
  });
});

describe('rotation', () => {
  it('gives a new key of each kind; the old one is valid until it is retired', async () => {
    const mchid = '1900000004';
    const old = merchantClient(desk.app, (await desk.control('PUT', `merchants/${mchid}`, {})).body, desk.sandbox.now);
    const rotate = async (what: string, retireOld: boolean) =>
      merchantClient(desk.app, (await desk.control('POST', `merchants/${mchid}/rotate`, { what, retireOld })).body, desk.sandbox.now);
    const ask = async (client: typeof old) => (await client.call('GET', '/v3/certificates')).status;

    const next = await rotate('public-key', false);
    expect(next.view.publicKeyId).not.toBe(old.view.publicKeyId);
    expect([await ask(old), await ask(next)]).toEqual([200, 200]);
    const retired = await rotate('public-key', true);
    expect([await ask(old), await ask(next), await ask(retired)]).toEqual([400, 400, 200]);

    const certified = await rotate('merchant-certificate', true);
    expect([await ask(retired), await ask(certified)]).toEqual([401, 200]);

    const both = await rotate('platform-certificate', false);
    expect(both.view.platformCertificates).toHaveLength(2);
    expect(((await both.call('GET', '/v3/certificates')).body['data'] as unknown[])).toHaveLength(2);
  });
});
