import { expect, it } from '@jest/globals';
import { addDays, addMonths, calendarDay, calendarDayOf, endOfMonth } from './calendar-day.js';

it('says which day it is where the people are', () => {
  const instant = new Date('2026-11-22T17:00:00Z');
  expect(calendarDayOf(instant, 'Asia/Shanghai')).toBe('2026-11-23');
  expect(calendarDayOf(instant, 'America/New_York')).toBe('2026-11-22');
});

it('knows which days exist', () => {
  expect(calendarDay(2024, 2, 29)).toBe('2024-02-29');
  expect(calendarDay(2026, 2, 29)).toBeNull();
  expect(calendarDay(2026, 13, 1)).toBeNull();
  expect(calendarDay(26, 1, 1)).toBeNull();
});

it.each([
  ['2026-11-22', 12, '2027-11-22'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-11-22', 0, '2026-11-22'],
  ['2026-12-15', 1, '2027-01-15'],
])('counts months from %s by %i', (day, months, later) => {
  expect(addMonths(day, months)).toBe(later);
});

it('counts days over months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
});

it('knows how long months are', () => {
  expect(['2026-11-22', '2024-02-01', '2026-12-31'].map(endOfMonth)).toEqual(['2026-11-30', '2024-02-29', '2026-12-31']);
});
