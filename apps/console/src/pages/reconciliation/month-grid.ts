import type { CalendarDate } from '@scanfix/shared-types';

/** The weeks of a month from Monday on; days of the months beside it are null. */
export function monthGrid(month: string): (CalendarDate | null)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const cells = Math.ceil((before + length) / 7) * 7;
  const days = Array.from({ length: cells }, (_unused, index) => {
    const day = index - before + 1;
    return day < 1 || day > length ? null : `${month}-${String(day).padStart(2, '0')}`;
  });
  return Array.from({ length: cells / 7 }, (_unused, week) => days.slice(week * 7, week * 7 + 7));
}

/** `2026-11` and −1 → `2026-10`. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}
