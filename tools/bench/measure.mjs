import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import autocannon from 'autocannon';
import { columns } from '../addresses.mjs';
import { dropSchema, openSchema, serverOf, startOwnServer } from '../database.mjs';
import { apiEnvironment } from '../environment.mjs';
import { createOrganization } from '../organization.mjs';
import { waitUntil } from '../processes.mjs';
import { step } from '../progress.mjs';
import { localSecrets } from '../secrets.mjs';
import { readSettings } from '../settings.mjs';
import { measureFieldWork } from './field-work.mjs';
import { fill } from './fill.mjs';
import { measureNotifications } from './notifications.mjs';
import { cpuMilliseconds, memoryMegabytes } from './process-usage.mjs';
import { measureReconciliation } from './reconciliation.mjs';

/** @typedef {{ rate: number, p99: number, cpu: number, milliseconds: number }} Measured */

const connections = 16;
const seconds = 6;
const rounds = 3;
/** Of each, before anything counts: both begin compiled and with warm caches. */
const warmUpSeconds = 8;
const assets = 20_000;
const sizes = { small: 100_000, large: 1_000_000 };
const ports = { small: 33_411, large: 33_412, plain: 33_413, database: 33_410, reconciliation: 33_416, sandbox: 33_414, plainPayments: 33_415 };
const password = 'bench-only-2026-x';

/**
 * One run: the same database server, the same rows, the API and plain mysql2 in turn.
 * @param {string} data
 * @param {import('../processes.mjs').Processes} processes
 */
export async function measure(data, processes) {
  const secrets = localSecrets(data);
  const { url, description } = await startOwnServer({ data, port: ports.database, password: secrets.databasePassword, durable: true }, processes);
  const small = await api('small', { data, secrets, url }, processes);
  const plainPid = processes.service('plain', 'node', ['tools/bench/plain-server.mjs'], {
    env: { DATABASE_URL: small.databaseUrl, PORT: String(ports.plain), ORGANIZATION_ID: String(small.organizationId), USER_ID: '1' },
  });
  const plain = { pid: plainPid, base: `http://127.0.0.1:${ports.plain}` };
  await waitUntil(() => answers(`${plain.base}/tickets`), { name: 'plain', seconds: 20, log: processes.logFile('plain') });

  console.log(`\n${description}; ${cpus().length} × ${cpus()[0]?.model ?? '?'}; Node ${process.version}; ${connections} connections, ${rounds} rounds of ${seconds} s each, medians\n`);
  await compare('read one ticket', { ours: small.read(), theirs: () => ({ url: `${plain.base}/tickets/${randomTicket(sizes.small)}` }) }, { small, plain });
  await compare('list 20 open', { ours: small.list('state=open&limit=20'), theirs: () => ({ url: `${plain.base}/tickets` }) }, { small, plain });
  await compare('create a ticket', { ours: small.create(), theirs: () => ({ url: `${plain.base}/tickets`, method: 'POST', body: report() }) }, { small, plain });
  console.log(`\nmemory of the API under this load: ${memoryMegabytes(small.pid, 'VmHWM')} MB at most, ${memoryMegabytes(small.pid, 'VmRSS')} MB now\n`);

  await measureFieldWork({ base: small.base, databaseUrl: small.databaseUrl, pid: small.pid, plain, admin: async () => (await small.headers()).authorization });

  await measureNotifications({ base: small.base, databaseUrl: small.databaseUrl, pid: small.pid, admin: async () => (await small.headers()).authorization, ports }, processes);
  await measureReconciliation({ ...small, port: ports.reconciliation, data, admin: async () => (await small.headers()).authorization }, processes);

  const large = await api('large', { data, secrets, url }, processes);
  for (const [name, query] of Object.entries({
    'list 20 open': 'state=open&limit=20',
    'list all, newest': 'limit=20',
    'search two words 空调不制冷 三楼': `search=${encodeURIComponent('空调不制冷 三楼')}`,
    'search a rare word 冷凝水管': `search=${encodeURIComponent('冷凝水管')}`,
    'search a phone number': 'search=13900000042',
    'search a serial number': 'search=SN-4242',
  })) await grow(name, query, { small, large });
}

