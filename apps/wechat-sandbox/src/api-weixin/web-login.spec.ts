import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openidOf } from '../openid.js';
import { configuration, startSandbox, tenant, type StartedSandbox } from '../testing/start-sandbox.js';

let started: StartedSandbox;
beforeEach(async () => {
  started = await startSandbox();
});
afterEach(() => started.app.close());

const page = 'http://127.0.0.1:3002/?ticket=1#/pages/pay/index?id=8';
const authorize = (overrides: Record<string, string> = {}) =>
  started.app.inject({
    url: '/connect/oauth2/authorize',
    query: { appid: configuration.officialAppId, redirect_uri: page, response_type: 'code', scope: 'snsapi_base', state: 's 1', ...overrides },
  });
const exchange = async (code: string, overrides: Record<string, string> = {}) =>
  (await started.app.inject({
    url: '/sns/oauth2/access_token',
    query: { appid: configuration.officialAppId, secret: configuration.officialSecret, code, grant_type: 'authorization_code', ...overrides },
  })).json();
const codeOf = async (): Promise<string> => new URL(String((await authorize()).headers.location)).searchParams.get('code') ?? '';

describe("a page in WeChat's own browser", () => {
  it('comes back with a code and its state, and keeps its own address', async () => {
    const answer = await authorize();
    expect(answer.statusCode).toBe(302);
    const target = new URL(String(answer.headers.location));
    expect([target.searchParams.get('ticket'), target.searchParams.get('state'), target.hash]).toEqual(['1', 's 1', '#/pages/pay/index?id=8']);
    expect(await exchange(target.searchParams.get('code') ?? '')).toMatchObject({
      openid: openidOf(configuration.officialAppId, tenant.id),
      scope: 'snsapi_base',
      expires_in: 7_200,
      access_token: expect.any(String),
    });
  });

  it('learns another openid than the mini-program', () => {
    expect(openidOf(configuration.officialAppId, tenant.id)).not.toBe(openidOf(configuration.appId, tenant.id));
  });

  it('uses a code once: 40163, an invented or old one 40029', async () => {
    const code = await codeOf();
    expect((await exchange(code)).openid).toBeDefined();
    expect((await exchange(code)).errcode).toBe(40163);
    expect((await exchange('invented')).errcode).toBe(40029);
    const late = await codeOf();
    started.advance(300_000);
    expect((await exchange(late)).errcode).toBe(40029);
  });

  it.each([
    [{ appid: configuration.appId }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ grant_type: 'refresh_token' }, 40002],
    [{ code: '' }, 41008],
  ])('is refused the openid with %j: %i', async (overrides, errcode) => {
    expect((await exchange(await codeOf(), overrides)).errcode).toBe(errcode);
  });

  it('asks who is looking where there are several people, without trusting their names', async () => {
    await started.app.inject({ method: 'POST', url: '/control/people', payload: { id: 'other', name: '<b>乙' } });
    const answer = await authorize();
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('&#60;b&#62;乙');
    const link = /href="([^"]+)" data-person="other"/.exec(answer.body)?.[1]?.replaceAll('&#38;', '&') ?? '';
    const chosen = await started.app.inject(link);
    expect(new URL(String(chosen.headers.location)).searchParams.get('code')).toEqual(expect.any(String));
  });

  it.each([[{ appid: 'wx-another' }], [{ response_type: 'token' }], [{ scope: 'all' }], [{ redirect_uri: 'https://evil.example/' }], [{ redirect_uri: 'javascript:1' }], [{ state: 'x'.repeat(129) }]])(
    'is refused with %j',
    async (overrides) => {
      const answer = await authorize(overrides);
      expect([answer.statusCode, answer.headers.location]).toEqual([400, undefined]);
    },
  );
});
