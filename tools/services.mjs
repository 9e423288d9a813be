import { join } from 'node:path';
import { printAddresses, writeAddresses } from './addresses.mjs';
import { buildSystem } from './build.mjs';
import { openSchema, serverOf, startOwnServer } from './database.mjs';
import { apiEnvironment, sandboxEnvironment, urlsOf } from './environment.mjs';
import { Failure } from './failure.mjs';
import { createOrganization, knownOrganization, rememberOrganization } from './organization.mjs';
import { waitUntil } from './processes.mjs';
import { step } from './progress.mjs';
import { resetData } from './reset.mjs';
import { localSecrets } from './secrets.mjs';
import { seed } from './seed.mjs';
import { repository } from './settings.mjs';
import { consolePrefixes, h5Prefixes, serveSite } from './site.mjs';
import { failures, names, remarks, steps } from './words.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */
/** @typedef {import('./processes.mjs').Processes} Processes */

const schema = 'scanfix';
const secondsUntilReady = 120;
/** For the demo on this machine only; on an address that others can reach the password is random. */
const demoPassword = 'scanfix-demo';

/**
 * From a database to the printed table.
 * @param {Settings} settings
 * @param {Processes} processes
 */
export async function startSystem(settings, processes) {
  if (knownOrganization(settings.data)?.demo === 'unfinished') {
    await step(remarks.unfinishedDemo, () => resetData(settings));
  }
  const secrets = localSecrets(settings.data);
  const [databaseUrl] = await Promise.all([provideDatabase(settings, secrets, processes), buildSystem(processes)]);
  await step(steps.migrate, () =>
    processes.run('migrate', 'node', ['apps/api/dist/migrate.js'], { failure: failures.migrationFailed, env: { DATABASE_URL: databaseUrl } }),
  );
  const organization = await provideOrganization({ settings, secrets, databaseUrl }, processes);
  const urls = urlsOf(settings);
  await step(steps.services, () => startServices({ settings, secrets, databaseUrl, organizationId: organization.id }, processes));
  if (organization.demo === 'unfinished') await seedOnce(settings, organization, urls);
  const addresses = { ...urls, database: databaseUrl, logins: organization.logins };
  processes.onStop('addresses', writeAddresses(settings.data, addresses));
  printAddresses(addresses);
}

/**
 * @param {Settings} settings
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {Processes} processes
 * @returns {Promise<string>} URL of the schema
 */
function provideDatabase({ data, ports, databaseUrl }, secrets, processes) {
  return step(steps.database, async (note) => {
    if (databaseUrl) {
      note(await openSchema(databaseUrl));
      return databaseUrl;
    }
    const server = { data, port: ports.database, password: secrets.databasePassword, durable: true };
    const { url, description } = await startOwnServer(server, processes);
    note(description);
    await openSchema(serverOf(url, schema));
    return serverOf(url, schema);
  });
}

/**
 * The organization of an earlier start, or a new one with its admin.
 * @param {{ settings: Settings, secrets: import('./secrets.mjs').Secrets, databaseUrl: string }} system
 * @param {Processes} processes
 */
async function provideOrganization({ settings, secrets, databaseUrl }, processes) {
  const known = knownOrganization(settings.data);
  if (known) return known;
  return step(steps.organization, async () => {
    const name = settings.demo ? names.demoOrganization : names.organization;
    const isForThisMachine = settings.host === '127.0.0.1';
    const password = settings.demo && isForThisMachine ? demoPassword : secrets.adminPassword;
    const environment = apiEnvironment({ settings, secrets, databaseUrl, organizationId: 1 });
    const { id, admin } = await createOrganization({ name, password, environment }, processes);
    /** @type {import('./organization.mjs').Organization} */
    const organization = { id, demo: settings.demo ? 'unfinished' : 'none', logins: [admin] };
    rememberOrganization(settings.data, organization);
    return organization;
  });
}

/**
 * @param {import('./environment.mjs').System} system
 * @param {Processes} processes
 */
async function startServices(system, processes) {
  const { settings } = system;
  const { api, sandbox } = urlsOf(settings);
  processes.service('sandbox', 'node', ['apps/wechat-sandbox/dist/main.js'], { env: sandboxEnvironment(system) });
  processes.service('api', 'node', ['apps/api/dist/main.js'], { env: apiEnvironment(system) });
  await Promise.all([
    waitUntil(() => answersWell(`${api}/health/ready`), { name: 'api', seconds: secondsUntilReady, log: processes.logFile('api') }),
    waitUntil(() => answersWell(`${sandbox}/`), { name: 'sandbox', seconds: secondsUntilReady, log: processes.logFile('sandbox') }),
  ]);
  const common = { host: settings.host, api };
  const sites = [
    { folder: 'apps/console/dist', port: settings.ports.console, prefixes: consolePrefixes },
    { folder: 'apps/miniprogram/dist/h5', port: settings.ports.h5, prefixes: h5Prefixes },
  ];
  for (const site of sites) {
    const close = await serveSite({ ...common, ...site, folder: join(repository, site.folder) });
    processes.onStop(site.folder, close);
  }
}

/** @param {string} url */
async function answersWell(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/**
 * @param {Settings} settings
 * @param {import('./organization.mjs').Organization} organization
 * @param {ReturnType<typeof urlsOf>} urls
 */
async function seedOnce(settings, organization, urls) {
  const [admin] = organization.logins;
  if (!admin) throw new Error('the organization has no admin');
  await step(steps.seed, async (note) => {
    try {
      organization.logins = await seed({ ...urls, admin, note });
    } catch (error) {
      throw new Failure(failures.seedFailed(error instanceof Error ? error.message : String(error)), { cause: error });
    }
  });
  organization.demo = 'done';
  rememberOrganization(settings.data, organization);
}
