import fc from 'fast-check';
import type { JobStep } from './job-step';
import { allDue, delivered, emptyQueue, entriesOf, entryOf, failedInPassing, nextDue, refused, sending, withStep, withUpload, type FieldQueue, type QueueEntry } from './queue';
import { emptyWork } from './work';

type Fate = 'arrives' | 'is lost' | 'arrives, but the answer is lost' | 'is refused';
type Happening =
  | { kind: 'step'; visitId: number; step: 'accept' | 'depart' | 'record' | 'comment' }
  | { kind: 'send'; fate: Fate }
  | { kind: 'restart' }
  | { kind: 'network is back' };

const fates: Fate[] = ['arrives', 'is lost', 'arrives, but the answer is lost', 'is refused'];
const happenings = fc.array(fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('step' as const), visitId: fc.integer({ min: 1, max: 3 }), step: fc.constantFrom('accept' as const, 'depart' as const, 'record' as const, 'comment' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('send' as const), fate: fc.constantFrom(...fates) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('network is back' as const) }) },
), { maxLength: 80 });

function stepOf(kind: 'accept' | 'depart' | 'record' | 'comment', number: number): JobStep {
  if (kind === 'record') return { kind, work: { ...emptyWork(number), cause: String(number) } };
  if (kind === 'comment') return { kind, text: String(number), files: [{ path: `file-${number}`, kind: 'image', name: 'f', size: 1 }] };
  return kind === 'depart' ? { kind, coordinates: null } : { kind };
}

/** A server that answers a key it knows as it did before, as the real one does. */
class Server {
  readonly done: { key: string; visitId: number; takenAt: number }[] = [];
  private readonly answers = new Map<string, 'yes' | 'no'>();

  take(entry: QueueEntry, refuses: boolean): 'yes' | 'no' {
    const before = this.answers.get(entry.key);
    if (before) return before;
    const answer = refuses ? 'no' : 'yes';
    this.answers.set(entry.key, answer);
    if (answer === 'yes') this.done.push({ key: entry.key, visitId: entry.visitId, takenAt: Date.parse(entry.happenedAt) });
    return answer;
  }
}

interface Day {
  queue: FieldQueue;
  server: Server;
  taken: QueueEntry[];
}

function live(day: Happening[]): Day {
  const server = new Server();
  const taken: QueueEntry[] = [];
  let queue = emptyQueue;
  let now = 1_000;
  for (const happening of day) {
    now += 1_000;
    if (happening.kind === 'step') {
      const entry = entryOf({ key: `key-${taken.length}`, visitId: happening.visitId, step: stepOf(happening.step, taken.length) }, now);
      taken.push(entry);
      queue = withStep(queue, entry);
    }
    // A restart is what was written down, read again.
    if (happening.kind === 'restart') queue = JSON.parse(JSON.stringify(queue)) as FieldQueue;
    if (happening.kind === 'network is back') queue = allDue(queue, now);
    if (happening.kind === 'send') queue = send(queue, server, happening.fate, now);
  }
  return { queue, server, taken };
}

function send(before: FieldQueue, server: Server, fate: Fate, now: number): FieldQueue {
  const entry = nextDue(before, now);
  if (!entry) return before;
  let queue = sending(before, entry.key);
  if (entry.step.kind === 'comment') queue = withUpload(queue, entry.step.files[0]?.path ?? '', { id: 1, claim: 'c' }, now);
  if (fate === 'is lost') return failedInPassing(queue, entry.key, now);
  const answer = server.take(entry, fate === 'is refused');
  if (fate === 'arrives, but the answer is lost') return failedInPassing(queue, entry.key, now);
  return answer === 'yes' ? delivered(queue, entry.key) : refused(queue, entry.key, { code: 'visit-ended' }, { watched: false, now });
}

/** With a good network and nobody saying no, until nothing moves any more. */
function sendAll({ queue: before, server }: Day): FieldQueue {
  let queue = allDue(before, 10_000_000);
  for (let round = 0; round < 500 && nextDue(queue, 20_000_000); round += 1) queue = send(queue, server, 'arrives', 20_000_000);
  return queue;
}

/** Steps that a newer record replaced before they were sent. */
function replacedBy(taken: QueueEntry[], present: Set<string>): boolean {
  return taken.every((entry) => {
    if (present.has(entry.key) || entry.step.kind !== 'record') return true;
    return taken.some((later) => later.visitId === entry.visitId && later.step.kind === 'record' && Date.parse(later.happenedAt) > Date.parse(entry.happenedAt));
  });
}

describe('whatever the day brings', () => {
  it('loses no step: each has arrived, still waits, or gave way to a newer record', () => {
    fc.assert(fc.property(happenings, (day) => {
      const { queue, server, taken } = live(day);
      const present = new Set([...server.done.map(({ key }) => key), ...queue.entries.map(({ key }) => key)]);
      const missing = taken.filter(({ key }) => !present.has(key));
      expect(missing.every(({ step }) => step.kind === 'record')).toBe(true);
      expect(replacedBy(taken, present)).toBe(true);
    }), { numRuns: 500 });
  });

  it('does each step once, and those of one job in the order they were taken', () => {
    fc.assert(fc.property(happenings, (day) => {
      const lived = live(day);
      sendAll(lived);
      const { done } = lived.server;
      expect(new Set(done.map(({ key }) => key)).size).toBe(done.length);
      for (const visitId of [1, 2, 3]) {
        const times = done.filter((one) => one.visitId === visitId).map(({ takenAt }) => takenAt);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }
    }), { numRuns: 500 });
  });

  it('sends nothing of a job after it was stopped, and everything of the others', () => {
    fc.assert(fc.property(happenings, (day) => {
      const lived = live(day);
      const stopped = Object.keys(lived.queue.stopped).map(Number);
      const before = stopped.map((visitId) => entriesOf(lived.queue, visitId).map(({ key }) => key));
      const rest = sendAll(lived);
      const nowStopped = Object.keys(rest.stopped).map(Number);
      expect(rest.entries.every(({ visitId }) => nowStopped.includes(visitId))).toBe(true);
      stopped.forEach((visitId, index) => expect(entriesOf(rest, visitId).map(({ key }) => key)).toEqual(before[index]));
    }), { numRuns: 500 });
  });

  it('survives a restart at any moment unchanged', () => {
    fc.assert(fc.property(happenings, (day) => {
      const { queue } = live(day);
      expect(JSON.parse(JSON.stringify(queue))).toEqual(queue);
    }), { numRuns: 200 });
  });

  it('remembers no uploads of steps that are gone', () => {
    fc.assert(fc.property(happenings, (day) => {
      const { queue } = live(day);
      const paths = new Set(queue.entries.flatMap(({ step }) => (step.kind === 'comment' ? step.files.map(({ path }) => path) : [])));
      expect(Object.keys(queue.uploads).every((path) => paths.has(path))).toBe(true);
    }), { numRuns: 200 });
  });
});
