import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { explainConnection, openSchema, serverOf } from '../database.mjs';
import { describe, parseVersion } from '../database-version.mjs';
import { Failure } from '../failure.mjs';
import { freePorts } from '../ports.mjs';
import { accountStatements, chooseProgram } from '../private-server.mjs';
import { findAccount } from '../server-account.mjs';

/** @type {string} */
let data;
before(() => {
  data = mkdtempSync(join(tmpdir(), 'scanfix-database-'));
});
after(() => rmSync(data, { recursive: true, force: true }));

/** @type {[text: string, name: string, supported: boolean][]} */
const versions = [
  ['10.11.19-MariaDB-0+deb12u1', 'MariaDB 10.11.19', true],
  ['11.4.2-MariaDB', 'MariaDB 11.4.2', true],
  ['10.6.18-MariaDB', 'MariaDB 10.6.18', false],
  ['5.5.5-10.11.2-MariaDB', 'MariaDB 10.11.2', true],
  ['/usr/sbin/mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)', 'MariaDB 10.11.19', true],
  ['8.4.0', 'MySQL 8.4.0', true],
  ['9.1.0-commercial', 'MySQL 9.1.0', true],
  ['8.0.36-28', 'MySQL 8.0.36', false],
  ['mysqld  Ver 8.4.10 for Linux on x86_64 (MySQL Community Server - GPL)', 'MySQL 8.4.10', true],
];
for (const [text, name, supported] of versions) {
  test(`${text} is ${name}, which is ${supported ? 'new enough' : 'too old'}`, () => {
    const version = parseVersion(text);
    assert.ok(version);
    assert.equal(describe(version), name);
    assert.equal(version.supported, supported);
  });
}

test('a text without a version is no version', () => {
  assert.equal(parseVersion('command not found'), null);
});

test('a server where nothing listens is named in one sentence', async () => {
  const [port] = await freePorts(1);
  await assert.rejects(openSchema(`mysql://someone:secret@127.0.0.1:${port}/scanfix`), (error) => {
    assert.ok(error instanceof Failure);
    assert.match(error.message, new RegExp(`The database at 127\\.0\\.0\\.1:${port} does not answer \\(ECONNREFUSED\\)`));
    assert.doesNotMatch(`${error.message}${error.wording.zh}`, /secret/);
    return true;
  });
});

test('a server that hangs up is named in one sentence', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  try {
    await assert.rejects(openSchema(`mysql://someone@127.0.0.1:${port}/scanfix`), /does not answer/);
  } finally {
    server.close();
  }
});

test('a server that refuses the user says so, with the user and without the password', () => {
  const refusal = Object.assign(new Error('Access denied'), { code: 'ER_ACCESS_DENIED_ERROR' });
  const failure = explainConnection(refusal, 'mysql://clerk:secret@db.example:3307/scanfix');
  assert.ok(failure instanceof Failure);
  assert.equal(failure.message, 'The database at db.example:3307 refuses user "clerk": wrong name or password, or not allowed from this host.');
});

for (const url of ['postgres://localhost/scanfix', 'mysql://localhost', 'mysql://localhost/', 'mysql://localhost/two words', 'scanfix']) {
  test(`the URL ${url} is refused with an example of a right one`, async () => {
    await assert.rejects(openSchema(url), /DATABASE_URL must look like mysql:\/\/user:password@host:port\/schema/);
  });
}

test('another schema of the same server keeps user, password and port', () => {
  assert.equal(serverOf('mysql://clerk:se%40cret@localhost:3307/scanfix', 'tests'), 'mysql://clerk:se%40cret@localhost:3307/tests');
  assert.equal(serverOf('mysql://localhost/scanfix'), 'mysql://localhost/');
});

/** @type {import('../server-programs.mjs').ServerProgram} */
const mariadb = { flavour: 'mariadb', version: '10.11.19', supported: true, path: '/usr/sbin/mariadbd' };
/** @type {import('../server-programs.mjs').ServerProgram} */
const mysql = { flavour: 'mysql', version: '8.4.3', supported: true, path: '/usr/sbin/mysqld' };

test('new data take the first server that is new enough', () => {
  assert.equal(chooseProgram(data, [{ ...mariadb, supported: false }, mysql]), mysql);
  assert.equal(chooseProgram(data, [{ ...mariadb, supported: false }]), null);
});

test('data stay with the kind of server that wrote them', () => {
  mkdirSync(join(data, 'mysql'));
  assert.equal(chooseProgram(data, [mariadb, mysql]), mysql);
  assert.throws(() => chooseProgram(data, [mariadb]), /belong to the other kind of server/);
  assert.equal(chooseProgram(data, []), null);
});

test("root's server runs as mysql where that account exists, else as nobody", () => {
  const nobody = 'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin\n';
  assert.deepEqual(findAccount(nobody), { uid: 65_534, gid: 65_533 });
  assert.deepEqual(findAccount(`${nobody}mysql:x:110:111::/nonexistent:/bin/false\n`), { uid: 110, gid: 111 });
  assert.equal(findAccount('root:x:0:0:root:/root:/bin/bash\n'), null);
});

test('the private server is left without any account that has no password', () => {
  const statements = accountStatements('pass');
  assert.match(statements, /ALTER USER 'root'@'localhost' IDENTIFIED BY 'pass';/);
  assert.match(statements, /DROP USER IF EXISTS ''@'localhost'/);
});
