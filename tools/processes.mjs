import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { repository } from './settings.mjs';
import { failures } from './words.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ env?: Record<string, string>, cwd?: string, uid?: number, gid?: number, echo?: boolean }} Where  `echo`: shown as well */
/** @typedef {{ name: string, pid: number }} Registered */

/** A database flushes and the API finishes its requests within this; then they are killed. */
const graceMilliseconds = 15_000;
const quotedLogLines = 15;

/**
 * Everything a tool starts, each in a process group of its own and with a log file of its own, so that Ctrl-C in the terminal reaches
 * only the tool, which then ends its children in order, grandchildren included.
 */
export class Processes {
  /** @type {Map<ChildProcess, { name: string, ended: Promise<void> }>} */
  #running = new Map();
  /** @type {{ name: string, stop: () => Promise<unknown> }[]} */
  #closers = [];
  /** @type {Promise<void> | null} */
  #stopping = null;
  /** @type {(failure: Failure) => void} */
  #reportDeath = () => {};

  /** The first service that stops by itself, as a rejection; it never resolves. @type {Promise<never>} */
  death = new Promise((_, reject) => {
    this.#reportDeath = reject;
  });

  /**
   * @param {string} logs  folder of the log files
   * @param {(running: Registered[]) => void} [register]  told whenever a process starts or ends
   */
  constructor(logs, register = () => {}) {
    this.logs = logs;
    this.register = register;
    // Whoever awaits `death` sees it; before that a rejection must not end the process.
    this.death.catch(() => {});
  }

  /** @param {string} name */
  logFile(name) {
    return join(this.logs, `${name}.log`);
  }

  /** @param {string} name */
  logOf(name) {
    return readFileSync(this.logFile(name), 'utf8');
  }

  /**
   * The lines of a log that say what went wrong: those that match, else the last ones.
   * @param {string} name
   * @param {RegExp} [telling]
   */
  quote(name, telling) {
    const lines = this.logOf(name).trimEnd().split('\n');
    const told = telling ? lines.filter((line) => telling.test(line)) : [];
    return (told.length > 0 ? told.slice(0, quotedLogLines) : lines.slice(-quotedLogLines)).join('\n');
  }

  /**
   * Starts what runs until it is stopped; its own end makes `death` reject.
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {Where} [where]
   * @returns {number} its process id
   */
  service(name, command, args, where) {
    const { child, ended } = this.#spawn(name, command, args, where);
    void ended.then(() => {
      if (this.#stopping) return;
      const how = child.signalCode ?? `exit code ${child.exitCode ?? '?'}`;
      this.#reportDeath(new Failure(failures.serviceDied({ name, how, log: this.logFile(name) }), { details: this.quote(name) }));
    });
    return child.pid ?? 0;
  }

  /**
   * Runs a command to its end.
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {Where & { failure?: import('./words.mjs').Wording, telling?: RegExp }} [where]  `telling`: the lines of its log to show
   * @returns {Promise<string>} what it wrote
   */
  async run(name, command, args, { failure = failures.commandFailed(name), telling, ...where } = {}) {
    if (!(await this.succeeds(name, command, args, where))) throw new Failure(failure, { details: this.quote(name, telling) });
    return this.logOf(name);
  }

  /**
   * As `run`, for commands that may fail.
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {Where} [where]
   */
  async succeeds(name, command, args, where) {
    const { child, ended } = this.#spawn(name, command, args, where);
    await ended;
    return child.exitCode === 0;
  }

  /**
   * Something else to be closed with the processes, in the order of starting.
   * @param {string} name
   * @param {() => Promise<unknown>} stop
   */
  onStop(name, stop) {
    this.#closers.push({ name, stop });
  }

  /** Ends everything, the last started first. A second call waits for the first. */
  stop() {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  /** Ends everything at once, for those who cannot wait. */
  kill() {
    for (const child of this.#running.keys()) signalGroup(child.pid, 'SIGKILL');
  }

  async #stopAll() {
    for (const { stop } of this.#closers.reverse()) await stop();
    for (const [child, { ended }] of [...this.#running].reverse()) {
      signalGroup(child.pid, 'SIGTERM');
      const late = await Promise.race([ended, pause(graceMilliseconds, 'late', { ref: false })]);
      if (late) signalGroup(child.pid, 'SIGKILL');
      await ended;
    }
  }

  /**
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {Where} [where]
   */
  #spawn(name, command, args, { env = {}, cwd = repository, echo = false, ...account } = {}) {
    if (this.#stopping) throw new Error(`${name} was not started: everything is being stopped`);
    mkdirSync(this.logs, { recursive: true });
    const log = openSync(this.logFile(name), 'w');
    const output = echo ? 'pipe' : log;
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', output, output],
      ...account,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (/** @type {Buffer} */ chunk) => {
        process.stdout.write(chunk);
        writeSync(log, chunk);
      });
    }
    // When the leader is gone, what it left in its group must not outlive it.
    child.once('exit', () => signalGroup(child.pid, 'SIGKILL'));
    const ended = /** @type {Promise<void>} */ (new Promise((resolve) => {
      child.once('close', () => resolve());
      child.once('error', (error) => {
        if (!child.pid) writeSync(log, `${error.message}\n`);
        resolve();
      });
    })).then(() => {
      closeSync(log);
      this.#running.delete(child);
      this.#registerRunning();
    });
    this.#running.set(child, { name, ended });
    this.#registerRunning();
    return { child, ended };
  }

  #registerRunning() {
    this.register([...this.#running].flatMap(([{ pid }, { name }]) => (pid ? [{ name, pid }] : [])));
  }
}

/**
 * @param {number | undefined} pid  leader of the group
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * Asks again until the answer is yes.
 * @param {() => Promise<boolean>} isReady
 * @param {{ name: string, seconds: number, log: string }} patience
 */
export async function waitUntil(isReady, { name, seconds, log }) {
  const deadline = performance.now() + seconds * 1000;
  while (!(await isReady())) {
    if (performance.now() > deadline) throw new Failure(failures.notReady({ name, seconds, log }));
    await pause(100);
  }
}
