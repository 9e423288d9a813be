import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './progress.mjs';
import { repository } from './settings.mjs';
import { filesBelow, fingerprintOfTimes, isFresh, remember } from './stamp.mjs';
import { failures, remarks, steps } from './words.mjs';

const systemOutputs = [
  'libs/shared-types/dist/index.js',
  'libs/shared-types/dist/routes.schema.json',
  'apps/api/dist/main.js',
  'apps/console/dist/index.html',
  'apps/miniprogram/dist/h5/index.html',
  'apps/wechat-sandbox/dist/main.js',
  'apps/wechat-sandbox/dist/phone-page/index.html',
];
const testOutputs = [...systemOutputs, 'apps/miniprogram/dist/weapp/app.json'];
const settings = ['package.json', 'pnpm-lock.yaml', 'nx.json', 'tsconfig.base.json', 'tools/package.json'];
const notSources = new Set(['node_modules', 'dist', 'test', 'coverage']);

/** Without colours, a cloud, a daemon or a full-screen display: its output goes to a log. */
export const nxEnvironment = { NX_TUI: 'false', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' };

/** @typedef {import('./processes.mjs').Processes} Processes */

/** What `npm start` runs. @param {Processes} processes */
export const buildSystem = (processes) => build('system', systemOutputs, processes);

/** The same, and the mini-program as WeChat runs it. @param {Processes} processes */
export const buildForTests = (processes) => build('tested', testOutputs, processes);

/**
 * Nx builds what changed; when no file changed since the last time, even Nx is not asked, for its own start takes seconds.
 * @param {string} target of tools/package.json
 * @param {string[]} outputs
 * @param {Processes} processes
 */
async function build(target, outputs, processes) {
  await step(steps.build, async (note) => {
    const before = sourcesFingerprint();
    if (isFresh(`build-${target}`, before) && outputs.every((output) => existsSync(join(repository, output)))) {
      note(remarks.unchanged.en);
      return;
    }
    const watch = setInterval(() => note(lastTask(processes.logOf('build'))), 2000);
    try {
      await processes.run('build', 'pnpm', ['exec', 'nx', 'run', `@scanfix/tools:${target}`, '--outputStyle=stream', '--nxBail'], {
        failure: failures.buildFailed,
        telling: /\berror\b|✖|✘/i,
        env: nxEnvironment,
      });
    } finally {
      clearInterval(watch);
      note('');
    }
    // The fingerprint of before: what was changed while Nx ran is built by the next start.
    remember(`build-${target}`, before);
  });
}

/** The task that Nx started last. @param {string} log */
const lastTask = (log) => log.match(/(?<=^> nx run ).*$/gm)?.at(-1)?.replaceAll('"', '') ?? '';

function sourcesFingerprint() {
  const sources = ['apps', 'libs'].flatMap((folder) => filesBelow(join(repository, folder), notSources));
  return fingerprintOfTimes([...sources, ...settings.map((file) => join(repository, file))]);
}
