import type { JobDetail, TimelineEntry, WorkStandard } from '@scanfix/shared-types';
import { bodies, workLogBody, type RecordedWork } from './job-step';
import { checkWork, emptyWork, hasPhrase, isWorkEmpty, minutesAtWork, withPhrase } from './work';

const at = (minutes: number): string => new Date(Date.parse('2026-03-02T01:00:00.000Z') + minutes * 60_000).toISOString();
const line = (action: 'hold' | 'resume', minutes: number): TimelineEntry => ({
  id: minutes, kind: 'action', action, fromState: null, toState: null, at: at(minutes), actor: { kind: 'staff', name: null, mine: true }, engineerName: null, until: null, happenedAt: null, internal: false, text: null, reason: null, priority: null, otherTicketNumber: null, attachments: [],
});
const worked = (checkedInAt: string | null, timeline: TimelineEntry[] = []): JobDetail => ({ visit: { checkedInAt }, timeline }) as unknown as JobDetail;
const standard: WorkStandard = { categoryId: 1, version: 1, faultCodes: [], causes: [], actions: [], checklist: [{ id: 1, text: '断电', required: true }, { id: 2, text: '清洁', required: false }] };
const complete: RecordedWork = { ...emptyWork(30), cause: '电容老化', action: '更换', checklist: [{ itemId: 1, result: 'ok', note: '' }] };
const file = { path: 'p', kind: 'image' as const, name: 'p.jpg', size: 1 };

describe('minutes at work', () => {
  it('count from checking in, a started one whole', () => {
    expect(minutesAtWork(worked(at(0)), Date.parse(at(47)))).toBe(47);
    expect(minutesAtWork(worked(at(0)), Date.parse(at(47)) + 1)).toBe(48);
  });

  it('leave out the time on hold, also while it lasts', () => {
    expect(minutesAtWork(worked(at(0), [line('hold', 10), line('resume', 40)]), Date.parse(at(60)))).toBe(30);
    expect(minutesAtWork(worked(at(0), [line('hold', 10)]), Date.parse(at(60)))).toBe(10);
  });

  it('are at least one, and never more than the server takes', () => {
    expect(minutesAtWork(worked(null), Date.parse(at(60)))).toBe(1);
    expect(minutesAtWork(worked(at(0)), Date.parse(at(10_000)))).toBe(1_440);
  });
});

describe('a record', () => {
  it('needs a cause, an action, whole minutes and each required check', () => {
    expect(checkWork(complete, { standard })).toEqual([]);
    expect(checkWork({ ...emptyWork(0) }, { standard }).map(({ field }) => field)).toEqual(['cause', 'action', 'labourMinutes', 'checklist']);
    expect(checkWork({ ...complete, checklist: [] }, { standard: null })).toEqual([]);
  });

  it('takes phrases in and out by a tap, beside own words', () => {
    expect(withPhrase('', '清洗滤网')).toBe('清洗滤网');
    expect(withPhrase('清洗滤网', '试机')).toBe('清洗滤网；试机');
    expect(withPhrase('清洗滤网；试机', '清洗滤网')).toBe('试机');
    expect(hasPhrase('清洗滤网；试机', '试机')).toBe(true);
  });

  it('knows whether something would be lost', () => {
    expect(isWorkEmpty(emptyWork(30))).toBe(true);
    expect(isWorkEmpty({ ...emptyWork(30), photos: [{ moment: 'before', takenAt: at(0), coordinates: null, image: { file } }] })).toBe(false);
  });

  it('names a photo by its claim, by its id once it was used, and leaves out what the phone has lost', () => {
    const work: RecordedWork = { ...complete, photos: ['p', 'q', 'r'].map((path) => ({ moment: 'after', takenAt: at(0), coordinates: null, image: { file: { ...file, path } } })), video: { id: 77 } };
    const uploads = { p: { id: 1, claim: 'c', uploadedAt: 0, used: false }, q: { id: 2, claim: 'd', uploadedAt: 0, used: true } };
    const body = workLogBody(work, uploads);
    expect(body.photos.map(({ attachment }) => attachment)).toEqual([{ id: 1, claim: 'c' }, { id: 2 }]);
    expect(body.video).toEqual({ id: 77 });
  });
});

describe('completing', () => {
  it('goes with the signature, or says why there is none', () => {
    const signed = { kind: 'complete' as const, signature: { signerName: '王小雨', image: file }, unsignedReason: null };
    expect(bodies.complete(signed, { p: { id: 1, claim: 'c', uploadedAt: 0, used: false } })).toEqual({ signature: { signerName: '王小雨', image: { id: 1, claim: 'c' } } });
    expect(bodies.complete({ kind: 'complete', signature: null, unsignedReason: 'requester-absent' }, {})).toEqual({ unsignedReason: 'requester-absent' });
  });

  it('without the picture the phone has lost asks for it again instead of inventing a reason', () => {
    expect(bodies.complete({ kind: 'complete', signature: { signerName: '王小雨', image: file }, unsignedReason: null }, {})).toEqual({});
  });
});
