import type { Instant, ProblemCode, TicketState } from '@scanfix/shared-types';
import { carriesContent, filesOf, type JobStep, type Uploads } from './job-step';

/** `needs-login`: only the person can go on. `sending` of an app that was closed is due again: the key makes that safe. */
export type QueueState = 'waiting' | 'sending' | 'needs-login';

/** A step that was taken and has not arrived for certain. Its key and its time no longer change. */
export interface QueueEntry {
  /** The Idempotency-Key. */
  key: string;
  visitId: number;
  step: JobStep;
  /** By the phone's clock. */
  happenedAt: Instant;
  state: QueueState;
  attempts: number;
  nextAttemptAt: number;
}

/** The server said no to the first step of a job: what follows waits for the person. */
export interface Stop {
  key: string;
  code: ProblemCode;
  context: Record<string, string | number | boolean | null>;
  at: number;
}

export interface FieldQueue {
  /** In the order things were done; only within one job does the order matter. */
  entries: QueueEntry[];
  stopped: Record<number, Stop>;
  uploads: Uploads;
}

export interface Refusal {
  code: ProblemCode;
  context?: Record<string, string | number | boolean | null>;
}

export const emptyQueue: FieldQueue = { entries: [], stopped: {}, uploads: {} };

const firstPauseMilliseconds = 2_000;
const longestPauseMilliseconds = 5 * 60_000;

export function entryOf(given: Pick<QueueEntry, 'key' | 'visitId' | 'step'>, now: number): QueueEntry {
  return { ...given, happenedAt: new Date(now).toISOString(), state: 'waiting', attempts: 0, nextAttemptAt: now };
}

export const entriesOf = ({ entries }: FieldQueue, visitId: number): QueueEntry[] => entries.filter((entry) => entry.visitId === visitId);

const changed = (queue: FieldQueue, key: string, change: Partial<QueueEntry>): FieldQueue =>
  ({ ...queue, entries: queue.entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)) });

/** Forgets uploads that nothing refers to any more. */
function without(queue: FieldQueue, drop: (entry: QueueEntry) => boolean): FieldQueue {
  const entries = queue.entries.filter((entry) => !drop(entry));
  const wanted = new Set(entries.flatMap(({ step }) => filesOf(step).map(({ path }) => path)));
  return { ...queue, entries, uploads: Object.fromEntries(Object.entries(queue.uploads).filter(([path]) => wanted.has(path))) };
}

function started(queue: FieldQueue, visitId: number): FieldQueue {
  const { [visitId]: _over, ...stopped } = queue.stopped;
  return { ...queue, stopped };
}

/** A record that was never on its way is replaced by its newer version; handing the same step in twice keeps one. */
export function withStep(queue: FieldQueue, entry: QueueEntry): FieldQueue {
  if (queue.entries.some(({ key }) => key === entry.key)) return queue;
  const before = entriesOf(queue, entry.visitId).pop();
  const replaces = entry.step.kind === 'record' && before?.step.kind === 'record' && before.state === 'waiting' && before.attempts === 0 && !queue.stopped[entry.visitId];
  const kept = replaces ? without({ ...queue, entries: [...queue.entries, entry] }, ({ key }) => key === before.key) : { ...queue, entries: [...queue.entries, entry] };
  return kept;
}

/** The first step of each job that is not stopped: nothing overtakes it. */
function heads({ entries, stopped }: FieldQueue): QueueEntry[] {
  const seen = new Set<number>();
  return entries.filter(({ visitId }) => {
    const first = !seen.has(visitId);
    seen.add(visitId);
    return first && !stopped[visitId];
  });
}

/** What goes next. One job that has to wait does not hold up the others. */
export function nextDue(queue: FieldQueue, now: number): QueueEntry | null {
  return heads(queue).find(({ state, nextAttemptAt }) => state === 'sending' || (state === 'waiting' && nextAttemptAt <= now)) ?? null;
}

export function nextDueAt(queue: FieldQueue): number | null {
  const times = heads(queue).filter(({ state }) => state === 'waiting').map(({ nextAttemptAt }) => nextAttemptAt);
  return times.length > 0 ? Math.min(...times) : null;
}

export const sending = (queue: FieldQueue, key: string): FieldQueue => changed(queue, key, { state: 'sending' });

export const withUpload = (queue: FieldQueue, path: string, upload: { id: number; claim: string }, now: number): FieldQueue =>
  ({ ...queue, uploads: { ...queue.uploads, [path]: { ...upload, uploadedAt: now, used: false } } });

