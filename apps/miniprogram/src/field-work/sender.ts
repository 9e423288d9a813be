import type { JobDetail } from '@scanfix/shared-types';
import { isPassing, LoginNeededError, ProblemError } from '@/api/failures';
import { device, DeviceError, type LocalFile } from '@/device';
import { call, uploadFile } from '@/session/call';
import { onSessionChange } from '@/session/session';
import { bodies, filesOf, type JobStep, type Uploads } from './job-step';
import { keepJob } from './kept-jobs';
import { abandoned, allDue, delivered, entriesOf, entryOf, failedInPassing, needsLogin, nextDue, nextDueAt, refused, sending, triedAgain, withStep, withUpload, type QueueEntry } from './queue';
import { changeQueue, fieldQueue } from './queue-store';

/** The server removes unclaimed uploads after a day; well before that they are sent again. */
const claimLifeMilliseconds = 20 * 3_600_000;

/** `sent`: the server has done it. `kept`: it waits for the network and is shown as if it were done. */
export type StepOutcome = { kind: 'sent'; job: JobDetail } | { kind: 'kept' };
type Watcher = { done: (outcome: StepOutcome) => void; refused: (error: unknown) => void };

const watchers = new Map<string, Watcher>();
let running = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function settle(key: string, act: (watcher: Watcher) => void): void {
  const watcher = watchers.get(key);
  watchers.delete(key);
  if (watcher) act(watcher);
}

function send({ step, visitId, happenedAt, key: idempotencyKey }: QueueEntry, uploads: Uploads): Promise<JobDetail> {
  const params = { id: visitId };
  switch (step.kind) {
    case 'accept':
      return call('POST /jobs/:id/accept', { params, body: { ...bodies.accept(), happenedAt }, idempotencyKey });
    case 'decline':
      return call('POST /jobs/:id/decline', { params, body: { ...bodies.decline(step), happenedAt }, idempotencyKey });
    case 'depart':
      return call('POST /jobs/:id/depart', { params, body: { ...bodies.depart(step), happenedAt }, idempotencyKey });
    case 'checkIn':
      return call('POST /jobs/:id/check-in', { params, body: { ...bodies.checkIn(step, uploads), happenedAt }, idempotencyKey });
    case 'record':
      return call('POST /jobs/:id/work-log', { params, body: { ...bodies.record(step, uploads), happenedAt }, idempotencyKey });
    case 'hold':
      return call('POST /jobs/:id/hold', { params, body: { ...bodies.hold(step), happenedAt }, idempotencyKey });
    case 'resume':
      return call('POST /jobs/:id/resume', { params, body: { ...bodies.resume(), happenedAt }, idempotencyKey });
    case 'complete':
      return call('POST /jobs/:id/complete', { params, body: { ...bodies.complete(step, uploads), happenedAt }, idempotencyKey });
    case 'cannotComplete':
      return call('POST /jobs/:id/cannot-complete', { params, body: { ...bodies.cannotComplete(step), happenedAt }, idempotencyKey });
    case 'transfer':
      return call('POST /jobs/:id/transfer', { params, body: { ...bodies.transfer(step), happenedAt }, idempotencyKey });
    case 'comment':
      return call('POST /jobs/:id/comments', { params, body: bodies.comment(step, uploads), idempotencyKey });
  }
}

/** A photo the phone has cleared away must not hold the work back. */
async function upload(file: LocalFile): Promise<void> {
  const { uploads } = fieldQueue();
  const known = uploads[file.path];
  if (known && (known.used || Date.now() - known.uploadedAt < claimLifeMilliseconds)) return;
  try {
    const { id, claim } = await uploadFile(file, () => undefined);
    changeQueue((queue) => withUpload(queue, file.path, { id, claim }, Date.now()));
  } catch (error) {
    if (!(error instanceof DeviceError && error.failure === 'file-gone')) throw error;
  }
}

async function deliver(entry: QueueEntry): Promise<void> {
  const { key } = entry;
  changeQueue((queue) => sending(queue, key));
  try {
    for (const file of filesOf(entry.step)) await upload(file);
    const job = await send(entry, fieldQueue().uploads);
    keepJob(job);
    changeQueue((queue) => delivered(queue, key));
    settle(key, ({ done }) => done({ kind: 'sent', job }));
  } catch (error) {
    fail(entry, error);
  }
}

