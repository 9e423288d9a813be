import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pinnedPnpm } from '../bootstrap.mjs';
import { Failure } from '../failure.mjs';
import { requireNode } from '../node-version.mjs';
import { filesBelow, fingerprintOfContents, fingerprintOfTimes } from '../stamp.mjs';

/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'scanfix-stamp-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('the pinned pnpm is read from packageManager, without its hash', () => {
  assert.equal(pinnedPnpm('{ "packageManager": "pnpm@12.21.0+sha512.abc" }'), '12.21.0');
});

test('a package.json that pins no pnpm is an error', () => {
  assert.throws(() => pinnedPnpm('{ "packageManager": "yarn@4.0.0" }'), /pins no pnpm/);
});

test('Node below 20.19 is refused with a sentence, 20.19 and newer are not', () => {
  assert.throws(() => requireNode('18.20.4'), Failure);
  assert.throws(() => requireNode('20.18.3'), /needs Node\.js 20\.19 or newer; this is 20\.18\.3/);
  requireNode('20.19.0');
  requireNode('22.1.0');
});

test('the install stamp changes with the content of a manifest and not with its time', () => {
  const manifest = join(folder, 'package.json');
  writeFileSync(manifest, '{ "name": "one" }');
  const first = fingerprintOfContents([manifest], ['12.21.0']);
  writeFileSync(manifest, '{ "name": "one" }');
  assert.equal(fingerprintOfContents([manifest], ['12.21.0']), first);
  writeFileSync(manifest, '{ "name": "two" }');
  assert.notEqual(fingerprintOfContents([manifest], ['12.21.0']), first);
});

test('the install stamp changes with the version of pnpm, and when a manifest disappears', () => {
  const manifest = join(folder, 'other.json');
  writeFileSync(manifest, '{}');
  const first = fingerprintOfContents([manifest], ['12.21.0']);
  assert.notEqual(fingerprintOfContents([manifest], ['12.22.0']), first);
  rmSync(manifest);
  assert.notEqual(fingerprintOfContents([manifest], ['12.21.0']), first);
});

test('the build stamp changes with a new file and with a changed one', () => {
  const sources = join(folder, 'sources.ts');
  writeFileSync(sources, 'one');
  const first = fingerprintOfTimes([sources]);
  assert.equal(fingerprintOfTimes([sources]), first);
  writeFileSync(sources, 'other');
  const second = fingerprintOfTimes([sources]);
  assert.notEqual(second, first);
  writeFileSync(join(folder, 'more.ts'), '');
  assert.notEqual(fingerprintOfTimes([sources, join(folder, 'more.ts')]), second);
});

test('sources are listed without hidden folders and without those that are named', () => {
  const files = filesBelow(folder, new Set(['sources.ts']));
  assert.ok(files.every((file) => !file.endsWith('sources.ts')));
  writeFileSync(join(folder, '.hidden'), '');
  assert.deepEqual(filesBelow(folder, new Set(['sources.ts'])), files);
});
