import { expect, it } from '@jest/globals';
import { nextDay, weekClockOf, weekdayOf } from './week-clock.js';

it('shows the day, its weekday and the time of a zone', () => {
  expect(weekClockOf(new Date('2026-11-22T15:59:59.999Z'), 'Asia/Shanghai')).toEqual({ day: '2026-11-22', weekday: 7, time: '23:59' });
  expect(weekClockOf(new Date('2026-11-22T16:00:00Z'), 'Asia/Shanghai')).toEqual({ day: '2026-11-23', weekday: 1, time: '00:00' });
  expect(weekClockOf(new Date('2026-11-22T16:00:00Z'), 'America/New_York')).toEqual({ day: '2026-11-22', weekday: 7, time: '11:00' });
});

it('turns the calendar', () => {
  expect(nextDay('2026-12-31')).toBe('2027-01-01');
  expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([1, 7]);
});
