import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixtureProblem } from '../../test/fixtures/answers';
import { makeLogin, makeTicketDetail } from '../../test/fixtures/data';
import { answerFetch } from '../../test/fetch';
import { createFormat } from '../components/format';
import { languages } from '../i18n';
import { call, fileNameOf } from './call';
import { ApiProblem } from './problem';
import { session } from './session';
import { wordProblem } from './word-problem';

const zh = languages['zh-CN'];
const format = createFormat('zh-CN', 'Asia/Shanghai', zh);

describe('call', () => {
  beforeEach(() => session.accept(makeLogin()));

  it('fills the path, the query and the token', async () => {
    const seen = answerFetch();
    await call('GET /tickets', { query: { state: 'open', search: '空调 1', cursor: undefined } });
    expect(seen.requests[0]?.path).toBe('/tickets');
    expect(Object.fromEntries(seen.requests[0]?.search ?? [])).toEqual({ state: 'open', search: '空调 1' });
    expect(seen.requests[0]?.headers['authorization']).toBe('Bearer access');
  });

  it('sends no token to public routes', async () => {
    const seen = answerFetch();
    await call('POST /auth/password', { body: { username: 'a', password: 'b' } });
    expect(seen.requests[0]?.headers['authorization']).toBeUndefined();
  });

  it('gives routes that make something an idempotency key, and no others', async () => {
    const seen = answerFetch();
    await call('POST /tickets/:id/comments', { params: { id: 1100 }, body: { text: 'x' } });
    await call('POST /tickets/:id/triage', { params: { id: 1100 }, body: { priority: 'high' } });
    expect(seen.requests[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen.requests[1]?.headers['idempotency-key']).toBeUndefined();
  });

  it('repeats such a route with the same key when no answer came', async () => {
    const keys: (string | undefined)[] = [];
    globalThis.fetch = ((_url: string, init: RequestInit) => {
      keys.push((init.headers as Record<string, string>)['idempotency-key']);
      return keys.length === 1 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response(JSON.stringify(makeTicketDetail())));
    }) as typeof fetch;
    await call('POST /tickets/:id/comments', { params: { id: 1 }, body: { text: 'x' }, idempotencyKey: 'key-of-this-intent' });
    expect(keys).toEqual(['key-of-this-intent', 'key-of-this-intent']);
  });

  it('does not repeat what may happen twice', async () => {
    let calls = 0;
    globalThis.fetch = (() => {
      calls += 1;
      return Promise.reject(new TypeError('Failed to fetch'));
    }) as typeof fetch;
    await expect(call('POST /tickets/:id/triage', { params: { id: 1 }, body: { priority: 'high' } })).rejects.toMatchObject({ code: 'network' });
    expect(calls).toBe(1);
  });

  it('renews an expired token once and goes on', async () => {
    localStorage.setItem('scanfix.refresh-token', 'refresh');
    const seen = answerFetch({
      'POST /auth/refresh': () => makeLogin({ accessToken: 'renewed' }),
      'GET /tickets/counts': ({ headers }) => (headers['authorization'] === 'Bearer renewed' ? ({} as never) : new FixtureProblem('token-expired')),
    });
    await call('GET /tickets/counts');
    expect(seen.requests.map(({ path }) => path)).toEqual(['/tickets/counts', '/auth/refresh', '/tickets/counts']);
  });

  it('makes a problem of a refusal, with its fields', async () => {
    answerFetch({ 'POST /assets': () => new FixtureProblem('validation-failed', { errors: [{ field: 'name', code: 'required' }] }) });
    const refused = call('POST /assets', { body: { name: '', categoryId: 1 } });
    await expect(refused).rejects.toMatchObject({ code: 'validation-failed', status: 400, fieldErrors: [{ field: 'name', code: 'required' }] });
  });

  it('makes a problem of what is no problem document', async () => {
    globalThis.fetch = (() => Promise.resolve(new Response('<html>502 Bad Gateway', { status: 502 }))) as typeof fetch;
    await expect(call('GET /tickets/counts')).rejects.toMatchObject({ code: 'unreadable', status: 502 });
  });

  it('reads the file name that a person would read', () => {
    expect(fileNameOf("attachment; filename=\"a.pdf\"; filename*=UTF-8''%E6%8A%A5%E4%BF%AE%E7%A0%81.pdf")).toBe('报修码.pdf');
    expect(fileNameOf('attachment; filename="a.csv"')).toBe('a.csv');
    expect(fileNameOf(null)).toBe('download');
  });
});

describe('the words of a problem', () => {
  const problem = (code: ApiProblem['code'], context?: Record<string, string | number>) =>
    new ApiProblem(code, 400, { type: '', title: '', status: 400, code: code as 'conflict', requestId: 'r', ...(context ? { context } : {}) });

  it('say until when an account is locked, in the organization’s time', () => {
    expect(wordProblem(problem('account-locked', { lockedUntil: '2026-01-02T04:05:00.000Z' }), zh, { clockTime: (at) => format.clockTime(at, Date.parse('2026-01-02T04:00:00Z')) })).toContain('12:05');
  });

  it('say how long to wait and which ticket is open', () => {
    expect(wordProblem(problem('rate-limited', { retryAfterSeconds: 8 }), zh, format)).toContain('8 秒');
    expect(wordProblem(problem('ticket-already-open', { ticketNumber: '10002347' }), zh, format)).toContain('1000 2347');
  });

  it('fall back to plain words', () => {
    expect(wordProblem(problem('account-locked'), zh, format)).toBe(zh.problems['account-locked']);
    expect(wordProblem(new Error('boom'), zh, format)).toBe(zh.problems['internal-error']);
  });
});
