import type { JobSummary } from '@scanfix/shared-types';
import { foresee, waitingRecord } from './foresee';
import type { JobStep } from './job-step';
import { entryOf, type QueueEntry } from './queue';
import { emptyWork } from './work';

const job: JobSummary = {
  visitId: 1, ticketId: 1, ticketNumber: '18', state: 'assigned', stage: 'assigned', role: 'lead', outcome: null, urgency: 'normal', priority: null, problem: '漏水', deviceName: null, categoryIcon: null, place: null,
  placeText: null, address: null, coordinates: null, preferredTime: null, plannedFrom: null, plannedTo: null, assignedAt: '2026-03-02T00:00:00.000Z', finishedAt: null, holdUntil: null, rework: false, clock: null,
  availableActions: ['accept', 'decline', 'transfer'],
};
const entries = (...steps: JobStep[]): QueueEntry[] => steps.map((step, index) => entryOf({ key: `key-${index}`, visitId: 1, step }, 1_000 + index));
const byHand: JobStep = { kind: 'checkIn', method: 'manual', coordinates: null, accuracyMeters: null, stickerCode: null, reason: '地下室', photo: null };
const hold: JobStep = { kind: 'hold', reason: 'parts', until: '2026-03-03T01:00:00.000Z', note: '' };

describe('a job as it will be', () => {
  it('stands where the waiting steps lead, with what may be done next', () => {
    expect(foresee(job, entries({ kind: 'accept' }), false)).toMatchObject({ state: 'accepted', stage: 'accepted', availableActions: ['depart', 'checkIn', 'transfer', 'report-position'] });
    expect(foresee(job, entries({ kind: 'accept' }, byHand), false)).toMatchObject({ state: 'in_progress', stage: 'in_progress' });
    expect(foresee(job, entries({ kind: 'accept' }, byHand, hold), false)).toMatchObject({ state: 'on_hold', holdUntil: '2026-03-03T01:00:00.000Z', availableActions: ['record', 'resume', 'cannotComplete', 'report-position'] });
    expect(foresee(job, entries({ kind: 'accept' }, byHand, hold, { kind: 'resume' }), false)).toMatchObject({ state: 'in_progress', holdUntil: null });
  });

  it.each<[JobStep, string, string]>([
    [{ kind: 'complete', signature: null, unsignedReason: 'requester-absent' }, 'completed', 'completed'],
    [{ kind: 'cannotComplete', reason: 'unsafe', note: '' }, 'triaged', 'cannot-complete'],
    [{ kind: 'decline', reason: 'too-far', note: '' }, 'triaged', 'declined'],
    [{ kind: 'transfer', engineerId: 2, engineerName: '李建国', note: '缺工具' }, 'assigned', 'transferred'],
  ])('is over after %j, and nothing more can be done', (step, state, outcome) => {
    expect(foresee(job, entries(step), false)).toMatchObject({ state, stage: 'ended', outcome, availableActions: [] });
  });

  it('is what the server says where nothing waits, or where the server said no', () => {
    expect(foresee(job, [], false)).toBe(job);
    expect(foresee(job, entries({ kind: 'accept' }), true)).toBe(job);
  });

  it('offers no steps to who only assists', () => {
    expect(foresee({ ...job, role: 'assistant', availableActions: [] }, entries({ kind: 'comment', text: '带梯子', files: [] }), false).availableActions).toEqual([]);
  });

  it('has the newest record that waits', () => {
    const record = (cause: string): JobStep => ({ kind: 'record', work: { ...emptyWork(1), cause } });
    expect(waitingRecord(entries(record('一'), record('二'), { kind: 'resume' }))?.cause).toBe('二');
    expect(waitingRecord(entries({ kind: 'accept' }))).toBeNull();
  });
});
