import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { startApi, type RunningApi } from './support/api.js';
import { WechatAccessToken } from '../src/platform/wechat/wechat-access-token.js';
import { WechatApi } from '../src/platform/wechat/wechat-api.js';
import { WechatError, type WechatFailure } from '../src/platform/wechat/wechat-error.js';
import { WechatTokenRow } from '../src/platform/wechat/wechat-token.entity.js';

/** api.weixin.qq.com as the reference describes it, with answers to prepare. */
interface Answer { status?: number; json?: object; image?: Buffer; cut?: boolean }
interface Seen { path: string; query: Record<string, string>; body: Record<string, unknown> | null }

let weixin: FastifyInstance;
let api: RunningApi;
let second: RunningApi;
let seen: Seen[] = [];
let prepared: Record<string, Answer[]> = {};
let tokens = 0;

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const tokenPath = '/cgi-bin/stable_token';
const loginPath = '/sns/jscode2session';
const phonePath = '/wxa/business/getuserphonenumber';
const webPath = '/sns/oauth2/access_token';
const codePath = '/wxa/getwxacodeunlimit';

function usualAnswer(path: string): Answer {
  if (path === tokenPath) return { json: { access_token: `token-${tokens += 1}`, expires_in: 7200 } };
  if (path === loginPath) return { json: { openid: 'o-1', session_key: 'never kept', unionid: 'u-1' } };
  if (path === phonePath) return { json: { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: '13812345678', purePhoneNumber: '13812345678', countryCode: '86', watermark: { timestamp: 1, appid: 'wxtest' } } } };
  return { image: png };
}

beforeAll(async () => {
  weixin = fastify();
  weixin.all('/*', async (request, reply) => {
    const path = new URL(request.url, 'http://weixin').pathname;
    seen.push({ path, query: request.query as Record<string, string>, body: request.body as Record<string, unknown> | null });
    const { status = 200, json, image, cut } = prepared[path]?.shift() ?? usualAnswer(path);
    if (cut) return reply.raw.destroy();
    return image ? reply.type('image/png').send(image) : reply.status(status).send(json);
  });
  const url = await weixin.listen({ port: 0, host: '127.0.0.1' });
  api = await startApi({ WECHAT_API_URL: url, WECHAT_OA_APPID: 'wxaccount', WECHAT_OA_SECRET: 'account-secret' });
  second = await startApi({ WECHAT_API_URL: url });
});
afterAll(async () => {
  await Promise.all([api.close(), second.close()]);
  await weixin.close();
});
beforeEach(async () => {
  seen = [];
  prepared = {};
  await api.database.getRepository(WechatTokenRow).clear();
});

const wechat = () => api.app.get(WechatApi);
const times = (path: string) => seen.filter((call) => call.path === path).length;
const fault = (errcode: number): Answer => ({ json: { errcode, errmsg: `refused, rid: ${createHash('md5').update(String(errcode)).digest('hex').slice(0, 8)}` } });

async function failureOfCall(call: Promise<unknown>): Promise<WechatFailure> {
  const error: unknown = await call.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof WechatError)) throw new Error(`expected a WechatError, got ${String(error)}`);
  return error.failure;
}

it('learns who logged in and drops the session key', async () => {
  expect(await wechat().code2Session('the-code')).toEqual({ openid: 'o-1', unionid: 'u-1' });
  expect(seen).toMatchObject([{ path: loginPath, query: { appid: 'wxtest', secret: 'test-secret', js_code: 'the-code', grant_type: 'authorization_code' } }]);
});

it('sends a login code again only where no answer arrived', async () => {
  prepared[loginPath] = [{ cut: true }];
  expect(await wechat().code2Session('the-code')).toMatchObject({ openid: 'o-1' });
  expect(times(loginPath)).toBe(2);

  prepared[loginPath] = [fault(-1)];
  expect(await failureOfCall(wechat().code2Session('the-code'))).toBe('busy');
  expect(times(loginPath)).toBe(3);
});