/** It has arrived. Its files are the server's now; later steps name them by their ids. */
export function delivered(queue: FieldQueue, key: string): FieldQueue {
  const entry = queue.entries.find((one) => one.key === key);
  if (!entry) return queue;
  const mine = new Set(filesOf(entry.step).map(({ path }) => path));
  const uploads = Object.fromEntries(Object.entries(queue.uploads).map(([path, upload]) => [path, mine.has(path) ? { ...upload, used: true } : upload]));
  return without({ ...queue, uploads }, (one) => one.key === key);
}

/** Nobody knows whether it arrived, or the server is struggling: the same again, later and later. */
export function failedInPassing(queue: FieldQueue, key: string, now: number): FieldQueue {
  const attempts = (queue.entries.find((entry) => entry.key === key)?.attempts ?? 0) + 1;
  return changed(queue, key, { state: 'waiting', attempts, nextAttemptAt: now + Math.min(firstPauseMilliseconds * 2 ** (attempts - 1), longestPauseMilliseconds) });
}

export const needsLogin = (queue: FieldQueue, key: string): FieldQueue => changed(queue, key, { state: 'needs-login' });

/** Somebody else decided about this job meanwhile. */
export const isConflict = (code: ProblemCode): boolean => code === 'visit-ended' || code === 'action-not-allowed' || code === 'not-found' || code === 'already-taken';

const wanted: Partial<Record<JobStep['kind'], TicketState>> = { accept: 'accepted', depart: 'en_route', resume: 'in_progress' };

/** The job stands where this step would have brought it, and the step says nothing else: there is nothing left to do. */
export function alreadySo(step: JobStep, { code, context }: Refusal): boolean {
  return code === 'action-not-allowed' && context?.state !== undefined && context.state === wanted[step.kind];
}

/**
 * A definite no. What happens while the person looks on (`watched`) and is not lost by it, is theirs to do again; anything else stops the
 * job's queue and stays readable.
 */
export function refused(queue: FieldQueue, key: string, refusal: Refusal, { watched, now }: { watched: boolean; now: number }): FieldQueue {
  const entry = queue.entries.find((one) => one.key === key);
  if (!entry) return queue;
  if (alreadySo(entry.step, refusal)) return delivered(queue, key);
  const alone = entriesOf(queue, entry.visitId).length === 1;
  if (watched && alone && !(isConflict(refusal.code) && carriesContent(entry.step))) return without(queue, (one) => one.key === key);
  const stop: Stop = { key, code: refusal.code, context: refusal.context ?? {}, at: now };
  return { ...changed(queue, key, { state: 'waiting', nextAttemptAt: now }), stopped: { ...queue.stopped, [entry.visitId]: stop } };
}

/** The network is back, or somebody has logged in: whatever waits is due now. */
export const allDue = (queue: FieldQueue, now: number): FieldQueue =>
  ({ ...queue, entries: queue.entries.map((entry) => (entry.state === 'sending' ? entry : { ...entry, state: 'waiting', nextAttemptAt: now })) });

/** Tried again as a new intent: the answer to the old key is no, for good. */
export function triedAgain(queue: FieldQueue, visitId: number, newKey: string, now: number): FieldQueue {
  const stop = queue.stopped[visitId];
  if (!stop) return queue;
  return started(changed(queue, stop.key, { key: newKey, state: 'waiting', attempts: 0, nextAttemptAt: now }), visitId);
}

/** The refused step in a form that may be accepted; it keeps its time, and what followed it follows it still. */
export function corrected(queue: FieldQueue, visitId: number, step: JobStep, newKey: string, now: number): FieldQueue {
  const stop = queue.stopped[visitId];
  if (!stop) return queue;
  return without(started(changed(queue, stop.key, { key: newKey, step, state: 'waiting', attempts: 0, nextAttemptAt: now }), visitId), () => false);
}

/** The refused step is given up; what followed it goes on. */
export function skipped(queue: FieldQueue, visitId: number): FieldQueue {
  const stop = queue.stopped[visitId];
  return stop ? started(without(queue, ({ key }) => key === stop.key), visitId) : queue;
}

/** All that waits for this job is given up: only by the person's own word. */
export const abandoned = (queue: FieldQueue, visitId: number): FieldQueue => started(without(queue, (entry) => entry.visitId === visitId), visitId);

export const filePaths = ({ entries }: FieldQueue): Set<string> => new Set(entries.flatMap(({ step }) => filesOf(step).map(({ path }) => path)));
