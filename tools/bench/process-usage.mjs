import { readFileSync } from 'node:fs';

/** Of Linux's clock, the unit of /proc/PID/stat. */
const ticksPerSecond = 100;

/** @param {number} pid @returns {number} CPU time so far, user and system, in milliseconds */
export function cpuMilliseconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
}

/** @param {number} pid @param {'VmRSS' | 'VmHWM'} what @returns {number} MB: now, or the most so far */
export function memoryMegabytes(pid, what) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').find((text) => text.startsWith(`${what}:`)) ?? '';
  return Math.round(Number(line.replace(/\D/g, '')) / 1024);
}
