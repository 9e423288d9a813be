import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi, type RunningApi } from './support/api.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

it('answers an unknown path with a problem', async () => {
  const answer = await api.http.get('/api/v1/nowhere').expect(404);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status: 404, code: 'not-found', requestId: expect.stringMatching(/./) });
});

it('answers a body that is not JSON with a problem', async () => {
  await api.http.post('/api/v1/nowhere').set('content-type', 'application/json').send('{').expect(({ status }) => expect([400, 404]).toContain(status));
});
