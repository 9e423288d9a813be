import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { checkoutState, repository } from './settings.mjs';

/** @param {string} name */
const stampFile = (name) => join(checkoutState, `${name}.stamp`);

/**
 * True when the step of this name was last finished with the same inputs.
 * @param {string} name
 * @param {string} fingerprint
 */
export function isFresh(name, fingerprint) {
  return existsSync(stampFile(name)) && readFileSync(stampFile(name), 'utf8') === fingerprint;
}

/**
 * @param {string} name
 * @param {string} fingerprint
 */
export function remember(name, fingerprint) {
  mkdirSync(dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), fingerprint);
}

/**
 * Fingerprint of what the files contain; one that is absent counts as empty.
 * @param {string[]} files
 * @param {string[]} [more]
 */
export function fingerprintOfContents(files, more = []) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(existsSync(file) ? readFileSync(file) : '').update('\0');
  return hash.update(more.join('\0')).digest('hex');
}

/**
 * Fingerprint of names, sizes and times of change: cheap enough for every start.
 * @param {string[]} files
 */
export function fingerprintOfTimes(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(repository, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * All files below a folder, in a stable order, without the folders of these names and without hidden ones.
 * @param {string} folder
 * @param {ReadonlySet<string>} without
 * @returns {string[]}
 */
export function filesBelow(folder, without) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || without.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, without);
    return entry.isFile() ? [path] : [];
  });
}
