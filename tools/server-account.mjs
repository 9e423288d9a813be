import { chownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * Whose process the private database is. Servers refuse to run as root, so root hands it to `mysql` or `nobody`; an ordinary person runs
 * it under their own name. Inside a folder that only root may enter (`/root`, as a rule) no other account would do: null, and the
 * server is told that root is meant. It listens on 127.0.0.1 only, with a password of its own.
 * @param {string} folder
 * @returns {Account | 'self' | 'root'}
 */
export function serverAccount(folder) {
  if (process.getuid?.() !== 0) return 'self';
  const account = findAccount(readFileSync('/etc/passwd', 'utf8'));
  return account && everybodyMayEnter(dirname(folder)) ? account : 'root';
}

/** @param {string} passwd  @returns {Account | null} */
export function findAccount(passwd) {
  for (const name of ['mysql', 'nobody']) {
    const [, , uid, gid] = passwd.split('\n').map((line) => line.split(':')).find(([login]) => login === name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/** @param {string} folder @returns {boolean} */
function everybodyMayEnter(folder) {
  const enterable = (statSync(folder).mode & 0o001) !== 0;
  return enterable && (dirname(folder) === folder || everybodyMayEnter(dirname(folder)));
}

/**
 * @param {string} path
 * @param {Account} account
 */
export function giveTo(path, { uid, gid }) {
  chownSync(path, uid, gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(join(path, name), { uid, gid });
}
