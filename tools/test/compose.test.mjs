import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { composeCommand, dockerAnswers, startComposeServer } from '../compose-server.mjs';
import { Processes } from '../processes.mjs';

/** @type {string} */
let folder;
const path = process.env.PATH;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'scanfix-compose-'));
  process.env.PATH = `${folder}${delimiter}${path}`;
});
after(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a `docker` on the PATH that writes down what it is asked. @param {string} script */
function installDocker(script) {
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\necho "$LOCAL_DATABASE_PORT $*" >> ${folder}/asked\n${script}\n`);
  chmodSync(join(folder, 'docker'), 0o755);
}
const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');

test('a client without its engine is no Docker', () => {
  installDocker('[ "$1" != info ]');
  assert.equal(dockerAnswers(), false);
  installDocker('');
  assert.equal(dockerAnswers(), true);
});

test('the container is started on the port that is asked for, waited for, and stopped with the rest', async () => {
  installDocker('');
  const data = join(folder, 'data');
  const processes = new Processes(join(folder, 'logs'));
  await startComposeServer({ data, port: 33_306, password: 'pass' }, processes);
  const project = composeCommand(data).join(' ');
  assert.equal(asked().at(-1), `33306 ${project} up --detach --wait local-database`);
  await processes.stop();
  assert.equal(asked().at(-1), `33306 ${project} stop local-database`);
});

test('each data folder has a project of its own', () => {
  assert.deepEqual(composeCommand('/srv/one'), composeCommand('/srv/one'));
  assert.notDeepEqual(composeCommand('/srv/one'), composeCommand('/srv/two'));
});
