import { describe, expect, it } from '@jest/globals';
import type { WorkingHours } from '@scanfix/shared-types';
import { weekClockOf } from './week-clock.js';
import { contains, covers, isWithinHours, overlaps, periodsOf } from './weekly-hours.js';

const zone = 'Asia/Shanghai';
const monday: WorkingHours[] = [{ weekday: 1, from: '09:00', to: '12:00' }, { weekday: 1, from: '13:30', to: '18:00' }];
const night: WorkingHours[] = [{ weekday: 2, from: '00:00', to: '06:00' }, { weekday: 1, from: '22:00', to: '24:00' }];
const clock = (instant: string) => weekClockOf(new Date(instant), zone);
const period = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

describe('a shift', () => {
  it('begins with its first minute and is over at its end', () => {
    expect(['2026-11-23T00:59Z', '2026-11-23T01:00Z', '2026-11-23T03:59Z', '2026-11-23T04:00Z', '2026-11-23T05:30Z'].map((at) => isWithinHours(monday, clock(at)))).toEqual([false, true, true, false, true]);
  });

  it('is of one weekday', () => {
    expect(isWithinHours(monday, clock('2026-11-24T02:00Z'))).toBe(false);
  });

  it('may end a day and go on with the next', () => {
    expect(isWithinHours(night, clock('2026-11-23T15:59Z'))).toBe(true);
    expect(isWithinHours(night, clock('2026-11-23T16:00Z'))).toBe(true);
    expect(periodsOf(night, zone, period('2026-11-22T16:00Z', '2026-11-25T16:00Z'))).toEqual([period('2026-11-23T14:00Z', '2026-11-23T22:00Z')]);
  });

  it('is always where none is set', () => {
    expect(isWithinHours([], clock('2026-11-22T20:00Z'))).toBe(true);
    expect(periodsOf([], zone, period('2026-11-22T16:00Z', '2026-11-23T16:00Z'))).toEqual([period('2026-11-22T16:00Z', '2026-11-23T16:00Z')]);
  });

  it('is cut off at the edges of what is looked at', () => {
    expect(periodsOf(monday, zone, period('2026-11-23T02:00Z', '2026-11-23T06:00Z'))).toEqual([period('2026-11-23T02:00Z', '2026-11-23T04:00Z'), period('2026-11-23T05:30Z', '2026-11-23T06:00Z')]);
    expect(periodsOf(monday, zone, period('2026-11-24T00:00Z', '2026-11-30T00:00Z'))).toEqual([]);
  });
});

describe('periods', () => {
  it('touch without overlapping', () => {
    const [one, next] = [period('2026-11-23T01:00Z', '2026-11-23T02:00Z'), period('2026-11-23T02:00Z', '2026-11-23T03:00Z')];
    expect([overlaps(one, next), overlaps(one, period('2026-11-23T01:59Z', '2026-11-23T03:00Z'))]).toEqual([false, true]);
    expect([covers(one, one), covers(one, next)]).toEqual([true, false]);
    expect([contains(one, one.from), contains(one, one.to)]).toEqual([true, false]);
  });
});
