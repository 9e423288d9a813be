import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { requireFreeSpace, requireWritable } from '../disk.mjs';
import { explain, Failure } from '../failure.mjs';
import { freePorts, requireFreePorts } from '../ports.mjs';

/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'scanfix-machine-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('a port in use is named with its service and the variable that moves it', async () => {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  try {
    await assert.rejects(requireFreePorts('127.0.0.1', { api: port }), (error) => {
      assert.ok(error instanceof Failure);
      assert.match(error.message, new RegExp(`^Port ${port} \\(api\\) is already in use: .* API_PORT=${port + 100} npm start\\.$`));
      assert.match(error.wording.zh, new RegExp(`^端口 ${port}（api）已被占用`));
      return true;
    });
  } finally {
    server.close();
  }
});

test('free ports are all different and can be opened', async () => {
  const [api, console] = await freePorts(2);
  assert.notEqual(api, console);
  await requireFreePorts('127.0.0.1', { api, console });
});

test('a disk with too little space is named with what is left and what is needed', async () => {
  await assert.rejects(requireFreeSpace(join(folder, 'not', 'yet', 'there'), 1e18), /The disk is full: .*there has .* left and 1000000000\.0 GB is needed/);
  await requireFreeSpace(folder, 1);
});

test('a small disk is full for a data folder', { skip: !mayMount() && 'only root may mount' }, async () => {
  const small = mkdtempSync(join(folder, 'small-'));
  assert.equal(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', small]).status, 0);
  try {
    await assert.rejects(requireFreeSpace(small, 150e6), /has 5 MB left and 150 MB is needed/);
  } finally {
    spawnSync('umount', [small]);
  }
});

function mayMount() {
  return process.platform === 'linux' && spawnSync('unshare', ['--mount', 'true']).status === 0;
}

test('a log that ends with a full disk is explained as one', () => {
  const failure = explain(new Failure({ zh: '构建失败。', en: 'The build failed.' }, { details: 'Error: ENOSPC: no space left on device, write' }));
  assert.ok(failure instanceof Failure);
  assert.equal(failure.message, 'The disk filled up (The build failed.). Free some space and start again.');
});

test('an error of the system that means a full disk is explained as one', () => {
  const failure = explain(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }));
  assert.ok(failure instanceof Failure);
});

test('an error nobody foresaw keeps its stack', () => {
  const error = new TypeError('x is not a function');
  assert.equal(explain(error), error);
});

test('a folder that cannot be made is named', () => {
  assert.throws(() => requireWritable('/dev/null/scanfix'), /\/dev\/null\/scanfix cannot be written/);
});
