import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a fact, not for a time; fails with the fact's own source after ten seconds. */
export async function until(fact: () => Promise<boolean>, milliseconds = 10_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await fact())) {
    if (Date.now() > deadline) throw new Error(`never came true: ${fact.toString()}`);
    await pause(25);
  }
}
