import { join } from 'node:path';
import { report } from './failure.mjs';
import { Processes } from './processes.mjs';
import { both } from './progress.mjs';
import { beginning, parentOf, takeDataFolder } from './running.mjs';
import { steps } from './words.mjs';

const parentCheckMilliseconds = 1000;
const sameWishMilliseconds = 1500;

/**
 * Runs a tool that starts processes: whatever ends it (its work done, a failure, Ctrl-C, a closed terminal), they end with it.
 * @param {{ data: string, announce: string }} folder  the data folder it holds, and the address a second one is told
 * @param {(processes: Processes) => Promise<number>} work  its answer is the exit code
 * @returns {Promise<number>} the exit code
 */
export async function runTool({ data, announce }, work) {
  // Nobody reads any more (`npm start | head`): no reason to fall over and leave everything running.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const interrupted = interruption();
  const folder = await takeDataFolder(data, announce);
  const processes = new Processes(join(data, 'logs'), folder.register);
  try {
    const outcome = await Promise.race([work(processes), interrupted.signal]);
    if (typeof outcome === 'number') return outcome;
    console.log(`\n${both(steps.stopping)} …`);
    interrupted.whenUrgent(() => processes.kill());
    return interrupted.exitCode(outcome);
  } catch (error) {
    report(error);
    return 1;
  } finally {
    await processes.stop();
    folder.release();
  }
}

/** The wish to stop, as a promise of the signal's name. Asked once more after a while, it is urgent. */
function interruption() {
  const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  const signals = /** @type {(keyof typeof exitCodes)[]} */ (Object.keys(exitCodes));
  /** @type {() => void} */
  let insist = () => {};
  let firstAt = 0;
  /** @type {Promise<keyof typeof exitCodes>} */
  const signal = new Promise((resolve) => {
    const stop = (/** @type {keyof typeof exitCodes} */ name) => {
      firstAt ||= performance.now();
      // One Ctrl-C arrives twice: from the terminal and from npm.
      if (performance.now() - firstAt > sameWishMilliseconds) insist();
      resolve(name);
    };
    for (const name of signals) process.on(name, () => stop(name));
    if (process.env.npm_lifecycle_event) whenNpmEnds(() => resolve('SIGTERM'));
  });
  return {
    signal,
    /** @param {() => void} action */
    whenUrgent: (action) => {
      insist = action;
    },
    /** @param {keyof typeof exitCodes} name */
    exitCode: (name) => exitCodes[name],
  };
}

/**
 * npm that is killed outright tells its script nothing. It is our parent, or our parent's with a shell between.
 * @param {() => void} action
 */
function whenNpmEnds(action) {
  const ancestors = [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1);
  const began = ancestors.map(beginning);
  const timer = setInterval(() => {
    if (ancestors.every((pid, index) => beginning(pid) === began[index])) return;
    clearInterval(timer);
    action();
  }, parentCheckMilliseconds);
  timer.unref();
}
