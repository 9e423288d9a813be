import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { countTests, sum } from './counting.mjs';
import { columns } from './addresses.mjs';
import { Failure, report } from './failure.mjs';
import { resources } from './resources.mjs';

/** @typedef {import('./suites.mjs').Suite} Suite */
/** @typedef {import('./counting.mjs').Count} Count */

/**
 * Runs suites one after the other, whatever becomes of the earlier ones, and ends with the line `N passed, N failed`.
 * @param {Suite[]} suites
 * @param {{ data: string, databaseUrl: string | null }} given
 * @param {import('./processes.mjs').Processes} processes
 * @returns {Promise<number>} the exit code
 */
export async function runSuites(suites, given, processes) {
  const environments = resources(given, processes);
  /** @type {{ suite: Suite, count: Count, seconds: number }[]} */
  const results = [];
  for (const suite of suites) {
    console.log(`\n▶ ${suite.name}`);
    const began = performance.now();
    const count = await runSuite(suite, environments, processes);
    results.push({ suite, count, seconds: Math.round((performance.now() - began) / 1000) });
  }
  const rows = results.map(({ suite, count, seconds }) => [
    count.failed > 0 ? '✗' : '✓', suite.name, `${count.passed} passed, ${count.failed} failed`, `${seconds} s`,
  ]);
  const { passed, failed } = sum(results.map(({ count }) => count));
  console.log(`\n${columns(rows)}\n\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/**
 * @param {Suite} suite
 * @param {ReturnType<typeof resources>} environments
 * @param {import('./processes.mjs').Processes} processes
 * @returns {Promise<Count>}
 */
async function runSuite({ name, command, jest, needs }, environments, processes) {
  const log = name.replaceAll(/\W+/g, '-').replace(/^-/, '');
  const jestResult = join(processes.logs, `${log}.json`);
  rmSync(jestResult, { force: true });
  try {
    const env = Object.assign({}, ...(await Promise.all(needs.map((need) => environments[need]()))));
    const [program = '', ...args] = command;
    if (jest) args.push('--json', `--outputFile=${jestResult}`);
    const succeeded = await processes.succeeds(log, program, args, { echo: true, env });
    return countTests({ succeeded, jestResult, output: processes.logOf(log) });
  } catch (error) {
    // A resource that cannot be had fails its suites; the others still run.
    if (!(error instanceof Failure)) throw error;
    report(error);
    return { passed: 0, failed: 1 };
  }
}