it.each<[number, WechatFailure]>([
  [40029, 'code-invalid'], [40226, 'login-refused'], [45011, 'too-frequent'], [40013, 'misconfigured'], [40125, 'misconfigured'], [12345, 'unknown'],
])('understands errcode %i of a login as %s', async (errcode, failure) => {
  prepared[loginPath] = [fault(errcode)];
  expect(await failureOfCall(wechat().code2Session('the-code'))).toBe(failure);
  expect(times(loginPath)).toBe(1);
});

it('takes an answer without an openid for none', async () => {
  prepared[loginPath] = [{ json: { session_key: 'x' } }];
  expect(await failureOfCall(wechat().code2Session('the-code'))).toBe('unknown');
  prepared[loginPath] = [{ status: 502, json: {} }, { status: 502, json: {} }];
  expect(await failureOfCall(wechat().code2Session('the-code'))).toBe('no-answer');
});

it('fetches one access token for all processes, also when many ask at once', async () => {
  const asked = [api, second].flatMap(({ app }) => Array.from({ length: 8 }, () => app.get(WechatAccessToken).current()));
  expect(new Set(await Promise.all(asked)).size).toBe(1);
  expect(seen).toMatchObject([{ path: tokenPath, body: { grant_type: 'client_credential', appid: 'wxtest', secret: 'test-secret', force_refresh: false } }]);
});

it('renews the access token five minutes before its end, and uses the old one while another process does', async () => {
  const rows = api.database.getRepository(WechatTokenRow);
  await rows.insert({ appid: 'wxtest', token: 'old', expiresAt: new Date(Date.now() + 299_000), fetchingUntil: new Date(Date.now() + 60_000) });
  expect(await api.app.get(WechatAccessToken).current()).toBe('old');
  expect(times(tokenPath)).toBe(0);
  await rows.update({ appid: 'wxtest' }, { fetchingUntil: new Date(Date.now() - 1000) });
  expect(await api.app.get(WechatAccessToken).current()).not.toBe('old');
  expect(times(tokenPath)).toBe(1);
});

it('repeats the fetching of an access token while WeChat is busy, at most three times', async () => {
  prepared[tokenPath] = [fault(-1), fault(-1), fault(-1)];
  expect(await api.app.get(WechatAccessToken).current()).toMatch(/^token-/);
  expect(times(tokenPath)).toBe(4);
});

it('gives up at once where the account is wrong, and lets the next caller try', async () => {
  prepared[tokenPath] = [fault(40164)];
  expect(await failureOfCall(api.app.get(WechatAccessToken).current())).toBe('misconfigured');
  expect(await api.app.get(WechatAccessToken).current()).toMatch(/^token-/);
});

it('asks for the phone number with the openid and checks whose app it was', async () => {
  expect(await wechat().getPhoneNumber('phone-code', 'o-1')).toBe('13812345678');
  expect(seen.at(-1)).toMatchObject({ path: phonePath, body: { code: 'phone-code', openid: 'o-1' } });
  prepared[phonePath] = [{ json: { phone_info: { purePhoneNumber: '13812345678', countryCode: '86', watermark: { appid: 'wxother' } } } }];
  expect(await failureOfCall(wechat().getPhoneNumber('phone-code', 'o-1'))).toBe('foreign-app');
});

it('keeps the country of a number from elsewhere', async () => {
  prepared[phonePath] = [{ json: { phone_info: { purePhoneNumber: '91234567', countryCode: '852', watermark: { appid: 'wxtest' } } } }];
  expect(await wechat().getPhoneNumber('phone-code', 'o-1')).toBe('+85291234567');
});

it.each([40001, 40014, 42001])('fetches a token once more after errcode %i and repeats the call', async (errcode) => {
  prepared[phonePath] = [fault(errcode)];
  expect(await wechat().getPhoneNumber('phone-code', 'o-1')).toBe('13812345678');
  const [first, again] = seen.filter(({ path }) => path === phonePath).map(({ query }) => query['access_token']);
  expect(again).not.toBe(first);

  prepared[phonePath] = [fault(errcode), fault(errcode)];
  expect(await failureOfCall(wechat().getPhoneNumber('phone-code', 'o-1'))).toBe('token-refused');
});

