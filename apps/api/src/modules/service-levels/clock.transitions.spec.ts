import { describe, expect, it } from '@jest/globals';
import type { EscalationStep } from '@scanfix/shared-types';
import fc from 'fast-check';
import type { BusinessCalendarRow } from './business-calendar.entity.js';
import { clockOf, clocksOf } from './clock.mapper.js';
import { clocksAfter, newsOf, startedClock, toldClock, type NewClock, type TicketMove } from './clock.transitions.js';
import type { SlaPolicyRow } from './sla-policy.entity.js';
import { Terms, type Promised } from './terms.js';

const china = (text: string) => new Date(`${text}:00+08:00`);
const iso = (text: string) => china(text).toISOString();
// Monday 23 November 2026.
const monday = (time: string) => china(`2026-11-23 ${time}`);

const calendar = {
  id: 1, timeZone: 'Asia/Shanghai', aroundTheClock: false, publicHolidays: false, exceptions: [],
  workingHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
} as unknown as BusinessCalendarRow;
const policyWith = (fields: Partial<SlaPolicyRow> = {}): SlaPolicyRow => ({
  id: 7, organizationId: 1, name: '', position: 1, active: true, priorities: [], categoryIds: [], customerLevels: [], calendarId: 1, responseMinutes: 60, onSiteMinutes: 240, resolutionMinutes: 480,
  pausingReasons: ['parts'], warningPercent: 50, escalations: [], version: 1, createdAt: new Date(), removedAt: null, ...fields,
});
const termsWith = (fields: Partial<SlaPolicyRow> = {}) => new Terms([policyWith(fields)], [calendar]);
const terms = termsWith();
const promised = (kind: Promised['kind'], targetMinutes: number): Promised => ({ kind, targetMinutes, policyId: 7, calendarId: 1 });
const start = (kind: Promised['kind'], targetMinutes: number, at: Date, by = terms) => startedClock(by, promised(kind, targetMinutes), at);
const nothing: TicketMove = { action: null, at: monday('10:00'), answered: false, open: true, hold: null, holdReason: null, round: 0, submittedAt: monday('09:00'), promises: null };
const after = (clocks: NewClock[], move: Partial<TicketMove>, by = terms) => {
  const { changed, added } = clocksAfter(by, clocks, { ...nothing, ...move });
  return [...changed, ...added];
};
const onlyAfter = (clock: NewClock, move: Partial<TicketMove>, by = terms): NewClock => after([clock], move, by)[0] ?? clock;

describe('a clock', () => {
  it('is due after so many working minutes, and nearly due after their share', () => {
    expect(start('resolution', 480, monday('15:00'))).toMatchObject({ state: 'running', dueAt: china('2026-11-24 14:00'), warnAt: china('2026-11-24 10:00'), nextAt: china('2026-11-24 10:00') });
  });

  it('is kept by its own deed, in time or too late', () => {
    expect(onlyAfter(start('response', 60, monday('09:00')), { answered: true, at: monday('09:59') })).toMatchObject({ state: 'met', stoppedAt: monday('09:59'), breachedAt: null, nextAt: null });
    expect(onlyAfter(start('response', 60, monday('09:00')), { answered: true, at: monday('10:00') })).toMatchObject({ state: 'met' });
    expect(onlyAfter(start('response', 60, monday('09:00')), { answered: true, at: monday('10:01') })).toMatchObject({ state: 'missed', stoppedAt: monday('10:01'), breachedAt: monday('10:01') });
    expect(onlyAfter(start('on-site', 60, monday('09:00')), { action: 'checkIn' })).toMatchObject({ state: 'met' });
    expect(onlyAfter(start('resolution', 60, monday('09:00')), { action: 'complete' })).toMatchObject({ state: 'met' });
    expect(after([start('resolution', 60, monday('09:00')), start('response', 60, monday('09:00'))], { action: 'checkIn' })).toEqual([]);
  });

  it('was kept after all when what was done in time is told late', () => {
    const clock = start('on-site', 60, monday('09:00'));
    const breached = toldClock(terms, clock, newsOf(terms, clock, monday('11:00')), monday('11:00'));
    expect(breached.breachedAt).toEqual(monday('11:00'));
    expect(onlyAfter(breached, { action: 'checkIn', at: monday('09:40') })).toMatchObject({ state: 'met', breachedAt: null });
  });

  it('is withdrawn when the ticket ends without it, and then stays so', () => {
    const withdrawn = onlyAfter(start('on-site', 60, monday('09:00')), { action: 'cancel', open: false, at: monday('09:30') });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', stoppedAt: monday('09:30'), nextAt: null });
    expect(after([withdrawn], { action: 'checkIn' })).toEqual([]);
    expect(clockOf(terms, withdrawn, monday('12:00')).breached).toBe(false);
  });
});

