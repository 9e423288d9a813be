import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { ESLint } from 'eslint';
import { repository } from '../settings.mjs';

/** @type {ESLint} */
let eslint;
before(() => {
  eslint = new ESLint({ cwd: repository });
});

/** The rules that a file of this name and content breaks. @param {string} filePath @param {string} code */
async function brokenRules(filePath, code) {
  const [result] = await eslint.lintText(code, { filePath });
  return [...new Set(result?.messages.map(({ ruleId }) => ruleId))];
}

const page = 'apps/miniprogram/src/pages/scan/bad.tsx';
const device = 'apps/miniprogram/src/device/weapp/good.ts';

test('a page of the mini-program may not touch wx', async () => {
  assert.deepEqual(await brokenRules(page, 'wx.scanCode({});\n'), ['no-restricted-globals']);
});

test('a page of the mini-program may not touch window', async () => {
  assert.deepEqual(await brokenRules(page, "window.open('/');\n"), ['no-restricted-globals']);
});

test('a page of the mini-program may not ask which platform it runs on', async () => {
  assert.deepEqual(await brokenRules(page, "export const inWechat = process.env.TARO_ENV === 'weapp';\n"), ['no-restricted-syntax']);
});

test("a page of the mini-program may not call Taro's platform functions", async () => {
  const code = "import Taro from '@tarojs/taro';\nvoid Taro.scanCode({});\n";
  assert.deepEqual(await brokenRules(page, code), ['@typescript-eslint/no-restricted-imports']);
});

test("a page of the mini-program may use Taro's hooks", async () => {
  const code = "import { useDidShow } from '@tarojs/taro';\nexport const useVisits = (count: () => void) => useDidShow(count);\n";
  assert.deepEqual(await brokenRules(page, code), []);
});

test('device/ may call Taro and wx', async () => {
  const code = "import Taro from '@tarojs/taro';\nexport const scan = () => (process.env.TARO_ENV === 'weapp' ? wx.scanCode({}) : Taro.scanCode({}));\n";
  assert.deepEqual(await brokenRules(device, code), []);
});

test('nobody may use any', async () => {
  assert.deepEqual(await brokenRules('apps/api/src/bad.ts', 'export const thing: any = 1;\n'), ['@typescript-eslint/no-explicit-any']);
});

test('nobody may silence the compiler or the lint', async () => {
  assert.deepEqual(await brokenRules('apps/api/src/bad.ts', '// @ts-ignore\nexport const thing = 1;\n'), ['@typescript-eslint/ban-ts-comment']);
  const silenced = '/* eslint-disable @typescript-eslint/no-explicit-any */\nexport const thing: any = 1;\n';
  assert.ok((await brokenRules('apps/api/src/bad.ts', silenced)).includes('@typescript-eslint/no-explicit-any'));
});

test('a test may neither be left out nor leave out the others', async () => {
  const spec = 'apps/api/src/bad.spec.ts';
  assert.deepEqual(await brokenRules(spec, "it.skip('does nothing', () => undefined);\n"), ['no-restricted-syntax']);
  assert.deepEqual(await brokenRules(spec, "fdescribe('alone', () => undefined);\n"), ['no-restricted-syntax']);
});

test('a component may not call a hook in a branch', async () => {
  const code = "import { useState } from 'react';\nexport function Part({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return null;\n}\n";
  assert.deepEqual(await brokenRules('apps/console/src/bad.tsx', code), ['react-hooks/rules-of-hooks']);
});

test('an app may not import another app', async () => {
  const code = "import manifest from '@scanfix/api/package.json';\nexport const name = manifest.name;\n";
  assert.deepEqual(await brokenRules('apps/console/src/bad.ts', code), ['@nx/enforce-module-boundaries']);
});
