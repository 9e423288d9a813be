import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { provideBrowser } from './browser.mjs';
import { dropSchema, requireVersion, serverOf, startOwnServer } from './database.mjs';
import { freePorts } from './ports.mjs';
import { waitUntil } from './processes.mjs';
import { step } from './progress.mjs';
import { steps } from './words.mjs';

/** A cold start on a small machine, with nothing left to build. */
const secondsUntilSystem = 180;
const storiesSchema = 'scanfix_stories';

/**
 * What suites need, each made when the first suite asks, and never the demo's: a server for their own schemas, a browser, and the whole
 * system as `npm start` starts it, with data and ports of its own.
 * @param {{ data: string, databaseUrl: string | null }} given  `databaseUrl`: a server whose user may create schemas; null: an own one
 * @param {import('./processes.mjs').Processes} processes
 * @returns {Record<import('./suites.mjs').Resource, () => Promise<Record<string, string>>>} the environment each adds
 */
export function resources({ data, databaseUrl }, processes) {
  const server = once(() => (databaseUrl ? Promise.resolve(databaseUrl) : startTestServer(data, processes)));
  return {
    database: once(async () => {
      const url = await server();
      console.log(`  ${await requireVersion(url)}`);
      return { TEST_DATABASE_URL: url };
    }),
    browser: once(async () => ({ CHROMIUM_PATH: await provideBrowser(processes) })),
    system: once(async () => ({ SCANFIX_ADDRESSES: await startTestSystem(data, await server(), processes) })),
  };
}

/**
 * @param {string} data
 * @param {import('./processes.mjs').Processes} processes
 */
async function startTestServer(data, processes) {
  for (const flavour of ['mariadb', 'mysql']) rmSync(join(data, flavour), { recursive: true, force: true });
  const [port = 0] = await freePorts(1);
  const { url } = await startOwnServer({ data, port, password: randomBytes(16).toString('hex'), durable: false }, processes);
  return url;
}

/**
 * @param {string} data
 * @param {string} server
 * @param {import('./processes.mjs').Processes} processes
 * @returns {Promise<string>} path of its addresses.json
 */
async function startTestSystem(data, server, processes) {
  const folder = join(data, 'system');
  const addresses = join(folder, 'addresses.json');
  const databaseUrl = serverOf(server, storiesSchema);
  rmSync(folder, { recursive: true, force: true });
  await dropSchema(databaseUrl);
  const [api, console, h5, sandbox] = (await freePorts(4)).map(String);
  await step(steps.system, async () => {
    processes.service('system', 'node', ['tools/start.mjs', '--data', folder], {
      env: {
        DATABASE_URL: databaseUrl,
        API_PORT: api ?? '',
        CONSOLE_PORT: console ?? '',
        H5_PORT: h5 ?? '',
        SANDBOX_PORT: sandbox ?? '',
        // Stories do in seconds what people do in an hour, all from one address.
        RATE_LIMIT_SCALE: '100',
        npm_lifecycle_event: '',
      },
    });
    const patience = { name: 'system', seconds: secondsUntilSystem, log: processes.logFile('system') };
    await Promise.race([processes.death, waitUntil(async () => existsSync(addresses), patience)]);
  });
  return addresses;
}

/**
 * @template Result
 * @param {() => Promise<Result>} make
 */
function once(make) {
  /** @type {Promise<Result> | undefined} */
  let made;
  return () => (made ??= make());
}
