import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { repository } from '../settings.mjs';

const run = promisify(execFile);
const configuration = ['.dependency-cruiser.cjs', 'architecture-exceptions.json', 'tsconfig.base.json', 'tsconfig.lint.json'];
/** @type {string} */
let project;

before(() => {
  project = mkdtempSync(join(tmpdir(), 'scanfix-arrows-'));
  for (const file of configuration) cpSync(join(repository, file), join(project, file));
  write('node_modules/typeorm/package.json', '{ "name": "typeorm", "main": "index.js" }');
  write('node_modules/typeorm/index.js', 'exports.one = 1;\n');
  write('package.json', '{ "private": true, "dependencies": { "typeorm": "*" } }');
});
after(() => rmSync(project, { recursive: true, force: true }));

/** @param {string} path @param {string} content */
function write(path, content) {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), content);
}

/** The rules that these files break. @param {Record<string, string>} files */
async function brokenArrows(files) {
  for (const folder of ['apps', 'libs']) rmSync(join(project, folder), { recursive: true, force: true });
  mkdirSync(join(project, 'apps'));
  write('libs/shared-types/src/index.ts', 'export const one = 1;');
  for (const [path, content] of Object.entries(files)) write(path, content);
  const depcruise = join(repository, 'node_modules', '.bin', 'depcruise');
  const { stdout } = await run(depcruise, ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'], { cwd: project }).catch(
    (/** @type {{ stdout: string }} */ failed) => failed,
  );
  /** @type {{ summary: { violations: { rule: { name: string } }[] } }} */
  const report = JSON.parse(stdout);
  return [...new Set(report.summary.violations.map(({ rule }) => rule.name))];
}

const tickets = 'apps/api/src/modules/tickets';
const assets = 'apps/api/src/modules/assets';
const exportsOne = 'export const one = 1;\n';

/** @type {[sentence: string, rule: string, files: Record<string, string>][]} */
const forbidden = [
  ['the contract may not import anything', 'shared-types-import-nothing', {
    'libs/shared-types/src/bad.ts': "import { join } from 'node:path';\nexport const path = join('a');\n",
  }],
  ['an app may not import another app', 'app-not-to-app', {
    'apps/console/src/bad.ts': "export { one } from '../../api/src/thing';\n", 'apps/api/src/thing.ts': exportsOne,
  }],
  ['the platform may not import a module', 'platform-not-to-modules', {
    'apps/api/src/platform/bad.ts': "export { one } from '../modules/tickets/tickets.service.js';\n", [`${tickets}/tickets.service.ts`]: exportsOne,
  }],
  ["a module may not import another module's repository", 'module-to-module-by-its-entrance', {
    [`${tickets}/tickets.service.ts`]: "export { one } from '../assets/assets.repository.js';\n", [`${assets}/assets.repository.ts`]: exportsOne,
  }],
  ["a module may not import even the type of another module's entity", 'module-to-module-by-its-entrance', {
    [`${tickets}/tickets.service.ts`]: "import type { Asset } from '../assets/asset.entity.js';\nexport const assets: Asset[] = [];\n",
    [`${assets}/asset.entity.ts`]: 'export class Asset {}\n',
  }],
  ['a service may not import typeorm', 'typeorm-in-its-places', {
    [`${tickets}/tickets.service.ts`]: "export { one } from 'typeorm';\n",
  }],
  ['a policy may not call a service', 'pure-files-stay-pure', {
    [`${tickets}/ticket.policy.ts`]: "export { one } from './tickets.service.js';\n", [`${tickets}/tickets.service.ts`]: exportsOne,
  }],
  ["a page may not import one platform's device", 'device-by-its-entrance', {
    'apps/miniprogram/src/pages/page.ts': "export { one } from '../device/weapp/scan';\n", 'apps/miniprogram/src/device/weapp/scan.ts': exportsOne,
  }],
  ['two files may not import each other', 'no-circles', {
    'apps/api/src/a.ts': "import { two } from './b.js';\nexport const one = () => two;\n", 'apps/api/src/b.ts': "import { one } from './a.js';\nexport const two = () => one;\n",
  }],
  ['an import must resolve', 'resolvable', { 'apps/api/src/bad.ts': "export * from './nowhere.js';\n" }],
];

for (const [sentence, rule, files] of forbidden) {
  test(sentence, async () => {
    assert.deepEqual(await brokenArrows(files), [rule]);
  });
}

test('what the architecture allows breaks no rule', async () => {
  const allowed = {
    [`${tickets}/tickets.service.ts`]: "import { one } from '../assets/assets.service.js';\nimport { two } from './tickets.repository.js';\nexport const sum = one + two;\n",
    [`${tickets}/tickets.repository.ts`]: "import { one } from 'typeorm';\nexport const two = one + 1;\n",
    [`${tickets}/ticket.policy.ts`]: "import type { sum } from './tickets.service.js';\nexport type Sum = typeof sum;\n",
    [`${assets}/assets.service.ts`]: exportsOne,
    'apps/miniprogram/src/pages/page.ts': "export { one } from '../device';\n",
    'apps/miniprogram/src/device/index.ts': exportsOne,
  };
  assert.deepEqual(await brokenArrows(allowed), []);
});
