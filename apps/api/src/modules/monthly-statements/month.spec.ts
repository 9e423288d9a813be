import { expect, it } from '@jest/globals';
import { endOfMonth, monthBefore, statementsDue } from './month.js';

it('ends a month at midnight of the organization', () => {
  expect(endOfMonth('2026-11', 'Asia/Shanghai').toISOString()).toBe('2026-11-30T16:00:00.000Z');
  expect(endOfMonth('2026-12', 'UTC').toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

it('knows the month before, over the end of the year', () => {
  expect([monthBefore('2026-12'), monthBefore('2026-01')]).toEqual(['2026-11', '2025-12']);
});

it('makes statements from the day on, and on the last day of a month that is too short', () => {
  expect([statementsDue('2026-11-04', 5), statementsDue('2026-11-05', 5), statementsDue('2026-11-20', 5)]).toEqual([false, true, true]);
  expect([statementsDue('2026-02-27', 31), statementsDue('2026-02-28', 31)]).toEqual([false, true]);
});
