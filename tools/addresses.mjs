import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { both } from './progress.mjs';
import { remarks, table } from './words.mjs';

/**
 * @typedef {object} Addresses
 * @property {string} api
 * @property {string} console
 * @property {string} h5
 * @property {string} sandbox
 * @property {string} database
 * @property {import('./organization.mjs').Login[]} logins
 */

/**
 * For programs, such as the browser stories: there while the system is up. It holds passwords, so it is for its owner's eyes only.
 * @param {string} data
 * @param {Addresses} addresses
 * @returns {() => Promise<void>} takes it away again
 */
export function writeAddresses(data, addresses) {
  const file = join(data, 'addresses.json');
  writeFileSync(file, `${JSON.stringify(addresses, null, 2)}\n`, { mode: 0o600 });
  return async () => rmSync(file, { force: true });
}

/** @param {Addresses} addresses */
export function printAddresses({ logins, ...addresses }) {
  const places = /** @type {(keyof typeof addresses)[]} */ (['sandbox', 'console', 'h5', 'api', 'database']);
  const rows = places.map((place) => [table[place].zh, table[place].en, shown(addresses[place])]);
  console.log(`\n${columns(rows)}\n`);
  const heading = [table.login.zh, table.login.en, table.username, table.password];
  console.log(`${columns([heading, ...logins.map(({ name, role, username, password }) => [name, role, username, password])])}\n`);
  console.log(both(remarks.stop));
}

/** A URL without its password, which is in addresses.json. @param {string} url */
const shown = (url) => url.replace(/^(\w+:\/\/[^:/@]+):[^@]*@/, '$1@');

/** @param {string[][]} rows */
export function columns(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const padded = (/** @type {string} */ cell, /** @type {number} */ column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell));
  return rows.map((row) => `  ${row.map(padded).join('  ')}`.trimEnd()).join('\n');
}

/** Chinese characters take two columns of a terminal. @param {string} text */
const width = (text) => [...text].reduce((sum, character) => sum + (/[⺀-鿿＀-￯]/.test(character) ? 2 : 1), 0);
