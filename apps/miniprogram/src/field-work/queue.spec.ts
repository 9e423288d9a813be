import type { JobStep } from './job-step';
import { emptyWork } from './work';
import {
  abandoned, allDue, alreadySo, corrected, delivered, emptyQueue, entriesOf, entryOf, failedInPassing, needsLogin, nextDue, nextDueAt, refused, sending, skipped, triedAgain, withStep, withUpload,
  type FieldQueue,
} from './queue';

const photo = (path: string): { path: string; kind: 'image'; name: string; size: number } => ({ path, kind: 'image', name: `${path}.jpg`, size: 1 });
const accept: JobStep = { kind: 'accept' };
const depart: JobStep = { kind: 'depart', coordinates: null };
const record = (cause: string, ...paths: string[]): JobStep => ({
  kind: 'record', work: { ...emptyWork(30), cause, action: '更换', photos: paths.map((path) => ({ moment: 'before', takenAt: '2026-03-02T00:00:00.000Z', coordinates: null, image: { file: photo(path) } })) },
});
const complete: JobStep = { kind: 'complete', signature: { signerName: '王小雨', image: photo('signature') }, unsignedReason: null };

function queueOf(...steps: [key: string, visitId: number, step: JobStep][]): FieldQueue {
  return steps.reduce((queue, [key, visitId, step], index) => withStep(queue, entryOf({ key, visitId, step }, 1_000 + index)), emptyQueue);
}
const keys = (queue: FieldQueue, visitId = 1): string[] => entriesOf(queue, visitId).map(({ key }) => key);
const conflict = { code: 'visit-ended' as const, context: { outcome: 'reassigned' } };

describe('the queue of steps', () => {
  it('keeps the time at which a step was taken, whenever it is sent', () => {
    const queue = failedInPassing(queueOf(['a', 1, accept]), 'a', 900_000);
    expect(queue.entries[0]).toMatchObject({ happenedAt: '1970-01-01T00:00:01.000Z', attempts: 1 });
  });

  it('sends the steps of one job in their order, and lets none overtake', () => {
    const queue = failedInPassing(queueOf(['a', 1, accept], ['b', 1, depart]), 'a', 5_000);
    expect(nextDue(queue, 5_000)).toBeNull();
    expect(nextDueAt(queue)).toBe(7_000);
    expect(nextDue(queue, 7_000)?.key).toBe('a');
    expect(nextDue(delivered(queue, 'a'), 7_000)?.key).toBe('b');
  });

  it('goes on with the other jobs while one waits or is stopped', () => {
    const queue = queueOf(['a', 1, accept], ['b', 2, accept], ['c', 1, depart]);
    expect(nextDue(failedInPassing(queue, 'a', 5_000), 5_000)?.key).toBe('b');
    expect(nextDue(refused(queue, 'a', conflict, { watched: false, now: 5_000 }), 5_000)?.key).toBe('b');
  });

  it('takes up again what was being sent when the app was closed', () => {
    expect(nextDue(sending(queueOf(['a', 1, accept]), 'a'), 0)?.key).toBe('a');
  });

  it('waits longer after each failure, five minutes at most', () => {
    let queue = queueOf(['a', 1, accept]);
    const pauses = Array.from({ length: 12 }, () => {
      queue = failedInPassing(queue, 'a', 0);
      return (nextDueAt(queue) ?? 0) / 1_000;
    });
    expect(pauses.slice(0, 3)).toEqual([2, 4, 8]);
    expect(pauses[11]).toBe(300);
  });

  it('makes everything due when the network or a login is back, and leaves alone what was stopped', () => {
    const waiting = needsLogin(failedInPassing(queueOf(['a', 1, accept], ['b', 2, accept]), 'a', 99_000), 'b');
    const due = allDue(waiting, 5_000);
    expect(nextDue(due, 5_000)?.key).toBe('a');
    expect(nextDue(delivered(due, 'a'), 5_000)?.key).toBe('b');
    const stopped = refused(queueOf(['c', 3, accept], ['d', 3, depart]), 'c', conflict, { watched: false, now: 0 });
    expect(nextDue(allDue(stopped, 5_000), 5_000)).toBeNull();
  });

  it('hands the same step in once', () => {
    expect(keys(queueOf(['a', 1, accept], ['a', 1, accept]))).toEqual(['a']);
  });
});