/** An API process on a schema of its own with so many tickets. */
async function api(name, { data, secrets, url }, processes) {
  const databaseUrl = serverOf(url, `bench_${name}`);
  const settings = { ...readSettings(['--data', data], {}), ports: { ...readSettings([], {}).ports, api: ports[name] } };
  const environment = { ...apiEnvironment({ settings, secrets, databaseUrl, organizationId: 1 }), LOG_LEVEL: 'warn', RATE_LIMIT_SCALE: '1000000', NODE_ENV: 'test' };
  // What an earlier run left would be of another size and another schema.
  await dropSchema(databaseUrl);
  await openSchema(databaseUrl);
  await processes.run('migrate', 'node', ['apps/api/dist/migrate.js'], { env: { DATABASE_URL: databaseUrl } });
  const { id } = await createOrganization({ name: '测量', password, environment }, processes);
  await step({ zh: `写入 ${sizes[name]} 张工单`, en: `Writing ${sizes[name]} tickets` }, () =>
    fill({ url: databaseUrl, organizationId: id, adminId: 1, tickets: sizes[name], assets }));
  const pid = processes.service(`api-${name}`, 'node', ['apps/api/dist/main.js'], { env: environment });
  const base = `http://127.0.0.1:${ports[name]}`;
  await waitUntil(() => answers(`${base}/health/ready`), { name: 'api', seconds: 60, log: processes.logFile(`api-${name}`) });
  const authorization = async () => {
    const response = await fetch(`${base}/api/v1/auth/password`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'admin', password }) });
    const { accessToken } = /** @type {{ accessToken: string }} */ (await response.json());
    return `Bearer ${accessToken}`;
  };
  // A token lives ten minutes: a new one for each measurement.
  const headers = async () => ({ authorization: await authorization() });
  const prefix = `${base}/api/v1`;
  return {
    pid, base, databaseUrl, environment, organizationId: 1, headers,
    read: () => () => ({ url: `${prefix}/tickets/${randomTicket(sizes[name])}` }),
    list: (query) => () => ({ url: `${prefix}/tickets?${query}` }),
    create: () => () => ({ url: `${prefix}/my/tickets`, method: 'POST', body: report(), headers: { 'idempotency-key': randomUUID() } }),
  };
}

const randomTicket = (count) => 1_000_001 + Math.floor(Math.random() * count);

const report = () => JSON.stringify({
  assetId: 1 + Math.floor(Math.random() * assets), problemTypeId: 1, description: '开机两小时还是热风，外机不转', urgency: 'normal', anotherProblem: true,
  contact: { name: '住户', phone: '13900000001' },
});

/** Ours and theirs in turn; the median of each, and the ratio of the medians. */
async function compare(name, { ours, theirs }, { small, plain }) {
  /** @type {{ ours: Measured[], theirs: Measured[] }} */
  const results = { ours: [], theirs: [] };
  await load(ours, small.pid, await small.headers(), warmUpSeconds);
  await load(theirs, plain.pid, {}, warmUpSeconds);
  for (let round = 0; round < rounds; round += 1) {
    results.ours.push(await load(ours, small.pid, await small.headers()));
    results.theirs.push(await load(theirs, plain.pid, {}));
  }
  const [a, b] = [median(results.ours), median(results.theirs)];
  print([[name, `${a.rate}/s`, `plain ${b.rate}/s`, `ratio ${(a.rate / b.rate).toFixed(2)}`, `p99 ${a.p99} ms`, `CPU ${a.cpu} ms/request`, `plain ${b.cpu} ms/request`]]);
}

/** The same question to a table ten times as large. */
async function grow(name, query, { small, large }) {
  /** @type {{ small: Measured[], large: Measured[] }} */
  const results = { small: [], large: [] };
  await load(small.list(query), small.pid, await small.headers(), 2);
  await load(large.list(query), large.pid, await large.headers(), 2);
  for (let round = 0; round < rounds; round += 1) {
    results.small.push(await load(small.list(query), small.pid, await small.headers(), 3));
    results.large.push(await load(large.list(query), large.pid, await large.headers(), 3));
  }
  const [a, b] = [median(results.small), median(results.large)];
  print([[name, `${sizes.small}: ${a.milliseconds} ms`, `${sizes.large}: ${b.milliseconds} ms`, `cost × ${(b.milliseconds / a.milliseconds).toFixed(2)}`]]);
}

/** @returns {Promise<Measured>} of one round */
async function load(next, pid, headers, duration = seconds) {
  const before = cpuMilliseconds(pid);
  const first = next();
  const result = await autocannon({
    url: first.url, connections, duration,
    requests: [{
      setupRequest: (request) => {
        const { url, method = 'GET', body, headers: own = {} } = next();
        const { pathname, search } = new URL(url);
        return { ...request, method, path: pathname + search, body, headers: { ...request.headers, ...headers, ...own, ...(body ? { 'content-type': 'application/json' } : {}) } };
      },
    }],
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${first.url}: ${result.non2xx} refused, ${result.errors} failed`);
  const rate = Math.round(result.requests.average);
  return {
    rate, p99: Math.round(result.latency.p99), milliseconds: Number(((connections * 1000) / result.requests.average).toFixed(2)),
    cpu: Number(((cpuMilliseconds(pid) - before) / result.requests.total).toFixed(2)),
  };
}

const median = (results) => [...results].sort((a, b) => a.rate - b.rate)[Math.floor(results.length / 2)];

const print = (rows) => console.log(columns(rows));

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
