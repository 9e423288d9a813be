import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askForToken, startSandbox, type StartedSandbox } from '../testing/start-sandbox.js';

describe('errors on demand', () => {
  let started: StartedSandbox;
  beforeEach(async () => {
    started = await startSandbox();
  });
  afterEach(() => started.app.close());

  const plan = (body: Record<string, unknown>) => started.app.inject({ method: 'POST', url: '/control/errors', payload: body });

  it('fails the next calls with the errcode, then answers again', async () => {
    await plan({ api: 'stable_token', errcode: -1, times: 2 });
    expect((await askForToken(started.app)).json().errcode).toBe(-1);
    expect((await askForToken(started.app)).json().errcode).toBe(-1);
    expect((await askForToken(started.app)).json().access_token).toBeDefined();
  });

  it('fails with an HTTP status and a page that is no JSON', async () => {
    await plan({ api: 'stable_token', httpStatus: 502 });
    const answer = await askForToken(started.app);
    expect(answer.statusCode).toBe(502);
    expect(answer.headers['content-type']).toContain('text/html');
  });

  it('keeps silent until the caller gives up', async () => {
    const address = await started.app.listen({ host: '127.0.0.1', port: 0 });
    await plan({ api: 'jscode2session', timeout: true });
    await expect(fetch(`${address}/sns/jscode2session`, { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/i);
    expect((await fetch(`${address}/sns/jscode2session`)).status).toBe(200);
  });

  it('does not spend a login code on a call that failed', async () => {
    const code = await started.loginCode();
    const { appId: appid, appSecret: secret } = started.sandbox.configuration;
    const exchange = () =>
      started.app.inject({ url: '/sns/jscode2session', query: { appid, secret, js_code: code, grant_type: 'authorization_code' } });
    await plan({ api: 'jscode2session', errcode: -1 });
    expect((await exchange()).json().errcode).toBe(-1);
    expect((await exchange()).json().openid).toBeDefined();
  });

  it('lists what is planned and takes it back', async () => {
    await plan({ api: 'getwxacodeunlimit', errcode: 45009, times: 3 });
    expect((await started.app.inject('/control/errors')).json()).toEqual([{ api: 'getwxacodeunlimit', errcode: 45009, times: 3 }]);
    await plan({ api: 'getwxacodeunlimit', errcode: 45009, times: 0 });
    expect((await started.app.inject('/control/errors')).json()).toEqual([]);
  });

  it.each([[{ api: 'unknown', errcode: 1 }], [{ api: 'stable_token' }], [{ api: 'stable_token', errcode: 1, timeout: true }], [{ api: 'pay-order', errcode: -1 }], [{ api: 'stable_token', answer: 'signtest' }]])(
    'refuses the plan %j',
    async (body) => {
      expect((await plan(body)).statusCode).toBe(400);
    },
  );
});
