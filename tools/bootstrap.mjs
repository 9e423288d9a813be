import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { requireFreeSpace } from './disk.mjs';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';
import { checkoutState, repository } from './settings.mjs';
import { fingerprintOfContents, isFresh, remember } from './stamp.mjs';
import { failures, steps } from './words.mjs';

/** node_modules and the builds together, measured: 1.2 GB. */
const bytesForInstall = 1.6e9;

/**
 * Makes a fresh clone ready: the pinned pnpm on PATH (Nx calls it) and the locked dependencies. Node built-ins only.
 * Does nothing, and needs no network, when neither the lock file nor a package.json changed since the last time.
 * @param {import('./processes.mjs').Processes} processes
 */
export async function bootstrap(processes) {
  const version = pinnedPnpm(readFileSync(join(repository, 'package.json'), 'utf8'));
  await providePnpm(version, processes);
  const fingerprint = installFingerprint(version);
  if (isFresh('install', fingerprint) && existsSync(join(repository, 'node_modules', '.modules.yaml'))) return;
  await requireFreeSpace(repository, bytesForInstall);
  await step(steps.dependencies, () =>
    processes.run('install', 'pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], {
      failure: failures.installFailed,
      env: { CI: 'true' },
    }),
  );
  remember('install', fingerprint);
}

/**
 * The version in `"packageManager": "pnpm@…"`.
 * @param {string} packageJson
 */
export function pinnedPnpm(packageJson) {
  const pinned = /^pnpm@(\d+\.\d+\.\d+)/.exec(JSON.parse(packageJson).packageManager ?? '')?.[1];
  if (!pinned) throw new Error('package.json pins no pnpm version in packageManager');
  return pinned;
}

/**
 * The pnpm of this version: the machine's own, or one fetched through npm into the checkout.
 * @param {string} version
 * @param {import('./processes.mjs').Processes} processes
 */
async function providePnpm(version, processes) {
  const folder = join(checkoutState, `pnpm-${version}`);
  const binaries = join(folder, 'node_modules', '.bin');
  if (existsSync(join(binaries, 'pnpm'))) process.env.PATH = `${binaries}${delimiter}${process.env.PATH}`;
  if (versionOnPath() === version) return;
  await requireFreeSpace(repository, bytesForInstall);
  await step(steps.pnpm, () =>
    processes.run('pnpm', 'npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', `pnpm@${version}`], {
      failure: failures.noPnpm(version),
    }),
  );
  process.env.PATH = `${binaries}${delimiter}${process.env.PATH}`;
  if (versionOnPath() !== version) throw new Failure(failures.noPnpm(version));
}

/** Asked outside the checkout, where pnpm does not look at `packageManager`. */
function versionOnPath() {
  const { stdout } = spawnSync('pnpm', ['--version'], { cwd: '/', encoding: 'utf8' });
  return stdout?.trim() ?? '';
}

/** @param {string} pnpmVersion */
function installFingerprint(pnpmVersion) {
  const packages = ['apps', 'libs'].flatMap((group) => readdirSync(join(repository, group)).map((name) => join(group, name)));
  const manifests = ['.', 'tools', 'e2e', ...packages].map((folder) => join(folder, 'package.json'));
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', ...manifests].map((file) => join(repository, file));
  return fingerprintOfContents(files, [pnpmVersion, process.version, process.arch]);
}
