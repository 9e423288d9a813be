import { join } from 'node:path';
import { report } from './failure.mjs';
import { Processes } from './processes.mjs';
import { both } from './progress.mjs';
import { takeDataFolder } from './running.mjs';
import { steps } from './words.mjs';

const parentCheckMilliseconds = 500;

/**
 * Runs a tool that starts processes: whatever ends it (its work done, a failure, Ctrl-C, a closed terminal), they end with it.
 * @param {{ data: string, announce: string }} folder  the data folder it holds, and the address a second one is told
 * @param {(processes: Processes) => Promise<number>} work  its answer is the exit code
 * @returns {Promise<number>} the exit code
 */
export async function runTool({ data, announce }, work) {
  const interrupted = interruption();
  const folder = await takeDataFolder(data, announce);
  const processes = new Processes(join(data, 'logs'), folder.register);
  try {
    const outcome = await Promise.race([work(processes), interrupted.signal]);
    if (typeof outcome === 'number') return outcome;
    console.log(`\n${both(steps.stopping)} …`);
    interrupted.again(() => processes.kill());
    return interrupted.exitCode(outcome);
  } catch (error) {
    report(error);
    return 1;
  } finally {
    await processes.stop();
    folder.release();
  }
}

/** The wish to stop, as a promise of the signal's name. */
function interruption() {
  const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  const signals = /** @type {(keyof typeof exitCodes)[]} */ (Object.keys(exitCodes));
  /** @type {() => void} */
  let second = () => {};
  let first = true;
  /** @type {Promise<keyof typeof exitCodes>} */
  const signal = new Promise((resolve) => {
    const stop = (/** @type {keyof typeof exitCodes} */ name) => {
      if (!first) second();
      first = false;
      resolve(name);
    };
    for (const name of signals) process.on(name, () => stop(name));
    if (process.env.npm_lifecycle_event) whenParentEnds(() => stop('SIGTERM'));
  });
  return {
    signal,
    /** @param {() => void} action */
    again: (action) => {
      second = action;
    },
    /** @param {keyof typeof exitCodes} name */
    exitCode: (name) => exitCodes[name],
  };
}

/** npm that is killed does not always tell its script. @param {() => void} action */
function whenParentEnds(action) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    action();
  }, parentCheckMilliseconds);
  timer.unref();
}