it('tells an image from a refusal by its content', async () => {
  expect(await wechat().getwxacodeunlimit({ scene: 's=1', page: 'pages/scan/index' })).toEqual({ image: png, contentType: 'image/png' });
  expect(seen.at(-1)?.body).toEqual({ scene: 's=1', page: 'pages/scan/index', check_path: true, env_version: 'release' });
  prepared[codePath] = [fault(41030)];
  expect(await failureOfCall(wechat().getwxacodeunlimit({ scene: 's=1', page: 'nowhere' }))).toBe('page-unknown');
  prepared[codePath] = [{ image: Buffer.from('{"errcode":40169,"errmsg":"scene"}') }];
  expect(await failureOfCall(wechat().getwxacodeunlimit({ scene: 's=1', page: 'nowhere' }))).toBe('scene-invalid');
});

it('learns who opened a page of the Official Account, by its own secret', async () => {
  prepared[webPath] = [{ json: { access_token: 'never kept', expires_in: 7200, openid: 'o-web', scope: 'snsapi_base' } }];
  expect(await wechat().officialAccountOpenid('web-code')).toBe('o-web');
  expect(seen).toMatchObject([{ path: webPath, query: { appid: 'wxaccount', secret: 'account-secret', code: 'web-code', grant_type: 'authorization_code' } }]);
  prepared[webPath] = [fault(40163)];
  expect(await failureOfCall(wechat().officialAccountOpenid('web-code'))).toBe('code-invalid');
  expect(await failureOfCall(second.app.get(WechatApi).officialAccountOpenid('web-code'))).toBe('misconfigured');
});

it('asks whether money is held back until the work is told', async () => {
  prepared['/wxa/sec/order/is_trade_managed'] = [{ json: { errcode: 0, is_trade_managed: true } }, fault(48001), { json: { errcode: 0 } }];
  expect(await wechat().isTradeManaged()).toBe(true);
  expect(seen.at(-1)?.body).toEqual({ appid: 'wxtest' });
  expect(await failureOfCall(wechat().isTradeManaged())).toBe('not-permitted');
  expect(await failureOfCall(wechat().isTradeManaged())).toBe('unknown');
  prepared['/wxa/sec/order/is_trade_management_confirmation_completed'] = [{ json: { errcode: 0, completed: false } }];
  expect(await wechat().isTradeManagementConfirmationCompleted()).toBe(false);
});

it('tells what was done for a payment, and hears when WeChat does not know of it yet', async () => {
  const path = '/wxa/sec/order/upload_shipping_info';
  prepared[path] = [fault(10060001), { json: { errcode: 0, errmsg: 'ok' } }, { json: { errcode: 0, errmsg: 'ok' } }];
  const info = { description: '空调上门维修', openid: 'o-1', uploadedAt: new Date('2026-11-22T07:00:00.123Z') };
  const byNumber = { ...info, order: { mchid: '1900000109', outTradeNo: 'ORDER-1' } };
  expect(await failureOfCall(wechat().uploadShippingInfo(byNumber))).toBe('order-unknown');
  await wechat().uploadShippingInfo(byNumber);
  expect(seen.at(-1)?.body).toEqual({
    order_key: { order_number_type: 1, mchid: '1900000109', out_trade_no: 'ORDER-1' }, logistics_type: 3, delivery_mode: 1, shipping_list: [{ item_desc: '空调上门维修' }],
    upload_time: '2026-11-22T15:00:00.123+08:00', payer: { openid: 'o-1' },
  });
  await wechat().uploadShippingInfo({ ...info, order: { transactionId: '42000001' } });
  expect(seen.at(-1)?.body).toMatchObject({ order_key: { order_number_type: 2, transaction_id: '42000001' } });
});
