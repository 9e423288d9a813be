import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { repository } from './settings.mjs';

/** True where `docker compose` is installed and its engine answers. */
export function dockerAnswers() {
  const answers = (/** @type {string[]} */ args) => spawnSync('docker', args, { stdio: 'ignore', timeout: 15_000 }).status === 0;
  return answers(['compose', 'version']) && answers(['info']);
}

/**
 * Runs deploy/local-database.compose.yml for this data folder, and stops it with the rest. Its data live in a volume of their own.
 * @param {{ data: string, port: number, password: string }} server
 * @param {import('./processes.mjs').Processes} processes
 */
export async function startComposeServer({ data, port, password }, processes) {
  const env = { LOCAL_DATABASE_PORT: String(port), LOCAL_DATABASE_PASSWORD: password };
  await processes.run('database', 'docker', [...composeCommand(data), 'up', '--detach', '--wait', 'local-database'], { env });
  processes.onStop('database', async () => {
    spawnSync('docker', [...composeCommand(data), 'stop', 'local-database'], { stdio: 'ignore', env: { ...process.env, ...env } });
  });
}

/**
 * Deletes the volume, where an earlier start left one.
 * @param {string} data
 */
export function deleteComposeData(data) {
  const env = { ...process.env, LOCAL_DATABASE_PORT: '0', LOCAL_DATABASE_PASSWORD: 'unused' };
  spawnSync('docker', [...composeCommand(data), 'down', '--volumes'], { stdio: 'ignore', timeout: 60_000, env });
}

/**
 * One project for each data folder, so that the tests' database is never the demo's.
 * @param {string} data
 */
export function composeCommand(data) {
  const project = `scanfix-${createHash('sha256').update(data).digest('hex').slice(0, 8)}`;
  return ['compose', '--file', join(repository, 'deploy/local-database.compose.yml'), '--project-name', project];
}
