import { expect, it } from '@jest/globals';
import { daysBetween, daysLater, daysOf } from './finance.days.js';

it('goes over the ends of months and years', () => {
  expect([daysLater('2026-12-31', 1), daysLater('2026-03-01', -1), daysLater('2028-02-28', 1)]).toEqual(['2027-01-01', '2026-02-28', '2028-02-29']);
});

it('counts the days between two, and names them', () => {
  expect([daysBetween('2026-11-22', '2026-12-02'), daysBetween('2026-11-22', '2026-11-21')]).toEqual([10, -1]);
  expect(daysOf('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']);
  expect(daysOf('2026-11-29', '2026-11-28')).toEqual([]);
});
