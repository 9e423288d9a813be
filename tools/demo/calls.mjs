import { randomUUID } from 'node:crypto';
import { photo } from './photos.mjs';

/** @typedef {(method: string, path: string, body?: unknown) => Promise<any>} Call */

/** @param {string} base @param {string} prefix @param {string} [token] @returns {Call} */
export function caller(base, prefix = '/api/v1', token) {
  return async (method, path, body) => {
    const form = body instanceof FormData;
    const response = await fetch(`${base}${prefix}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : null;
  };
}

/** @param {string} api @param {{ username: string, password: string }} login */
export async function loginAs(api, login) {
  return caller(api, '/api/v1', (await caller(api)('POST', '/auth/password', login)).accessToken);
}

/** @param {Call} call @param {string} path */
export async function all(call, path) {
  const items = [];
  for (let cursor = ''; cursor !== null;) {
    const page = await call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=100${cursor && `&cursor=${cursor}`}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

export async function wechatCode(phone, person) {
  return (await phone('POST', '/control/login-code', { person })).code;
}

/** @param {Call} call @param {any} name a drawing, or the name of `bytes` @param {Buffer | null} [bytes] a PNG */
export async function upload(call, name, bytes = null) {
  const file = new FormData();
  file.set('file', bytes ? new Blob([bytes], { type: 'image/png' }) : new Blob([await photo(name)], { type: 'image/jpeg' }), bytes ? `${name}.png` : `${name}.jpg`);
  const { id, claim } = await call('POST', '/attachments', file);
  return { id, claim };
}