describe('a record that is written again', () => {
  it('replaces the one that has not been on its way', () => {
    expect(keys(queueOf(['a', 1, accept], ['r1', 1, record('电容')], ['r2', 1, record('压缩机')]))).toEqual(['a', 'r2']);
  });

  it('follows one that may have arrived', () => {
    const tried = failedInPassing(queueOf(['r1', 1, record('电容')]), 'r1', 5_000);
    expect(keys(withStep(tried, entryOf({ key: 'r2', visitId: 1, step: record('压缩机') }, 6_000)))).toEqual(['r1', 'r2']);
  });

  it('names a photo that has arrived by its id the second time', () => {
    let queue = withUpload(queueOf(['r1', 1, record('电容', 'p')]), 'p', { id: 9, claim: 'c' }, 1);
    queue = failedInPassing(queue, 'r1', 1);
    queue = delivered(withStep(queue, entryOf({ key: 'r2', visitId: 1, step: record('压缩机', 'p', 'q') }, 6_000)), 'r1');
    expect(queue.uploads).toEqual({ p: { id: 9, claim: 'c', uploadedAt: 1, used: true } });
  });

  it('forgets uploads nothing refers to any more', () => {
    const queue = withUpload(queueOf(['r1', 1, record('电容', 'p')]), 'p', { id: 9, claim: 'c' }, 1);
    expect(delivered(queue, 'r1').uploads).toEqual({});
  });
});

describe('a definite no', () => {
  const whole = queueOf(['a', 1, accept], ['r', 1, record('电容', 'p')], ['c', 1, complete]);

  it('stops the job and keeps every step of it', () => {
    const stopped = refused(whole, 'a', conflict, { watched: false, now: 5_000 });
    expect(keys(stopped)).toEqual(['a', 'r', 'c']);
    expect(stopped.stopped[1]).toEqual({ key: 'a', code: 'visit-ended', context: { outcome: 'reassigned' }, at: 5_000 });
    expect(nextDue(stopped, 9_000)).toBeNull();
  });

  it('is the person’s to answer while they look on and nothing is lost by it', () => {
    expect(refused(queueOf(['a', 1, accept]), 'a', conflict, { watched: true, now: 0 })).toEqual(emptyQueue);
    const tooFar = { code: 'too-far-away' as const };
    expect(refused(queueOf(['a', 1, { kind: 'checkIn', method: 'geofence', coordinates: null, accuracyMeters: null, stickerCode: null, reason: null, photo: null }]), 'a', tooFar, { watched: true, now: 0 })).toEqual(emptyQueue);
  });

  it('never takes away what was recorded, even from who looks on', () => {
    expect(keys(refused(queueOf(['r', 1, record('电容')]), 'r', conflict, { watched: true, now: 0 }))).toEqual(['r']);
    expect(keys(refused(whole, 'a', { code: 'action-not-allowed' }, { watched: true, now: 0 }))).toEqual(['a', 'r', 'c']);
  });

  it('is no conflict where the job stands already where the step leads', () => {
    const refusal = { code: 'action-not-allowed' as const, context: { state: 'in_progress' } };
    expect(alreadySo({ kind: 'resume' }, refusal)).toBe(true);
    expect(alreadySo(complete, { code: 'action-not-allowed', context: { state: 'completed' } })).toBe(false);
    expect(refused(queueOf(['a', 1, { kind: 'resume' }]), 'a', refusal, { watched: false, now: 0 })).toEqual(emptyQueue);
  });

  it('can be tried again, with a key of its own', () => {
    const again = triedAgain(refused(whole, 'a', conflict, { watched: false, now: 0 }), 1, 'a2', 7_000);
    expect(keys(again)).toEqual(['a2', 'r', 'c']);
    expect(nextDue(again, 7_000)).toMatchObject({ key: 'a2', happenedAt: whole.entries[0]?.happenedAt });
  });

  it('can be corrected in place, at its own time', () => {
    const better = corrected(refused(whole, 'a', { code: 'too-far-away' }, { watched: false, now: 0 }), 1, depart, 'b', 7_000);
    expect(keys(better)).toEqual(['b', 'r', 'c']);
    expect(better.entries[0]).toMatchObject({ step: depart, happenedAt: whole.entries[0]?.happenedAt });
    expect(better.stopped).toEqual({});
  });

  it('can be given up, alone or with all that follows', () => {
    const stopped = refused(whole, 'a', conflict, { watched: false, now: 0 });
    expect(keys(skipped(stopped, 1))).toEqual(['r', 'c']);
    expect(abandoned(stopped, 1)).toEqual(emptyQueue);
  });
});
