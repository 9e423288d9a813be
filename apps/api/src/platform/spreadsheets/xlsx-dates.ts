import type { CalendarDate } from '@scanfix/shared-types';
import { calendarDay } from '../time/calendar-day.js';

const dayLength = 86_400_000;
/** Day 0 of the usual count. It is one too early before March 1900, as in Excel itself. */
const dayZero = Date.UTC(1899, 11, 30);
const daysTo1904 = 1_462;

/** Built-in formats that show a day (ECMA-376, part 1, 18.8.30), with those of Chinese, Japanese and Korean. */
export const dateFormatIds: readonly number[] = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58];

/** A custom format that shows a year or a day; text in quotes, brackets and escaped characters do not count. */
export function isDateFormat(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** A spreadsheet's number of a day → the day, from 1900 to 2099; the time of day is dropped. */
export function dayOfSerial(serial: number, from1904 = false): CalendarDate | null {
  const days = Math.floor(serial) + (from1904 ? daysTo1904 : 0);
  if (!Number.isFinite(days) || days < 1 || days > 100_000) return null;
  const date = new Date(dayZero + days * dayLength);
  return calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

export function serialOfDay(day: CalendarDate): number {
  return (Date.parse(`${day}T00:00:00Z`) - dayZero) / dayLength;
}
