import { describe, expect, it } from '@jest/globals';
import type { DispatchTimeline } from '@scanfix/shared-types';
import { makeTimelineVisit } from '../../../../test/fixtures/dispatch';
import { hoursOf, isPlanOpen, linesOf, movedBy, offShift, shownSpan, stretch } from './lay-out-day';

const hour = 3_600_000;
const midnight = Date.parse('2026-11-22T16:00:00.000Z');
const at = (hours: number): string => new Date(midnight + hours * hour).toISOString();
const span = (from: number, to: number) => ({ from: midnight + from * hour, to: midnight + to * hour });
const day = (part: Partial<DispatchTimeline> = {}): DispatchTimeline => ({ from: at(0), to: at(24), visits: [], shifts: [], absences: [], ...part });

describe('the hours of a day', () => {
  it('are the usual ones when nothing happens outside of them', () => {
    expect(shownSpan(day(), 0)).toEqual(span(8, 20));
    expect(hoursOf(span(8, 20))).toHaveLength(12);
  });

  it('reach to the earliest and the latest of shifts, visits and now', () => {
    const visits = [makeTimelineVisit({ from: at(20.5), to: at(21.25) })];
    expect(shownSpan(day({ visits, shifts: [{ engineerId: 1, from: at(6.5), to: at(15) }] }), midnight + 22.5 * hour)).toEqual(span(6, 23));
  });

  it('are not stretched by who is always on shift, nor by what began the day before', () => {
    expect(shownSpan(day({ shifts: [{ engineerId: 1, from: at(0), to: at(24) }] }), 0)).toEqual(span(8, 20));
    expect(shownSpan(day({ visits: [makeTimelineVisit({ from: at(-3), to: at(1) })] }), 0)).toEqual(span(0, 20));
  });
});

describe('visits of one engineer', () => {
  it('stand one below the other where they overlap, and share a line where they follow', () => {
    const visits = [[9, 10, 1], [9.5, 11, 2], [10, 12, 3]].map(([from, to, visitId]) => makeTimelineVisit({ visitId: visitId ?? 0, from: at(from ?? 0), to: at(to ?? 0) }));
    const { line, count } = linesOf(visits);
    expect([...line]).toEqual([[1, 0], [2, 1], [3, 0]]);
    expect(count).toBe(2);
  });

  it('are cut off at the edges of what is shown', () => {
    expect(stretch(span(6, 10), span(8, 16))).toEqual({ left: 0, width: 25 });
    expect(stretch(span(2, 8), span(8, 16))).toBeNull();
  });

  it('move in quarters of an hour and never end before they begin', () => {
    expect(movedBy(span(9, 10), 0.45 * hour, 'whole')).toEqual(span(9.5, 10.5));
    expect(movedBy(span(9.1, 10.1), hour, 'whole')).toEqual(span(10, 11));
    expect(movedBy(span(9, 10), -3 * hour, 'end')).toEqual(span(9, 9.25));
  });

  it('keep their plan from the departure on', () => {
    expect((['assigned', 'accepted', 'en_route', 'in_progress', 'ended'] as const).map((stage) => isPlanOpen({ stage, outcome: null }))).toEqual([true, true, false, false, false]);
    expect(isPlanOpen({ stage: 'assigned', outcome: 'declined' })).toBe(false);
  });
});

describe('time off shift', () => {
  it('is what no shift covers, also between two of them', () => {
    expect(offShift([{ from: at(13), to: at(18) }, { from: at(8), to: at(12) }], span(8, 20))).toEqual([span(12, 13), span(18, 20)]);
  });

  it('is the whole day without a shift, and none of it under one around the clock', () => {
    expect(offShift([], span(8, 20))).toEqual([span(8, 20)]);
    expect(offShift([{ from: at(0), to: at(24) }], span(8, 20))).toEqual([]);
  });
});
