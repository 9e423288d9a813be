import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a fact; fails when it has not come true within the time. */
export async function until(fact: () => boolean | Promise<boolean>, milliseconds = 15_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error(`did not come true within ${milliseconds} ms: ${fact.toString()}`);
    await pause(20);
  }
}
