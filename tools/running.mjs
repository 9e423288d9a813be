import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';
import { signalGroup } from './processes.mjs';
import { failures, steps } from './words.mjs';

/**
 * The file that says who runs on a data folder. A process id alone could by now belong to somebody else, so each comes with the
 * moment its process began.
 * @typedef {{ pid: number, began: string }} Holder
 * @typedef {Holder & { console: string, children: (Holder & { name: string })[] }} Running
 */

const orphanGraceMilliseconds = 15_000;

/**
 * Takes the data folder for this process. One start at a time; what a killed one left running is ended first.
 * @param {string} data
 * @param {string} console address to tell the second one
 * @returns {Promise<{ register: (children: import('./processes.mjs').Registered[]) => void, release: () => void }>}
 */
export async function takeDataFolder(data, console) {
  const file = join(data, 'running.json');
  mkdirSync(data, { recursive: true });
  const mine = { pid: process.pid, began: beginning(process.pid) };
  /** @param {import('./processes.mjs').Registered[]} children */
  const content = (children) =>
    JSON.stringify({ ...mine, console, children: children.map(({ name, pid }) => ({ name, pid, began: beginning(pid) })) });
  while (!createExclusively(file, content([]))) {
    const other = readRunning(file);
    if (other && isAlive(other)) throw new Failure(failures.alreadyRunning({ pid: other.pid, console: other.console }));
    if (other) await endOrphans(other.children);
    rmSync(file, { force: true });
  }
  return {
    register: (children) => writeFileSync(file, content(children)),
    release: () => rmSync(file, { force: true }),
  };
}

/** @param {string} file @param {string} content */
function createExclusively(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file @returns {Running | null} null when a crash left it half written */
function readRunning(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {Running['children']} children */
async function endOrphans(children) {
  const orphans = children.filter(isAlive);
  if (orphans.length === 0) return;
  await step(steps.orphans, async (note) => {
    note(orphans.map(({ name }) => name).join(', '));
    for (const { pid } of orphans) signalGroup(pid, 'SIGTERM');
    const deadline = performance.now() + orphanGraceMilliseconds;
    while (orphans.some(isAlive) && performance.now() < deadline) await pause(100);
    for (const orphan of orphans.filter(isAlive)) signalGroup(orphan.pid, 'SIGKILL');
  });
}

/** @param {Holder} holder */
const isAlive = ({ pid, began }) => began !== '' && beginning(pid) === began;

/**
 * When the process began, in the system's own terms; empty when there is no such process.
 * @param {number} pid
 */
export function beginning(pid) {
  if (process.platform !== 'linux') return askPs('lstart', pid);
  const fields = statOf(pid);
  return fields[0] === 'Z' ? '' : (fields[19] ?? '');
}

/** @param {number} pid @returns {number} 0 when there is no such process */
export function parentOf(pid) {
  return Number((process.platform === 'linux' ? statOf(pid)[1] : askPs('ppid', pid)) || 0);
}

/** What Linux says of a process, from its state on. @param {number} pid */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Before it stands the program's name in brackets, which may contain spaces and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** @param {string} column @param {number} pid */
const askPs = (column, pid) => spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
