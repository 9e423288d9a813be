import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askForToken, startSandbox, type StartedSandbox } from '../testing/start-sandbox.js';

const minute = 60_000;

describe('stable_token', () => {
  let started: StartedSandbox;
  beforeEach(async () => {
    started = await startSandbox();
  });
  afterEach(() => started.app.close());

  const ask = (overrides?: Record<string, unknown>) => askForToken(started.app, overrides);
  const use = async (token: string) =>
    (await started.app.inject({ method: 'POST', url: `/wxa/business/getuserphonenumber?access_token=${token}`, payload: { code: 'x' } })).json().errcode;

  it('gives the same token until five minutes before its end', async () => {
    const first = (await ask()).json();
    expect(first.access_token).toHaveLength(512);
    expect(first.expires_in).toBe(7200);
    started.advance(114 * minute);
    expect((await ask()).json()).toEqual({ access_token: first.access_token, expires_in: 360 });
    started.advance(minute);
    const second = (await ask()).json();
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.expires_in).toBe(7200);
  });

  it('lets the old token live to its end when it was renewed in time', async () => {
    const first = await started.accessToken();
    started.advance(116 * minute);
    await started.accessToken();
    expect(await use(first)).toBe(40029);
    started.advance(4 * minute);
    expect(await use(first)).toBe(42001);
  });

  it('ends the old token at once when it is forced', async () => {
    const first = await started.accessToken();
    const second = (await ask({ force_refresh: true })).json().access_token;
    expect(second).not.toBe(first);
    expect(await use(first)).toBe(40001);
    expect(await use(second)).toBe(40029);
  });

  it('is forced 30 seconds apart and 20 times a day at most', async () => {
    expect((await ask({ force_refresh: true })).json().errcode).toBeUndefined();
    started.advance(29_000);
    expect((await ask({ force_refresh: true })).json().errcode).toBe(45011);
    for (let time = 2; time <= 20; time += 1) {
      started.advance(minute);
      expect((await ask({ force_refresh: true })).json().errcode).toBeUndefined();
    }
    started.advance(minute);
    expect((await ask({ force_refresh: true })).json().errcode).toBe(45009);
  });

  it.each([
    [{ grant_type: 'password' }, 40002],
    [{ appid: undefined }, 41002],
    [{ secret: undefined }, 41004],
    [{ appid: 'wx-another' }, 40013],
    [{ secret: 'wrong' }, 40125],
  ])('refuses %j with %i and HTTP 200', async (overrides, errcode) => {
    const answer = await ask(overrides);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ errcode, errmsg: expect.stringMatching(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/) });
  });

  it('wants POST and JSON, and knows no other address', async () => {
    expect((await started.app.inject('/cgi-bin/stable_token')).json().errcode).toBe(43002);
    expect((await started.app.inject({ method: 'POST', url: '/cgi-bin/stable_token', payload: 'appid=1' })).json().errcode).toBe(47001);
    expect((await started.app.inject('/cgi-bin/nothing')).json().errcode).toBe(40066);
  });

  it('reads JSON whatever the Content-Type says', async () => {
    const { app, sandbox } = started;
    const { appId: appid, appSecret: secret } = sandbox.configuration;
    const answer = await app.inject({
      method: 'POST',
      url: '/cgi-bin/stable_token',
      headers: { 'content-type': 'text/plain' },
      payload: JSON.stringify({ grant_type: 'client_credential', appid, secret }),
    });
    expect(answer.json().expires_in).toBe(7200);
  });
});
