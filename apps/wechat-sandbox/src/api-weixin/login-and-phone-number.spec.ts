import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { configuration, startSandbox, tenant, type StartedSandbox } from '../testing/start-sandbox.js';

const minute = 60_000;
const neighbour = { ...tenant, id: 'neighbour', phone: '13900139000' };

let started: StartedSandbox;
beforeEach(async () => {
  started = await startSandbox();
  await started.app.inject({ method: 'POST', url: '/control/people', payload: neighbour });
});
afterEach(() => started.app.close());

const account = { appid: configuration.appId, secret: configuration.appSecret, grant_type: 'authorization_code' };

async function exchange(query: Record<string, string>) {
  return (await started.app.inject({ url: '/sns/jscode2session', query: { ...account, ...query } })).json();
}

describe('jscode2session', () => {
  it('gives the same openid of 28 characters for the same person, and a new session key each time', async () => {
    const first = await exchange({ js_code: await started.loginCode() });
    const second = await exchange({ js_code: await started.loginCode() });
    expect(first).toEqual({ openid: expect.stringMatching(/^o[A-Za-z0-9_-]{27}$/), session_key: expect.any(String) });
    expect(second.openid).toBe(first.openid);
    expect(second.session_key).not.toBe(first.session_key);
    expect(Buffer.from(first.session_key, 'base64')).toHaveLength(16);
    expect((await exchange({ js_code: await started.loginCode('neighbour') })).openid).not.toBe(first.openid);
  });

  it('takes a code once', async () => {
    const code = await started.loginCode();
    expect((await exchange({ js_code: code })).openid).toBeDefined();
    expect((await exchange({ js_code: code })).errcode).toBe(40029);
  });

  it('takes no code after five minutes', async () => {
    const code = await started.loginCode();
    started.advance(5 * minute);
    expect((await exchange({ js_code: code })).errcode).toBe(40029);
  });

  it.each([
    [{ appid: 'wx-another' }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ appid: '' }, 41002],
    [{ secret: '' }, 41004],
    [{ js_code: '' }, 41008],
    [{ js_code: 'invented' }, 40029],
    [{ grant_type: 'client_credential' }, 40002],
  ])('refuses %j with %i', async (query, errcode) => {
    expect((await exchange({ js_code: 'invented', ...query })).errcode).toBe(errcode);
  });

  it('slows down a person who logs in more than 100 times a minute', async () => {
    for (let time = 1; time <= 100; time += 1) expect((await exchange({ js_code: await started.loginCode() })).errcode).toBeUndefined();
    expect((await exchange({ js_code: await started.loginCode() })).errcode).toBe(45011);
    expect((await exchange({ js_code: await started.loginCode('neighbour') })).errcode).toBeUndefined();
    started.advance(minute);
    expect((await exchange({ js_code: await started.loginCode() })).errcode).toBeUndefined();
  });

  it('wants GET', async () => {
    expect((await started.app.inject({ method: 'POST', url: '/sns/jscode2session' })).json().errcode).toBe(43001);
  });
});

describe('getuserphonenumber', () => {
  async function read(body: Record<string, unknown>, token?: string) {
    const accessToken = token ?? (await started.accessToken());
    return (await started.app.inject({ method: 'POST', url: '/wxa/business/getuserphonenumber', query: { access_token: accessToken }, payload: body })).json();
  }
  const openidOf = async (person: string): Promise<string> => (await exchange({ js_code: await started.loginCode(person) })).openid;

  it('gives the number with the watermark of this mini-program', async () => {
    const answer = await read({ code: await started.phoneCode(), openid: await openidOf('tenant') });
    expect(answer).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800138000',
        purePhoneNumber: '13800138000',
        countryCode: '86',
        watermark: { timestamp: Date.parse('2026-03-02T01:00:00Z') / 1000, appid: configuration.appId },
      },
    });
  });

  it('takes a code once and for five minutes', async () => {
    const code = await started.phoneCode();
    expect((await read({ code })).errcode).toBe(0);
    expect((await read({ code })).errcode).toBe(40029);
    const late = await started.phoneCode();
    started.advance(5 * minute);
    expect((await read({ code: late })).errcode).toBe(40029);
  });

  it('refuses a code that belongs to another openid, and a login code', async () => {
    expect((await read({ code: await started.phoneCode(), openid: await openidOf('neighbour') })).errcode).toBe(40029);
    expect((await read({ code: await started.loginCode() })).errcode).toBe(40029);
  });

  it('wants a token that is known', async () => {
    expect((await read({ code: 'x' }, '')).errcode).toBe(41001);
    expect((await read({ code: 'x' }, 'invented')).errcode).toBe(40001);
  });

  it('makes no code for a person who refuses or has no number', async () => {
    const { app } = started;
    await app.inject({ method: 'PUT', url: '/control/people', payload: [{ ...tenant, refusesPhone: true }, { id: 'none', name: '无号' }] });
    for (const person of ['tenant', 'none']) {
      const answer = await app.inject({ method: 'POST', url: '/control/phone-code', payload: { person } });
      expect(answer.statusCode).toBe(409);
      expect(answer.json().error).toContain('fail user deny');
    }
  });
});