describe('a hold', () => {
  const held = (clock: NewClock, at: Date, reason: TicketMove['holdReason'] = 'parts') => onlyAfter(clock, { action: 'hold', hold: 'began', holdReason: reason, at });
  const resumed = (clock: NewClock, at: Date) => onlyAfter(clock, { action: 'resume', hold: 'ended', at });

  it('keeps the working time that is left, over nights and weekends', () => {
    // 480 minutes from Monday 9:00; held at 11:00, so six of eight hours are left.
    const clock = resumed(held(start('resolution', 480, monday('09:00')), monday('11:00')), china('2026-11-27 17:00'));
    expect(clock).toMatchObject({ state: 'running', dueAt: china('2026-11-30 14:00'), pauses: [{ from: iso('2026-11-23 11:00'), to: iso('2026-11-27 17:00'), reason: 'parts' }] });
    expect(clock.nextAt).toEqual(clock.warnAt);
  });

  it('says nothing while it lasts, and shows when it would be due if it went on now', () => {
    const paused = held(start('resolution', 480, monday('09:00')), monday('11:00'));
    expect(paused).toMatchObject({ state: 'paused', nextAt: null });
    expect(newsOf(terms, paused, china('2026-12-20 12:00'))).toEqual({ warn: false, breach: false, steps: [] });
    expect(clockOf(terms, paused, china('2026-11-24 09:00'))).toMatchObject({ state: 'paused', dueAt: iso('2026-11-24 15:00'), breached: false, pauses: [{ to: null }] });
    expect(clockOf(terms, paused, china('2026-11-25 09:00'))).toMatchObject({ dueAt: iso('2026-11-25 15:00') });
  });

  it('stops only what the policy says, only for its reasons, and never the answer', () => {
    expect(held(start('resolution', 480, monday('09:00')), monday('11:00'), 'access').state).toBe('running');
    expect(held(start('response', 480, monday('09:00')), monday('11:00')).state).toBe('running');
    expect(held(startedClock(terms, { ...promised('resolution', 480), policyId: null }, monday('09:00')), monday('11:00')).state).toBe('running');
  });

  it('does not mend what was missed before it', () => {
    const paused = held(start('resolution', 60, monday('09:00')), monday('11:00'));
    expect(clockOf(terms, paused, china('2026-12-01 09:00'))).toMatchObject({ dueAt: iso('2026-11-23 10:00'), breached: true });
    expect(resumed(paused, china('2026-12-01 09:00'))).toMatchObject({ dueAt: monday('10:00') });
  });

  it('may come several times; each pause keeps its reason, and begins after the one before it', () => {
    const once = resumed(held(start('resolution', 480, monday('09:00')), monday('10:00')), monday('12:00'));
    // The phone that had no network says a time that was already paused.
    const twice = held(once, monday('11:00'));
    expect(twice.pauses).toEqual([{ from: iso('2026-11-23 10:00'), to: iso('2026-11-23 12:00'), reason: 'parts' }, { from: iso('2026-11-23 12:00'), to: null, reason: 'parts' }]);
    expect(resumed(twice, monday('13:00')).dueAt).toEqual(china('2026-11-24 11:00'));
  });

  it('ends with the ticket', () => {
    const paused = held(start('resolution', 480, monday('09:00')), monday('10:00'));
    expect(onlyAfter(paused, { action: 'cancel', open: false, at: monday('12:00') })).toMatchObject({ state: 'withdrawn', pauses: [{ to: iso('2026-11-23 12:00') }] });
  });

  it('never takes working time away and never gives any', () => {
    const minutes = fc.integer({ min: 1, max: 3000 });
    fc.assert(fc.property(minutes, fc.array(fc.tuple(minutes, minutes), { maxLength: 5 }), (target, holds) => {
      const time = terms.timeOf(1);
      const target_ = target * 60_000;
      let clock = start('resolution', target, monday('09:00'));
      let now = monday('09:00');
      let worked = 0;
      for (const [before, long] of holds) {
        const from = new Date(now.getTime() + before * 60_000);
        if (from >= clock.dueAt) break;
        worked += time.between(now, from);
        now = new Date(from.getTime() + long * 60_000);
        clock = resumed(held(clock, from), now);
      }
      expect(worked + time.between(now, clock.dueAt)).toBe(target_);
    }), { numRuns: 200 });
  });
});

