import { clockKinds, type TicketClock } from '@scanfix/shared-types';
import { timesOf, type NewClock } from './clock.transitions.js';
import type { Terms } from './terms.js';

export function clockOf(terms: Terms, clock: NewClock, now: Date): TicketClock {
  const { kind, state, startedAt, stoppedAt, targetMinutes, pauses } = clock;
  const { dueAt, warnAt } = timesOf(terms, clock, now);
  const until = stoppedAt ?? (state === 'paused' ? new Date(pauses.at(-1)?.from ?? now) : now);
  return {
    kind, state, startedAt: startedAt.toISOString(), dueAt: dueAt.toISOString(), stoppedAt: stoppedAt?.toISOString() ?? null, targetMinutes, warnAt: warnAt.toISOString(),
    breached: until > dueAt, pauses,
  };
}

/** The newest of each kind, in the order in which they are kept. Those of work that has gone out again are history. */
export function clocksOf(terms: Terms, clocks: readonly NewClock[], now: Date): TicketClock[] {
  const newest = new Map(clocks.map((clock) => [clock.kind, clock]));
  return clockKinds.flatMap((kind) => newest.get(kind) ?? []).map((clock) => clockOf(terms, clock, now));
}
