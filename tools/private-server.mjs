import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { requireFreeSpace } from './disk.mjs';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';
import { giveTo, serverAccount } from './server-account.mjs';
import { mariadbInstaller } from './server-programs.mjs';
import { failures, steps } from './words.mjs';

/** @typedef {import('./server-programs.mjs').ServerProgram} ServerProgram */
/**
 * @typedef {object} PrivateServer
 * @property {string} data      folder that holds the server's own
 * @property {number} port
 * @property {string} password  of the user `scanfix`, who may do everything on it
 * @property {boolean} durable  false for tests, which may lose data and want speed
 */

/** What a new server's files take, with its logs; measured: 150 MB for MariaDB, 200 MB for MySQL. */
const bytesForNewServer = 500e6;
const bytesForOldServer = 100e6;

/**
 * The program for these data: the one that wrote them, else the first on the machine that is new enough.
 * @param {string} data
 * @param {ServerProgram[]} programs
 * @returns {ServerProgram | null}
 */
export function chooseProgram(data, programs) {
  const supported = programs.filter((program) => program.supported);
  const written = /** @type {const} */ (['mariadb', 'mysql']).find((flavour) => existsSync(join(data, flavour)));
  if (!written) return supported[0] ?? null;
  const program = supported.find(({ flavour }) => flavour === written);
  if (!program && supported.length > 0) throw new Failure(failures.databaseOfOtherKind(join(data, written)));
  return program ?? null;
}

/**
 * Starts a server of our own on 127.0.0.1; its files are made on the first start.
 * @param {ServerProgram} program
 * @param {PrivateServer} server
 * @param {import('./processes.mjs').Processes} processes
 */
export async function startPrivateServer(program, server, processes) {
  const files = join(server.data, program.flavour);
  const isNew = !existsSync(join(files, 'mysql'));
  await requireFreeSpace(server.data, isNew ? bytesForNewServer : bytesForOldServer);
  const account = serverAccount(files);
  const where = { cwd: '/', ...(typeof account === 'object' ? account : {}) };
  const asRoot = account === 'root' ? ['--user=root'] : [];
  if (isNew) await initialise(program, files, account, async (command, args) => {
    await processes.run('database-files', command, [...args, ...asRoot], where);
  });
  const accounts = join(files, 'accounts.sql');
  writeFileSync(accounts, accountStatements(server.password), { mode: 0o600 });
  if (typeof account === 'object') giveTo(statSync(files).uid === account.uid ? accounts : files, account);
  processes.service('database', program.path, [...serverArguments(program, files, server), `--init-file=${accounts}`, ...asRoot], where);
}

/**
 * @param {ServerProgram} program
 * @param {string} files
 * @param {ReturnType<typeof serverAccount>} account
 * @param {(command: string, args: string[]) => Promise<void>} run
 */
async function initialise(program, files, account, run) {
  await step(steps.initialise, async () => {
    // Without its system tables the folder is what an interrupted attempt left.
    rmSync(files, { recursive: true, force: true });
    mkdirSync(files, { recursive: true, mode: 0o700 });
    if (typeof account === 'object') giveTo(files, account);
    if (program.flavour === 'mysql') {
      await run(program.path, ['--no-defaults', '--initialize-insecure', '--secure-file-priv=NULL', `--datadir=${files}`]);
      return;
    }
    const plain = ['--no-defaults', '--auth-root-authentication-method=normal', '--skip-test-db'];
    await run(mariadbInstaller(program.path), [...plain, `--datadir=${files}`]);
  });
}

/**
 * @param {ServerProgram} program
 * @param {string} files
 * @param {PrivateServer} server
 */
function serverArguments({ flavour }, files, { port, durable }) {
  return [
    '--no-defaults',
    `--datadir=${files}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    // Relative to the data folder: a socket's path may not exceed 107 characters.
    '--socket=server.sock',
    '--pid-file=server.pid',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--character-set-server=utf8mb4',
    '--innodb-buffer-pool-size=256M',
    '--max-connections=400',
    '--loose-mysqlx=OFF',
    ...(flavour === 'mysql' ? ['--secure-file-priv=NULL'] : []),
    ...(durable ? [] : ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--loose-innodb-stats-persistent=0']),
  ];
}

/**
 * Runs at every start, so it only says how things shall be: one user with a password, and no way in for anybody else on the machine.
 * @param {string} password
 */
export function accountStatements(password) {
  const strangers = ['localhost', hostname().toLowerCase(), '127.0.0.1', '::1', '%'].map((host) => `''@'${host}'`);
  const otherRoots = [hostname().toLowerCase(), '127.0.0.1', '::1', '%'].map((host) => `'root'@'${host}'`);
  return [
    `CREATE USER IF NOT EXISTS 'scanfix'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `ALTER USER 'scanfix'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO 'scanfix'@'127.0.0.1' WITH GRANT OPTION;`,
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${password}';`,
    `DROP USER IF EXISTS ${[...strangers, ...otherRoots].join(', ')};`,
    '',
  ].join('\n');
}
