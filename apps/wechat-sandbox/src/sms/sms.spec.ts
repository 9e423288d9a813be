import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { configuration, startSandbox, type StartedSandbox } from '../testing/start-sandbox.js';

describe('SMS webhook', () => {
  let started: StartedSandbox;
  beforeEach(async () => {
    started = await startSandbox();
  });
  afterEach(() => started.app.close());

  const send = (body: string, secret = configuration.smsSecret) =>
    started.app.inject({
      method: 'POST',
      url: '/sms',
      headers: { 'content-type': 'application/json', 'x-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
      payload: body,
    });

  it('keeps a signed message and finds it by the number however written', async () => {
    const answer = await send(JSON.stringify({ phone: '+86 138-0013-8000', text: '验证码 246810', code: '246810', purpose: 'login' }));
    expect(answer.json()).toEqual({ id: 1 });
    const kept = { id: 1, phone: '13800138000', text: '验证码 246810', code: '246810', purpose: 'login', receivedAt: '2026-03-02T01:00:00.000Z' };
    expect((await started.app.inject('/control/sms?phone=13800138000')).json()).toEqual([kept]);
    expect((await started.app.inject('/control/sms?phone=138%200013%208000')).json()).toEqual([kept]);
    expect((await started.app.inject('/control/sms?phone=13900139000')).json()).toEqual([]);
    expect((await started.app.inject('/control/sms')).json()).toEqual([kept]);
  });

  it('refuses a message signed with another secret, changed on the way, or not signed', async () => {
    const body = JSON.stringify({ phone: '13800138000', text: '你好' });
    expect((await send(body, 'another')).statusCode).toBe(401);
    const signature = createHmac('sha256', configuration.smsSecret).update(body).digest('hex');
    for (const header of [`sha256=${signature}`, signature, undefined]) {
      const headers = header ? { 'x-signature': header } : {};
      const changed = await started.app.inject({ method: 'POST', url: '/sms', headers, payload: `${body} ` });
      expect(changed.statusCode).toBe(401);
    }
    expect((await started.app.inject('/control/sms')).json()).toEqual([]);
  });

  it.each(['', 'no json', '[]', '{"phone":"1"}', '{"phone":1,"text":"x"}'])('refuses the signed body %j', async (body) => {
    expect((await send(body)).statusCode).toBe(422);
  });
});
