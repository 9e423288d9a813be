import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './settings.mjs';

/**
 * One run of tests. `needs` are the resources whose environment it is given; `jest` says that it can write its result as JSON.
 * @typedef {'database' | 'browser' | 'system'} Resource
 * @typedef {{ name: string, command: string[], jest: boolean, needs: Resource[] }} Suite
 */

/**
 * A script of a package.
 * @param {string} folder
 * @param {string} script
 * @param {Resource[]} [needs]
 * @returns {Suite}
 */
function script(folder, script, needs = []) {
  const { name, scripts } = JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8'));
  return { name: `${name} ${script}`, command: ['pnpm', '--filter', name, 'run', script], jest: /\bjest\b/.test(scripts?.[script]), needs };
}

/** @param {string} name @returns {Suite} */
const rootScript = (name) => ({ name, command: ['npm', 'run', name], jest: false, needs: [] });

/** Quickest first, so that a mistake shows early. @type {Suite[]} */
export const testSuites = [
  script('tools', 'test'),
  script('libs/shared-types', 'test:unit'),
  script('apps/api', 'test:unit'),
  script('apps/console', 'test:unit'),
  script('apps/wechat-sandbox', 'test:unit'),
  script('apps/miniprogram', 'test:unit'),
  script('apps/api', 'test:integration', ['database']),
  script('apps/wechat-sandbox', 'test:integration', ['browser']),
  script('apps/miniprogram', 'test:weapp'),
  script('e2e', 'test:stories', ['browser', 'system']),
];

/** What continuous integration checks besides. */
export const checks = ['lint', 'types', 'build'].map(rootScript);

/** The API against a server of somebody's choice. */
export const databaseSuites = [script('apps/api', 'test:integration', ['database'])];
