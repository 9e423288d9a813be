import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parseVersion } from './database-version.mjs';

/** Where servers lie that are not on the PATH of an ordinary account. */
const usualFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/usr/local/mysql/bin', '/opt/homebrew/bin', '/usr/local/bin'];

/** @typedef {{ flavour: 'mariadb' | 'mysql', version: string, supported: boolean, path: string }} ServerProgram */

/**
 * The database servers installed on this machine, MariaDB first. On Debian `mysqld` may be another name of MariaDB, so each is asked.
 * @param {string} [path] as the variable PATH
 * @returns {ServerProgram[]}
 */
export function findServers(path = process.env.PATH ?? '') {
  const folders = [...new Set([...path.split(delimiter), ...usualFolders])].filter(Boolean);
  const programs = ['mariadbd', 'mysqld'].flatMap((name) => folders.map((folder) => join(folder, name))).filter(isProgram);
  return programs.flatMap((program) => {
    const answer = spawnSync(program, ['--no-defaults', '--version'], { encoding: 'utf8' });
    const version = parseVersion(answer.stdout ?? '');
    return version ? [{ ...version, path: program }] : [];
  });
}

/**
 * The script that makes MariaDB's first files; it lies beside the server or on the PATH.
 * @param {string} server path of the server
 */
export function mariadbInstaller(server) {
  const folders = [dirname(server), join(dirname(server), '..', 'bin'), join(dirname(server), '..', 'scripts'), '/usr/bin'];
  const names = ['mariadb-install-db', 'mysql_install_db'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram) ?? 'mariadb-install-db';
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
