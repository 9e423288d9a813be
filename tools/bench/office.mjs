import { randomUUID } from 'node:crypto';

const password = 'bench-only-2026-x';

/** @typedef {{ id: number, authorization: string }} Member */

/**
 * Members of staff who work and sit at the desk, with a login each, made as an admin would.
 * @param {{ base: string, admin: string, count: number }} wanted `admin` is an authorization header
 * @returns {Promise<Member[]>}
 */
export async function engageEngineers({ base, admin, count }) {
  const members = [];
  for (let index = 0; index < count; index += 1) {
    const username = `bench${index}`;
    const { staff, initialPassword } = await send(base, 'POST', '/staff', { name: `工程师${index}`, username, roles: ['engineer', 'agent'] }, admin);
    const first = await send(base, 'POST', '/auth/password', { username, password: initialPassword });
    await send(base, 'PUT', '/me/password', { currentPassword: initialPassword, newPassword: password }, `Bearer ${first.accessToken}`);
    members.push({ id: staff.id, username });
  }
  return Promise.all(members.map(async ({ id, username }) => ({ id, authorization: await logIn(base, username) })));
}

/** @param {string} base @param {string} username */
export async function logIn(base, username) {
  const { accessToken } = await send(base, 'POST', '/auth/password', { username, password });
  return `Bearer ${accessToken}`;
}

/**
 * @param {string} base @param {string} method @param {string} path @param {unknown} [body] @param {string} [authorization]
 * @returns {Promise<any>}
 */
export async function send(base, method, path, body, authorization) {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: {
      ...(authorization ? { authorization } : {}), ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : null;
}
