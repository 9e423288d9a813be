import type { VisitStage } from '@scanfix/shared-types';

/** A phone that had no network tells of things a day later at most. */
const longestDelay = 24 * 3_600_000;
/** Below this the line came at once, for those who read it. */
const noticeableDelay = 60_000;
const minute = 60_000;

/** When something happened on a visit. */
export interface StepTime {
  at: Date;
  now: Date;
  /** For the history: what the phone's clock said, where the line came later than that. */
  happenedAt?: string;
}

/** The phone's time where it lies between the step before and now and not more than a day back; else the server's. */
export function stepTime(happenedAt: string | undefined, previous: Date, now = new Date()): StepTime {
  if (happenedAt === undefined) return { at: now, now };
  const at = new Date(happenedAt);
  const delay = now.getTime() - at.getTime();
  if (at < previous || delay < 0 || delay > longestDelay) return { at: now, now };
  return { at, now, ...(delay >= noticeableDelay ? { happenedAt: at.toISOString() } : {}) };
}

interface Times {
  plannedFrom: Date | null;
  plannedTo: Date | null;
  assignedAt: Date;
  acceptedAt: Date | null;
  departedAt: Date | null;
  checkedInAt: Date | null;
  finishedAt: Date | null;
}

export function stageOf({ acceptedAt, departedAt, checkedInAt, finishedAt }: Times): VisitStage {
  if (finishedAt) return 'ended';
  if (checkedInAt) return 'in_progress';
  if (departedAt) return 'en_route';
  return acceptedAt ? 'accepted' : 'assigned';
}

/** From when on the visit fills the engineer's day. */
export function startOf({ plannedFrom, assignedAt, departedAt, checkedInAt }: Pick<Times, 'plannedFrom' | 'assignedAt' | 'departedAt' | 'checkedInAt'>): Date {
  return departedAt ?? checkedInAt ?? plannedFrom ?? assignedAt;
}

/** Until when. `visitMinutes`: how long one takes where nobody knows better. */
export function endOf({ startsAt, plannedTo, finishedAt }: { startsAt: Date; plannedTo: Date | null; finishedAt: Date | null }, visitMinutes: number): Date {
  if (finishedAt) return finishedAt;
  return plannedTo && plannedTo > startsAt ? plannedTo : new Date(startsAt.getTime() + visitMinutes * minute);
}

/** Whole minutes, a started one counted from its half on. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / minute));
}
