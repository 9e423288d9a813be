import { createServer } from 'node:net';
import { Failure } from './failure.mjs';
import { portVariable } from './settings.mjs';
import { failures } from './words.mjs';

/**
 * @param {string} host
 * @param {Partial<Record<import('./settings.mjs').PortName, number>>} ports
 * @throws {Failure} naming the first that cannot be opened
 */
export async function requireFreePorts(host, ports) {
  for (const [service, port] of Object.entries(ports)) {
    const problem = await tryPort(host, port);
    if (!problem) continue;
    if (problem.code !== 'EADDRINUSE') throw new Failure(failures.portForbidden({ port, service, reason: problem.message }));
    const variable = portVariable(/** @type {import('./settings.mjs').PortName} */ (service));
    throw new Failure(failures.portInUse({ port, service, variable }));
  }
}

/**
 * Different free ports, for what needs no fixed address.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))));
  const ports = servers.map((server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<NodeJS.ErrnoException | null>}
 */
function tryPort(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
