import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failures } from './words.mjs';

/**
 * @typedef {{ role: string, name: string, username: string, password: string }} Login
 * @typedef {{ id: number, demo: 'none' | 'unfinished' | 'done', logins: Login[] }} Organization
 */

/** @param {string} data @returns {Organization | null} the one created by an earlier start */
export function knownOrganization(data) {
  const file = join(data, 'organization.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** @param {string} data @param {Organization} organization */
export function rememberOrganization(data, organization) {
  writeFileSync(join(data, 'organization.json'), `${JSON.stringify(organization, null, 2)}\n`, { mode: 0o600 });
}

/**
 * The organization and its first admin, through the API's own command.
 * @param {{ name: string, password: string, environment: Record<string, string> }} wanted
 * @param {import('./processes.mjs').Processes} processes
 * @returns {Promise<{ id: number, admin: Login }>}
 */
export async function createOrganization({ name, password, environment }, processes) {
  const username = 'admin';
  const adminName = '管理员';
  const command = ['apps/api/dist/create-organization.js', '--name', name, '--username', username, '--password', password, '--admin-name', adminName];
  const output = await processes.run('organization', 'node', command, { failure: failures.organizationFailed, env: environment });
  const created = JSON.parse(output.slice(output.indexOf('{')));
  return { id: created.organizationId, admin: { role: 'admin', name: adminName, username, password } };
}
