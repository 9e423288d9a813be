import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * What a run of tests says of itself. A run that failed without a failed test (it did not compile, it was killed) counts as one failure.
 * @param {{ succeeded: boolean, jestResult: string, output: string }} run  `jestResult` is the file of `jest --json --outputFile`
 * @returns {Count}
 */
export function countTests({ succeeded, jestResult, output }) {
  const count = existsSync(jestResult) ? countJest(readFileSync(jestResult, 'utf8')) : countNodeTest(output);
  const { passed, failed } = count ?? { passed: succeeded ? 1 : 0, failed: 0 };
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
}

/** @param {string} json @returns {Count} */
function countJest(json) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(json);
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

/** The summary of node:test, as its readable report or as TAP writes it. @param {string} output @returns {Count | null} */
function countNodeTest(output) {
  const figure = (/** @type {string} */ name) => new RegExp(`^[ℹ#] ${name} (\\d+)$`, 'm').exec(output)?.[1];
  const [passed, failed, cancelled] = [figure('pass'), figure('fail'), figure('cancelled')];
  return passed === undefined ? null : { passed: Number(passed), failed: Number(failed ?? 0) + Number(cancelled ?? 0) };
}

/** @param {Count[]} counts @returns {Count} */
export function sum(counts) {
  return counts.reduce((total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }), { passed: 0, failed: 0 });
}
