import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi, type RunningApi } from './support/api.js';
import { createDevice } from './support/devices.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { until } from './support/until.js';
import { createLog } from '../src/platform/telemetry/log.js';

let api: RunningApi;
const lines: string[] = [];
beforeAll(async () => { api = await startApi({ LOG_LEVEL: 'trace' }, { write: (line: string) => { lines.push(line); } }); });
afterAll(() => api.close());

const requests = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'request');

it('has one line a request: its id, the route\'s pattern, the status, the time and who asked', async () => {
  const organization = await createOrganization(api);
  const agent = await createPerson(api, organization.id, ['agent']);
  await api.http.get('/api/v1/tickets/987654321').set({ authorization: agent.authorization, 'x-request-id': 'log-test-0001' }).expect(404);
  await until(() => requests().some(({ requestId }) => requestId === 'log-test-0001'));
  expect(requests().find(({ requestId }) => requestId === 'log-test-0001')).toMatchObject({
    level: 'info', method: 'GET', route: '/api/v1/tickets/:id', status: 404, milliseconds: expect.any(Number) as unknown, organizationId: organization.id, userId: agent.id,
  });
  expect(lines.join('')).not.toContain('987654321');
});

it('has no personal data and no secret of a login, a code, a report or a failure', async () => {
  const organization = await createOrganization(api);
  const device = await createDevice(api, organization.id);
  const phone = '13987650001';
  const { authorization } = await createPerson(api, organization.id, ['requester'], { openid: 'openid-never-logged', phone });
  await api.http.post('/api/v1/auth/password').send({ username: 'zhang-never-logged', password: 'password-never-logged' }).expect(401);
  await api.http.post('/api/v1/auth/one-time-codes').send({ phone, purpose: 'login' });
  await api.http.post('/api/v1/auth/one-time-code-login').send({ phone, code: '987321' });
  await api.http.post('/api/v1/auth/refresh').send({ refreshToken: 'refresh-never-logged' });
  await api.http.post('/api/v1/my/tickets').set({ authorization, 'idempotency-key': idempotencyKey() })
    .send({ stickerCode: device.sticker.code, description: '不制冷', urgency: 'normal', contact: { name: '张never-logged', phone } }).expect(201);
  await api.http.get(`/api/v1/requesters?search=${phone}`).set({ authorization });
  await api.http.get('/f/follow-token-never-logged').expect(302);
  const seen = requests().length;
  await until(() => requests().length >= seen);
  const everything = lines.join('');
  expect(everything).not.toMatch(/never-logged/);
  expect(everything).not.toContain(phone);
  expect(everything).not.toContain('987321');
  expect(everything).not.toContain(authorization.replace('Bearer ', ''));
  expect(everything).not.toContain(device.sticker.code);
});

it('hides what a careless line would say', () => {
  const written: string[] = [];
  const log = createLog('info', { write: (line) => { written.push(line); } });
  log.info({ phone: 'p1', user: { openid: 'o1', password: 'w1' }, request: { headers: { authorization: 'a1', cookie: 'c1' } } }, 'called 13812345678 at 1763800000000');
  const line = written.join('');
  expect(line).not.toMatch(/p1|o1|w1|a1|c1|13812345678/);
  expect(line).toContain('1763800000000');
});
