import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { Processes, waitUntil } from '../processes.mjs';
import { beginning, takeDataFolder } from '../running.mjs';

/** @type {string} */
let folder;
/** @type {Processes[]} */
const started = [];
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'scanfix-processes-'));
});
afterEach(async () => {
  for (const processes of started.splice(0)) await processes.stop();
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {ConstructorParameters<typeof Processes>[1]} [register] */
function newProcesses(register) {
  const processes = new Processes(join(folder, 'logs'), register);
  started.push(processes);
  return processes;
}

/** @param {() => boolean} fact */
const fact = (fact) => waitUntil(async () => fact(), { name: 'fact', seconds: 10, log: '' });

/** A shell that starts a sleeping grandchild and writes its process id. */
const withGrandchild = (/** @type {string} */ file) => ['-c', `sleep 1000 & echo $! > ${file}; wait`];

test('stopping ends a service and what it started itself', async () => {
  const processes = newProcesses();
  const file = join(folder, 'grandchild');
  processes.service('parent', 'sh', withGrandchild(file));
  await fact(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'));
  const grandchild = Number(readFileSync(file, 'utf8'));
  assert.notEqual(beginning(grandchild), '');
  await processes.stop();
  await fact(() => beginning(grandchild) === '');
});

test('a service that stops by itself is reported with its exit code and the end of its log', async () => {
  const processes = newProcesses();
  processes.service('weak', 'sh', ['-c', 'echo the last words; exit 3']);
  await assert.rejects(processes.death, (error) => {
    assert.ok(error instanceof Error && 'details' in error);
    assert.match(error.message, /^weak stopped by itself \(exit code 3\)/);
    assert.equal(error.details, 'the last words');
    return true;
  });
});

test('a service that is stopped is not reported', async () => {
  const processes = newProcesses();
  processes.service('calm', 'sleep', ['1000']);
  await processes.stop();
  assert.equal(await Promise.race([processes.death, Promise.resolve('nothing')]), 'nothing');
});

test('a program that does not exist is reported, not thrown', async () => {
  const processes = newProcesses();
  processes.service('absent', 'no-such-program-here', []);
  await assert.rejects(processes.death, /absent stopped by itself/);
});

test('a command that fails is a sentence with the end of its log', async () => {
  const failure = { zh: '迁移失败。', en: 'The migration failed.' };
  await assert.rejects(newProcesses().run('migrate', 'sh', ['-c', 'echo table missing >&2; exit 1'], { failure }), {
    message: 'The migration failed.',
    details: 'table missing',
  });
});

test('services end in the opposite order of their start', async () => {
  /** @type {string[][]} */
  const registered = [];
  const processes = newProcesses((running) => registered.push(running.map(({ name }) => name)));
  processes.service('database', 'sleep', ['1000']);
  processes.service('api', 'sleep', ['1000']);
  await processes.stop();
  assert.deepEqual(registered, [['database'], ['database', 'api'], ['database'], []]);
});

test('a second one on the same data folder is told who is running there', async () => {
  const data = join(folder, 'held');
  const first = await takeDataFolder(data, 'http://127.0.0.1:3001');
  await assert.rejects(takeDataFolder(data, 'http://127.0.0.1:4001'), new RegExp(`already running \\(process ${process.pid}, console http://127\\.0\\.0\\.1:3001\\)`));
  first.release();
  (await takeDataFolder(data, '')).release();
});

test('what a killed start left running is ended by the next one', async () => {
  const data = join(folder, 'orphaned');
  const held = await takeDataFolder(data, '');
  const processes = newProcesses(held.register);
  processes.service('orphan', 'sleep', ['1000']);
  const file = join(data, 'running.json');
  const running = JSON.parse(readFileSync(file, 'utf8'));
  const [orphan] = running.children;
  writeFileSync(file, JSON.stringify({ ...running, began: 'long ago' }));
  const next = await takeDataFolder(data, '');
  await fact(() => beginning(orphan.pid) === '');
  next.release();
});

test('a process id that now belongs to somebody else is left alone', async () => {
  const data = join(folder, 'reused');
  const bystander = newProcesses();
  bystander.service('bystander', 'sleep', ['1000']);
  /** @type {{ pid: number }[]} */
  let running = [];
  bystander.register = (list) => (running = list);
  bystander.service('second', 'sleep', ['1000']);
  const pid = running[0]?.pid ?? 0;
  (await takeDataFolder(data, '')).release();
  const stale = { pid: 1, began: 'long ago', console: '', children: [{ name: 'api', pid, began: 'another time' }] };
  writeFileSync(join(data, 'running.json'), JSON.stringify(stale));
  (await takeDataFolder(data, '')).release();
  assert.notEqual(beginning(pid), '');
});

test('waiting longer than agreed names the service and its log', async () => {
  const never = waitUntil(async () => false, { name: 'api', seconds: 0.01, log: '/logs/api.log' });
  await assert.rejects(never, /api was not ready within 0\.01 seconds\. Its log: \/logs\/api\.log/);
});
