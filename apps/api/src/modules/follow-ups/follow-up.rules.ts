import type { CallResult, FollowUpStatus } from '@scanfix/shared-types';

const hour = 3_600_000;
/** Nobody answered and no other time was agreed. */
const callAgainAfter = 24 * hour;
/** What was agreed on the phone is kept, also where the question would have closed by itself before. */
const patienceAfterCall = 24 * hour;

/** Nobody answered yet, and somebody still may without calling the desk. */
export function isOpen({ status }: { status: FollowUpStatus }): boolean {
  return status === 'asked' || status === 'to-call';
}

/** Not fixed, or a score that the organization calls low. */
export function isBad({ fixed, csat }: { fixed: boolean; csat: number | null }, lowScore: number): boolean {
  return !fixed || (csat !== null && csat <= lowScore);
}

/** When a completed ticket stands on the call list, and when the question closes by itself. */
export function timesOf(completedAt: Date, { callAfterHours, closeAfterHours }: { callAfterHours: number; closeAfterHours: number }): { dueAt: Date; closesAt: Date } {
  return { dueAt: new Date(completedAt.getTime() + callAfterHours * hour), closesAt: new Date(completedAt.getTime() + closeAfterHours * hour) };
}

/** What a call without an answer means for the call list. Who refused, or has another number, is not called again: the question closes by itself. */
export function afterCall(result: Exclude<CallResult, 'answered'>, { at, nextCallAt, closesAt }: { at: Date; nextCallAt: Date | null; closesAt: Date }): { status: 'asked' | 'to-call'; dueAt: Date; closesAt: Date } {
  if (result === 'refused' || result === 'wrong-number') return { status: 'asked', dueAt: closesAt, closesAt };
  const dueAt = nextCallAt ?? new Date(at.getTime() + callAgainAfter);
  return { status: 'to-call', dueAt, closesAt: nextCallAt === null ? closesAt : later(closesAt, new Date(nextCallAt.getTime() + patienceAfterCall)) };
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
