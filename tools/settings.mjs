import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';
import { failures } from './words.mjs';

export const repository = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** What belongs to this checkout and not to one set of data: pnpm, and the stamps of what is installed and built. */
export const checkoutState = join(repository, '.data', 'checkout');

const portDefaults = { api: 3000, console: 3001, h5: 3002, sandbox: 3003, database: 33_306 };

/** @typedef {keyof typeof portDefaults} PortName */
/**
 * @typedef {object} Settings
 * @property {boolean} reset     delete the data first
 * @property {boolean} demo      write the demo data
 * @property {string} data       folder of the database, the files, the secrets and the logs
 * @property {string} host       address that the services listen on
 * @property {Record<PortName, number>} ports
 * @property {string | null} databaseUrl   somebody's own server; null: a private one
 */

/** @param {PortName} name */
export const portVariable = (name) => `${name.toUpperCase()}_PORT`;

/**
 * Flags before environment before defaults.
 * @param {string[]} argv
 * @param {Record<string, string | undefined>} env
 * @returns {Settings}
 */
export function readSettings(argv, env) {
  const flags = readFlags(argv);
  const ports = /** @type {Record<PortName, number>} */ ({});
  for (const name of /** @type {PortName[]} */ (Object.keys(portDefaults))) {
    const variable = portVariable(name);
    ports[name] = readPort(variable, flags[`${name}-port`] ?? env[variable], portDefaults[name]);
  }
  refuseSamePorts(ports);
  return {
    reset: flags.reset ?? false,
    demo: !flags['no-demo'],
    data: resolve(flags.data ?? (env.SCANFIX_DATA || join(repository, '.data'))),
    host: env.HOST || '127.0.0.1',
    ports,
    databaseUrl: env.DATABASE_URL || null,
  };
}

/** @param {string[]} argv */
function readFlags(argv) {
  const port = /** @type {const} */ ({ type: 'string', multiple: false });
  try {
    return parseArgs({
      args: argv,
      options: {
        reset: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        data: { type: 'string' },
        'api-port': port,
        'console-port': port,
        'h5-port': port,
        'sandbox-port': port,
        'database-port': port,
      },
    }).values;
  } catch (error) {
    throw new Failure(failures.wrongOption(error instanceof Error ? error.message.split('. ')[0] ?? '' : String(error)));
  }
}

/**
 * @param {string} variable
 * @param {string | undefined} value
 * @param {number} standard
 */
function readPort(variable, value, standard) {
  if (!value) return standard;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Failure(failures.wrongPort({ variable, value }));
  return port;
}

/** @param {Record<PortName, number>} ports */
function refuseSamePorts(ports) {
  const names = /** @type {PortName[]} */ (Object.keys(ports));
  for (const name of names) {
    const same = names.filter((other) => ports[other] === ports[name]);
    if (same.length > 1) throw new Failure(failures.samePort({ port: ports[name], variables: same.map(portVariable).join(', ') }));
  }
}