describe('another promise', () => {
  it('takes the place of the first from the same start', () => {
    const clocks = [start('response', 60, monday('09:00')), start('on-site', 240, monday('09:00'))];
    const [onSite, resolution] = after(clocks, { action: 'triage', at: monday('09:30'), promises: [promised('on-site', 120), promised('resolution', 300)] });
    expect(onSite).toMatchObject({ kind: 'on-site', targetMinutes: 120, dueAt: monday('11:00') });
    expect(resolution).toMatchObject({ kind: 'resolution', startedAt: monday('09:00'), dueAt: monday('14:00'), state: 'running' });
  });

  it('withdraws what is not promised any more, and leaves what is done', () => {
    const done = onlyAfter(start('on-site', 240, monday('09:00')), { action: 'checkIn', at: monday('09:10') });
    const [changed, ...others] = after([done, start('resolution', 240, monday('09:00'))], { action: 'triage', promises: [promised('on-site', 10)] });
    expect(changed).toMatchObject({ kind: 'resolution', state: 'withdrawn' });
    expect(others).toEqual([]);
  });

  it('forgets a breach that is none by the new promise', () => {
    const clock = start('resolution', 60, monday('09:00'));
    const breached = toldClock(terms, clock, newsOf(terms, clock, monday('10:30')), monday('10:30'));
    expect(onlyAfter(breached, { action: 'triage', at: monday('10:40'), promises: [promised('resolution', 480)] })).toMatchObject({ breachedAt: null, warnedAt: null, dueAt: monday('17:00') });
  });

  it('starts arrival and repair again when the work goes out again, and shows only those', () => {
    const done = [onlyAfter(start('response', 60, monday('09:00')), { answered: true }), onlyAfter(start('on-site', 240, monday('09:00')), { action: 'checkIn' }), onlyAfter(start('resolution', 480, monday('09:00')), { action: 'complete' })];
    const again = after(done, { action: 'rework', round: 1, at: monday('16:00'), promises: [promised('on-site', 60), promised('resolution', 120)] });
    expect(again).toMatchObject([{ kind: 'on-site', round: 1, startedAt: monday('16:00'), dueAt: monday('17:00') }, { kind: 'resolution', round: 1, dueAt: monday('18:00') }]);
    expect(clocksOf(terms, [...done, ...again], monday('16:30')).map(({ kind, state }) => [kind, state])).toEqual([['response', 'met'], ['on-site', 'running'], ['resolution', 'running']]);
  });
});

describe('what there is to say', () => {
  const step = (fields: Partial<EscalationStep>): EscalationStep => ({ clock: 'resolution', since: 'due', minutes: 0, raisePriority: false, targets: [], ...fields });
  const chain = [step({ since: 'start', minutes: 120 }), step({ minutes: 0 }), step({ minutes: 60 }), step({ clock: 'response', minutes: 0 })];
  const strict = termsWith({ escalations: chain });
  const tell = (clock: NewClock, now: Date) => { const news = newsOf(strict, clock, now); return { news, told: toldClock(strict, clock, news, now) }; };

  it('comes once each, in its time', () => {
    let clock = start('resolution', 180, monday('09:00'), strict);
    const seen: unknown[] = [];
    while (clock.nextAt !== null) {
      const at = clock.nextAt;
      const { news, told } = tell(clock, at);
      seen.push([at, news.warn, news.breach, news.steps.length]);
      clock = told;
    }
    expect(seen).toEqual([[monday('10:30'), true, false, 0], [monday('11:00'), false, false, 1], [monday('12:00'), false, true, 1], [monday('13:00'), false, false, 1]]);
  });

  it('does not announce as nearly due what is over when somebody looks', () => {
    const { news, told } = tell(start('resolution', 180, monday('09:00'), strict), china('2026-11-24 12:00'));
    expect(news).toEqual({ warn: false, breach: true, steps: [chain[0], chain[1], chain[2]] });
    expect(told.nextAt).toBeNull();
    expect(newsOf(strict, told, china('2026-11-25 12:00'))).toEqual({ warn: false, breach: false, steps: [] });
  });

  it('waits with the steps of the chain as long as the clock is paused', () => {
    const paused = onlyAfter(start('resolution', 180, monday('09:00'), strict), { action: 'hold', hold: 'began', holdReason: 'parts', at: monday('10:00') }, strict);
    const resumed = onlyAfter(paused, { action: 'resume', hold: 'ended', at: monday('12:00') }, strict);
    expect(resumed.nextAt).toEqual(monday('12:30'));
    const { told } = tell(resumed, monday('12:30'));
    expect(told.nextAt).toEqual(monday('13:00'));
  });
});
