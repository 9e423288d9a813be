import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { countTests, sum } from '../counting.mjs';

/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'scanfix-counting-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const nothing = () => join(folder, 'no-such-file');
/** @param {object} result */
function jestFile(result) {
  const file = join(folder, 'jest.json');
  writeFileSync(file, JSON.stringify(result));
  return file;
}

test("jest's own figures are taken", () => {
  const jestResult = jestFile({ numPassedTests: 12, numFailedTests: 2, numRuntimeErrorTestSuites: 0 });
  assert.deepEqual(countTests({ succeeded: false, jestResult, output: '' }), { passed: 12, failed: 2 });
});

test('a jest file that does not compile is a failure', () => {
  const jestResult = jestFile({ numPassedTests: 12, numFailedTests: 0, numRuntimeErrorTestSuites: 1 });
  assert.deepEqual(countTests({ succeeded: false, jestResult, output: '' }), { passed: 12, failed: 1 });
});

test("node:test's summary is taken from either of its reports", () => {
  assert.deepEqual(countTests({ succeeded: true, jestResult: nothing(), output: 'ℹ tests 3\nℹ pass 3\nℹ fail 0\nℹ cancelled 0\n' }), { passed: 3, failed: 0 });
  assert.deepEqual(countTests({ succeeded: false, jestResult: nothing(), output: '# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n' }), { passed: 2, failed: 2 });
});

test('a run that was killed is a failure even when no test failed', () => {
  assert.deepEqual(countTests({ succeeded: false, jestResult: nothing(), output: '' }), { passed: 0, failed: 1 });
  assert.deepEqual(countTests({ succeeded: false, jestResult: jestFile({ numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }), output: '' }), {
    passed: 3,
    failed: 1,
  });
});

test('a check without figures counts as one', () => {
  assert.deepEqual(countTests({ succeeded: true, jestResult: nothing(), output: 'fine' }), { passed: 1, failed: 0 });
});

test('the last line adds all runs', () => {
  assert.deepEqual(sum([{ passed: 3, failed: 1 }, { passed: 4, failed: 0 }]), { passed: 7, failed: 1 });
});
