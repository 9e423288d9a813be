import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization, createPerson } from './support/people.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi({ LOG_LEVEL: 'error', CORS_ORIGINS: 'https://desk.example.com, https://other.example.com', METRICS_TOKEN: 'a-token-for-the-test' }); });
afterAll(() => api.close());

describe('every answer', () => {
  it('carries the id of its request, the client\'s where it gave one', async () => {
    const answer = await api.http.get('/health/live').expect(200);
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    await api.http.get('/health/live').set('x-request-id', 'client-chose-1').expect('x-request-id', 'client-chose-1');
    const refused = await api.http.get('/api/v1/nowhere').set('x-request-id', 'bad id\twith spaces').expect(404);
    expect(refused.headers['x-request-id']).toBe((refused.body as { requestId: string }).requestId);
  });

  it('forbids to sniff, frame, run or cache it', async () => {
    const { headers } = await api.http.get('/api/v1/nowhere').expect(404);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none';frame-ancestors 'none'", 'cache-control': 'no-store', 'referrer-policy': 'no-referrer',
    });
    expect(headers['strict-transport-security']).toContain('max-age=');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('may be read by the listed origins only', async () => {
    const answer = await api.http.options('/api/v1/me').set({ origin: 'https://desk.example.com', 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' });
    expect(answer.headers['access-control-allow-origin']).toBe('https://desk.example.com');
    const other = await api.http.options('/api/v1/me').set({ origin: 'https://evil.example.com', 'access-control-request-method': 'GET' });
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a request that no route takes', () => {
  const codeOf = async (answer: Promise<{ status: number; headers: Record<string, string>; body: unknown }>) => {
    const { status, headers, body } = await answer;
    expect(headers['content-type']).toContain('application/problem+json');
    return `${status} ${(body as { code: string }).code}`;
  };

  it('is 404 for an unknown path and 405 for an unknown method', async () => {
    expect(await codeOf(api.http.get('/nowhere'))).toBe('404 not-found');
    expect(await codeOf(api.http.post('/api/v1/organization').send({}))).toBe('405 method-not-allowed');
    await api.http.delete('/api/v1/tickets/7').expect(405).expect('allow', /GET/);
  });

  it('is 415 when its body is not JSON, 400 when the JSON is broken, 413 when it is too large', async () => {
    const { authorization } = await createPerson(api, (await createOrganization(api)).id, ['admin']);
    const patch = () => api.http.patch('/api/v1/organization').set({ authorization });
    expect(await codeOf(patch().set('content-type', 'application/x-www-form-urlencoded').send('name=x'))).toBe('415 unsupported-media-type');
    expect(await codeOf(patch().set('content-type', 'text/plain').send('x'))).toBe('415 unsupported-media-type');
    expect(await codeOf(patch().set('content-type', 'application/json').send('{"name":'))).toBe('400 malformed-request');
    expect(await codeOf(patch().set('content-type', 'application/json').send('{"__proto__": {"name": "x"}}'))).toBe('400 malformed-request');
    expect(await codeOf(patch().send({ name: 'x'.repeat(1_100_000) }))).toBe('413 payload-too-large');
  });

  it('is 400 when its path cannot be decoded', async () => {
    expect(await codeOf(api.http.get('/api/v1/scan/%E0%A4%A'))).toBe('400 malformed-request');
  });
});

describe('the documentation', () => {
  it('is a valid OpenAPI 3.1 document of every route', async () => {
    const { body } = await api.http.get('/api/openapi.json').expect(200);
    const document = body as { openapi: string; paths: Record<string, object> };
    expect(document.openapi).toBe('3.1.0');
    const result = await new Validator().validate(body as Record<string, unknown>);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/v1/organization', '/api/v1/attachments', '/health/ready', '/r/{value}']));
  });

  it('says what is validated', async () => {
    const { body } = await api.http.get('/api/openapi.json').expect(200);
    const document = body as { paths: Record<string, Record<string, { parameters: object[]; security?: object[]; responses: object }>>; components: { schemas: Record<string, object> } };
    const outbox = document.paths['/api/v1/operations/outbox']?.['get'];
    expect(outbox?.parameters).toEqual(expect.arrayContaining([
      { name: 'limit', in: 'query', required: false, description: '1 to 100, default 20.', schema: { type: 'integer', minimum: 1, maximum: 100 } },
      { name: 'status', in: 'query', required: false, schema: { type: 'string', enum: ['pending', 'done', 'dead'] } },
    ]));
    expect(outbox?.security).toEqual([{ bearer: [] }]);
    expect(outbox?.responses).toMatchObject({ default: { $ref: '#/components/responses/Problem' } });
  });

  it('has a page to try it out, whose scripts the policy allows', async () => {
    const page = await api.http.get('/api/docs').redirects(1).expect(200).expect('content-type', /html/);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.text).not.toMatch(/<script(?![^>]*src=)[^>]*>[^<]/);
    const scripts = [...page.text.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src]) => new URL(src ?? '', `${api.url}/api/docs/`).pathname);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) await api.http.get(script).expect(200);
  });
});

describe('monitoring', () => {
  it('hears that the process lives and is ready', async () => {
    await api.http.get('/health/live').expect(200, { status: 'live' });
    await api.http.get('/health/ready').expect(200, { status: 'ready' });
  });

  it('reads figures with its token, by route pattern', async () => {
    await api.http.get('/metrics').expect(401);
    await api.http.get('/r/SOME-CODE-1').expect(302);
    const { text } = await api.http.get('/metrics').set('authorization', 'Bearer a-token-for-the-test').expect(200).expect('content-type', /^text\/plain/);
    expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/r\/:value",status="302"\} 1/);
    expect(text).toMatch(/outbox_deliveries\{status="pending"\} \d+/);
    expect(text).toMatch(/database_connections\{state="free"\} \d+/);
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain('SOME-CODE-1');
  });
});
