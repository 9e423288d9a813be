import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { stickerCheckCharacter } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization, createPerson } from './support/people.js';
import { until } from './support/until.js';
import { generalLimits, limits } from '../src/platform/rate-limits/limits.js';

let one: RunningApi;
let two: RunningApi;
/** Each limit divided by this. */
const divisor = 20;
/** Behind a proxy, so that each test can be a client of its own. */
const environment = { RATE_LIMIT_SCALE: String(1 / divisor), TRUST_PROXY: 'true' };
beforeAll(async () => {
  one = await startApi(environment);
  two = await startApi(environment);
});
afterAll(async () => {
  await one.close();
  await two.close();
});

const allowedLogins = limits.login[0].points / divisor;
const login = (api: RunningApi, address: string) =>
  api.http.post('/api/v1/auth/password').set('x-forwarded-for', address).send({ username: `nobody-${address}`, password: 'wrong-password-1' });

it('counts logins by address over both processes, and says when to come back', async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < allowedLogins + 4; attempt += 1) statuses.push((await login(attempt % 2 === 0 ? one : two, '203.0.113.1')).status);
  expect(statuses.filter((status) => status !== 429)).toHaveLength(allowedLogins);
  const refused = await login(two, '203.0.113.1').expect(429);
  const seconds = Number(refused.headers['retry-after']);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(limits.login[0].seconds);
  expect(refused.body).toMatchObject({ code: 'rate-limited', context: { retryAfterSeconds: seconds } });
  expect((await login(one, '203.0.113.2')).status).not.toBe(429);
});

it('counts exactly, also when all come at once', async () => {
  const answers = await Promise.all(Array.from({ length: allowedLogins * 3 }, (_, index) => login(index % 2 === 0 ? one : two, '203.0.113.3')));
  expect(answers.filter(({ status }) => status !== 429)).toHaveLength(allowedLogins);
});

it('believes the proxy only about its own client, not what the client says itself', async () => {
  const forged = (index: number) => one.http.post('/api/v1/auth/password').set('x-forwarded-for', `198.51.100.${index}, 203.0.113.4`).send({ username: 'nobody', password: 'wrong-password-1' });
  const statuses: number[] = [];
  for (let index = 0; index < allowedLogins + 3; index += 1) statuses.push((await forged(index)).status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(3);
});

it('counts scans of one sticker, wherever they come from and however its code is typed', async () => {
  const allowed = limits.scan[1].points / divisor;
  const body = ['7K3M9QX2TB', '7K3M9QX2TC', '7K3M9QX2TD'].find((one) => stickerCheckCharacter(one) !== null) ?? '';
  const code = body + (stickerCheckCharacter(body) ?? '');
  const typed = [code, `${code.slice(0, 5)}-${code.slice(5).toLowerCase()}`];
  const statuses: number[] = [];
  for (let index = 0; index < allowed + 3; index += 1) {
    statuses.push((await (index % 2 === 0 ? one : two).http.get(`/api/v1/scan/${typed[index % 2] ?? ''}`).set('x-forwarded-for', `203.0.114.${index}`)).status);
  }
  expect(statuses.filter((status) => status === 429)).toHaveLength(3);
});

it('counts one-time codes by phone', async () => {
  const send = (address: string) => one.http.post('/api/v1/auth/one-time-codes').set('x-forwarded-for', address).send({ phone: '+86 139 0000 0001', purpose: 'login' });
  await send('203.0.115.1');
  await two.http.post('/api/v1/auth/one-time-codes').set('x-forwarded-for', '203.0.115.2').send({ phone: '13900000001', purpose: 'login' }).expect(429);
});

it('keeps no address or phone in its table', async () => {
  await login(one, '203.0.113.9');
  const rows: { key: string }[] = await one.database.query('SELECT `key` FROM rate_limits');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ key }) => /203\.0|1390000/.test(key))).toEqual([]);
});

/** Windows are cut by the clock: what follows must not run over the edge. */
const earlyInWindow = ({ seconds }: { seconds: number }) => until(() => Date.now() % (seconds * 1000) < seconds * 500, seconds * 1000);

it('holds an account to its general limit over both processes', async () => {
  const { authorization } = await createPerson(one, (await createOrganization(one)).id, ['requester']);
  const allowed = generalLimits.account.points / divisor;
  await earlyInWindow(generalLimits.account);
  let through = 0;
  let index = 0;
  const ask = async () => {
    index += 1;
    const { status } = await (index % 2 === 0 ? one : two).http.get('/api/v1/me/sessions').set({ authorization, 'x-forwarded-for': `203.0.116.${index % 250}` });
    if (status !== 429) through += 1;
    return status;
  };
  // Both counts meet in the database within a second; until then each process lets its own share through.
  await until(async () => await ask() === 429 && await ask() === 429, 60_000);
  expect(through).toBeGreaterThanOrEqual(allowed);
  expect(through).toBeLessThan(allowed * 2 + 2);
}, 120_000);

it('holds an address to its general limit, even on paths that do not exist, but never monitoring', async () => {
  const allowed = generalLimits.address.points / divisor;
  await earlyInWindow(generalLimits.address);
  const statuses: number[] = [];
  for (let index = 0; index < allowed + 2; index += 1) statuses.push((await one.http.get('/api/v1/nowhere').set('x-forwarded-for', '203.0.117.1')).status);
  expect(statuses.at(-1)).toBe(429);
  await one.http.get('/api/v1/nowhere').set('x-forwarded-for', '203.0.117.1').expect(429).expect('content-type', /problem\+json/).expect('retry-after', /^\d+$/);
  await one.http.get('/health/ready').set('x-forwarded-for', '203.0.117.1').expect(200);
}, 120_000);