function fail({ key }: QueueEntry, error: unknown): void {
  const now = Date.now();
  if (error instanceof ProblemError && !isPassing(error)) {
    const { code, context } = error.problem;
    const watched = watchers.has(key);
    // Who looks on has it all before them still, to be changed and handed in again.
    changeQueue((queue) => refused(queue, key, context ? { code, context } : { code }, { watched, now }), watched);
    settle(key, (watcher) => watcher.refused(error));
    return;
  }
  changeQueue((queue) => (error instanceof LoginNeededError ? needsLogin(queue, key) : failedInPassing(queue, key, now)));
  settle(key, ({ done }) => done({ kind: 'kept' }));
}

/** Sends what is due, one after the other, and comes back for what has to wait. */
export async function sendSteps(): Promise<void> {
  if (running || !device.isReady() || fieldQueue().entries.length === 0) return;
  running = true;
  clearTimeout(timer);
  try {
    // One tab at a time: another one may have sent some of them.
    await device.exclusively('field-work', async () => {
      for (let entry = nextDue(fieldQueue(), Date.now()); entry && device.isOnline(); entry = nextDue(fieldQueue(), Date.now())) await deliver(entry);
    });
  } finally {
    running = false;
  }
  // Something was added just as the last one had gone.
  if (device.isOnline() && nextDue(fieldQueue(), Date.now())) return sendSteps();
  // Whoever still looks on would wait for nothing.
  [...watchers.keys()].forEach((key) => settle(key, ({ done }) => done({ kind: 'kept' })));
  const dueAt = nextDueAt(fieldQueue());
  if (dueAt !== null && device.isOnline()) timer = setTimeout(() => void sendSteps(), Math.max(1_000, dueAt - Date.now()));
}

/** Takes a step: it is on the phone at once, and with the server as soon as it can be. A refusal is thrown to who looks on. */
export function takeStep(visitId: number, step: JobStep, key = device.randomId()): Promise<StepOutcome> {
  const behind = entriesOf(fieldQueue(), visitId).length > 0;
  changeQueue((queue) => withStep(queue, entryOf({ key, visitId, step }, Date.now())));
  if (!device.isOnline() || behind) {
    void sendSteps();
    return Promise.resolve({ kind: 'kept' });
  }
  const outcome = new Promise<StepOutcome>((done, reject) => watchers.set(key, { done, refused: reject }));
  void sendSteps();
  return outcome;
}

/**
 * What a stopped job holds, as comments on its ticket: for the desk to read where the work itself is no longer taken. Only when all of it has
 * arrived is the queue given up.
 */
export async function sendAsComments(visitId: number, comments: { text: string; files: LocalFile[] }[]): Promise<void> {
  for (const { text, files } of comments) {
    for (const file of files) await upload(file);
    const body = bodies.comment({ kind: 'comment', text, files }, fieldQueue().uploads);
    keepJob(await call('POST /jobs/:id/comments', { params: { id: visitId }, body, idempotencyKey: device.randomId() }));
  }
  changeQueue((queue) => abandoned(queue, visitId));
}

/** After a refusal: the same again, as a new intent. */
export function trySteps(visitId: number): void {
  changeQueue((queue) => triedAgain(queue, visitId, device.randomId(), Date.now()));
  void sendSteps();
}

/** Tries at once whatever waits. */
export function sendStepsNow(): void {
  changeQueue((queue) => allDue(queue, Date.now()));
  void sendSteps();
}

/** Steps go out when the app starts, is shown again, is online again, or somebody has logged in. */
export function startSendingSteps(): void {
  const retry = (): void => {
    if (fieldQueue().entries.length > 0) sendStepsNow();
  };
  device.onNetworkChange((online) => online && retry());
  device.onVisibilityChange((visible) => visible && retry());
  onSessionChange(() => {
    if (fieldQueue().entries.some(({ state }) => state === 'needs-login')) retry();
  });
  retry();
}
