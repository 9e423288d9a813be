import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '../settings.mjs';

test('without flags and variables everything has its usual place', () => {
  const settings = readSettings([], {});
  assert.deepEqual(settings.ports, { api: 3000, console: 3001, h5: 3002, sandbox: 3003, database: 33_306 });
  assert.match(settings.data, /\.data$/);
  assert.equal(settings.host, '127.0.0.1');
  assert.equal(settings.databaseUrl, null);
  assert.deepEqual([settings.reset, settings.demo], [false, true]);
});

test('a flag goes before a variable', () => {
  assert.equal(readSettings(['--api-port', '4000'], { API_PORT: '5000' }).ports.api, 4000);
  assert.equal(readSettings([], { API_PORT: '5000' }).ports.api, 5000);
  assert.equal(readSettings(['--data', '/srv/a'], { SCANFIX_DATA: '/srv/b' }).data, '/srv/a');
  assert.equal(readSettings([], { SCANFIX_DATA: '/srv/b' }).data, '/srv/b');
});

test('an empty variable counts as not set', () => {
  assert.equal(readSettings([], { API_PORT: '', DATABASE_URL: '', HOST: '' }).ports.api, 3000);
});

test('--reset and --no-demo are understood', () => {
  const settings = readSettings(['--reset', '--no-demo'], {});
  assert.deepEqual([settings.reset, settings.demo], [true, false]);
});

test('an unknown flag is refused with the list of known ones', () => {
  assert.throws(() => readSettings(['--rest'], {}), /Wrong option.*--rest.*Known: --reset/);
});

test('what is no port is refused with the name of its variable', () => {
  for (const value of ['0', '65536', 'x', '3000.5']) {
    assert.throws(() => readSettings([], { H5_PORT: value }), /H5_PORT must be a port from 1 to 65535/);
  }
});

test('two services on one port are refused', () => {
  assert.throws(() => readSettings(['--api-port', '3001'], {}), /API_PORT, CONSOLE_PORT are all set to port 3001/);
});
