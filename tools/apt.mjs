import { readFileSync } from 'node:fs';
import { step } from './progress.mjs';
import { failures, steps } from './words.mjs';

/** Debian or Ubuntu, and allowed to install. */
export function canInstall() {
  return process.getuid?.() === 0 && /\b(debian|ubuntu)\b/.test(distribution());
}

/** What /etc/os-release says of itself and of its parents. */
export function distribution() {
  try {
    return (readFileSync('/etc/os-release', 'utf8').match(/^ID(_LIKE)?=.*$/gm) ?? []).join('\n');
  } catch {
    return '';
  }
}

/**
 * @param {string[]} packages
 * @param {import('./processes.mjs').Processes} processes
 */
export async function install(packages, processes) {
  const list = packages.join(' ');
  const where = { failure: failures.aptFailed(list), env: { DEBIAN_FRONTEND: 'noninteractive' } };
  // Another apt may hold the lock: a new machine often updates itself in its first minutes.
  const patiently = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  await step(steps.apt(list), async () => {
    await processes.run('apt-update', 'apt-get', [...patiently, 'update'], where);
    await processes.run('apt-install', 'apt-get', [...patiently, 'install', '-y', '--no-install-recommends', ...packages], where);
  });
}
