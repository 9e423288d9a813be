import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { requireFreeSpace, requireWritable } from './disk.mjs';
import { Failure } from './failure.mjs';
import { repository } from './settings.mjs';
import { checks, databaseSuites, testSuites } from './suites.mjs';
import { runTool } from './tool.mjs';
import { failures } from './words.mjs';

/** A database, a second one inside the stories' system, and the files of the tests. */
const bytesForTests = 1e9;

/**
 * @param {string[]} argv
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<number>} the exit code
 */
export function testProject(argv, env) {
  const words = argv.filter((word) => word !== '--ci');
  const all = argv.includes('--ci') ? [...checks, ...testSuites] : testSuites;
  const suites = all.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  return run(suites, env.TEST_DATABASE_URL || null);
}

/**
 * @param {string[]} argv
 * @returns {Promise<number>} the exit code
 */
export async function testDatabase(argv) {
  const [url = ''] = argv;
  if (!/^(mysql|mariadb):\/\//.test(url) || !URL.canParse(url)) throw new Failure(failures.mysqlUrlMissing);
  return run(databaseSuites, url);
}

/**
 * @param {import('./suites.mjs').Suite[]} suites
 * @param {string | null} databaseUrl
 */
async function run(suites, databaseUrl) {
  const data = join(repository, '.data', 'test');
  requireWritable(data);
  await requireFreeSpace(data, bytesForTests);
  let counted = false;
  const exitCode = await runTool({ data, announce: '' }, async (processes) => {
    await bootstrap(processes);
    const [{ buildForTests }, { runSuites }] = await Promise.all([import('./build.mjs'), import('./test-run.mjs')]);
    await buildForTests(processes);
    const code = await runSuites(suites, { data, databaseUrl }, processes);
    counted = true;
    return code;
  });
  if (!counted) console.log('\n0 passed, 1 failed');
  return exitCode;
}
