import { Cron } from 'croner';

/** Milliseconds. What comes round within this needs no making good. */
const soon = 3_600_000;

/** The last slot before now, which passed while no process may have run. Null for a job that comes round soon anyway, and where the last one is older than `longestAgo` milliseconds. */
export function missedSlot(schedule: string, now: Date, longestAgo: number): Date | null {
  const cron = new Cron(schedule, { paused: true, timezone: 'UTC' });
  const next = cron.nextRun(now);
  if (next && next.getTime() - now.getTime() <= soon) return null;
  let last: Date | null = null;
  for (let slot = cron.nextRun(new Date(now.getTime() - longestAgo)); slot && slot <= now; slot = cron.nextRun(slot)) last = slot;
  return last;
}
