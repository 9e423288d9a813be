import { createConnection } from 'mysql2/promise';
import { canInstall, install } from './apt.mjs';
import { dockerAnswers, startComposeServer } from './compose-server.mjs';
import { describe, parseVersion } from './database-version.mjs';
import { Failure } from './failure.mjs';
import { chooseProgram, startPrivateServer } from './private-server.mjs';
import { waitUntil } from './processes.mjs';
import { findServers } from './server-programs.mjs';
import { failures } from './words.mjs';

/** @typedef {import('./processes.mjs').Processes} Processes */

/** A server that must first recover its files may need this long. */
const secondsUntilReady = 90;

/**
 * A server that serves `scanfix`: a private one, from the best of what this machine has, on 127.0.0.1.
 * @param {import('./private-server.mjs').PrivateServer} server
 * @param {Processes} processes
 * @returns {Promise<{ url: string, description: string }>} URL of the server, without a schema
 */
export async function startOwnServer(server, processes) {
  const url = `mysql://scanfix:${server.password}@127.0.0.1:${server.port}/`;
  const program = chooseProgram(server.data, findServers()) ?? (await installedByApt(server.data, processes));
  if (program) await startPrivateServer(program, server, processes);
  else if (dockerAnswers()) await startComposeServer(server, processes);
  else throw new Failure(failures.noDatabase);
  const patience = { name: 'database', seconds: secondsUntilReady, log: processes.logFile('database') };
  await Promise.race([processes.death, waitUntil(() => answers(url), patience)]);
  return { url, description: await requireVersion(url) };
}

/**
 * The core packages are the programs alone (the client's has what mariadb-install-db calls): no system service is set up or started.
 * @param {string} data
 * @param {Processes} processes
 */
async function installedByApt(data, processes) {
  if (!canInstall()) return null;
  await install(['mariadb-server-core', 'mariadb-client-core'], processes);
  return chooseProgram(data, findServers());
}

/** @param {string} url */
async function answers(url) {
  try {
    await query(url, 'SELECT 1');
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes sure that the schema of this URL can be used, creating it if need be.
 * @param {string} url `mysql://user:password@host:port/schema`
 * @returns {Promise<string>} the server's name and version
 */
export async function openSchema(url) {
  const schema = schemaOf(url);
  try {
    await query(url, 'SELECT 1');
  } catch (error) {
    if (!hasCode(error, 'ER_BAD_DB_ERROR', 'ER_DBACCESS_DENIED_ERROR')) throw explainConnection(error, url);
    await createSchema(url, schema);
  }
  return requireVersion(url);
}

/**
 * Drops the schema with all that is in it.
 * @param {string} url
 */
export async function dropSchema(url) {
  try {
    await query(serverOf(url), `DROP DATABASE IF EXISTS \`${schemaOf(url)}\``);
  } catch (error) {
    throw explainConnection(error, url);
  }
}

/**
 * The same server with another schema, or none.
 * @param {string} url
 * @param {string} [schema]
 */
export function serverOf(url, schema = '') {
  const server = new URL(url);
  server.pathname = `/${schema}`;
  return server.href;
}

/** @param {string} url @param {string} schema */
async function createSchema(url, schema) {
  try {
    await query(serverOf(url), `CREATE DATABASE IF NOT EXISTS \`${schema}\` CHARACTER SET utf8mb4`);
  } catch (error) {
    if (!hasCode(error, 'ER_DBACCESS_DENIED_ERROR', 'ER_ACCESS_DENIED_ERROR')) throw explainConnection(error, url);
    throw new Failure(failures.schemaForbidden({ user: new URL(url).username, schema }));
  }
}

/**
 * @param {string} url
 * @returns {Promise<string>} the server's name and version
 */
export async function requireVersion(url) {
  const rows = /** @type {{ version: string }[]} */ (await query(url, 'SELECT VERSION() AS version'));
  const text = rows[0]?.version ?? '';
  const server = parseVersion(text);
  if (!server?.supported) throw new Failure(failures.databaseTooOld(text));
  return describe(server);
}

/** @param {string} url @returns {string} */
function schemaOf(url) {
  if (!/^(mysql|mariadb):\/\//.test(url) || !URL.canParse(url)) throw new Failure(failures.databaseUrlMalformed);
  const schema = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!/^[\w$-]+$/.test(schema)) throw new Failure(failures.databaseUrlMalformed);
  return schema;
}

/** @param {string} url */
export const isOnThisMachine = (url) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

/** @param {string} url */
export const addressOf = (url) => `${new URL(url).hostname}:${new URL(url).port || 3306}`;

/**
 * @param {unknown} error
 * @param {string} url
 */
export function explainConnection(error, url) {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const user = decodeURIComponent(new URL(url).username);
  const address = addressOf(url);
  if (code === 'ER_ACCESS_DENIED_ERROR' || code === 'ER_HOST_NOT_PRIVILEGED') return new Failure(failures.databaseDenied({ address, user }));
  if (code.startsWith('ER_')) return new Failure(failures.databaseOther(error.message));
  return new Failure(failures.databaseUnreachable({ address, reason: code || error.message }), { cause: error });
}

/** @param {unknown} error @param {string[]} codes */
const hasCode = (error, ...codes) => error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** @param {string} url @param {string} statement @returns {Promise<unknown>} */
async function query(url, statement) {
  const connection = await createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout: 10_000 });
  try {
    const [rows] = await connection.query(statement);
    return rows;
  } finally {
    await connection.end();
  }
}
