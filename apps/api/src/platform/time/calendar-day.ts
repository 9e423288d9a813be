import type { CalendarDate } from '@scanfix/shared-types';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that the people of a time zone (IANA name) call an instant. */
export function calendarDayOf(instant: Date, timeZone: string): CalendarDate {
  let format = formats.get(timeZone);
  // Swedish writes its dates as ISO 8601 does.
  if (!format) formats.set(timeZone, format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }));
  return format.format(instant);
}

/** The day with these numbers from 1900 to 2099, or null: there is no 30 February. */
export function calendarDay(year: number, month: number, day: number): CalendarDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 && year <= 2099 ? date.toISOString().slice(0, 10) : null;
}

/** The same day of a later month, or that month's last day: 31 January and a month is 28 or 29 February. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

/** So many days later; earlier where it is negative. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day of the month that the day is in. */
export function endOfMonth(day: CalendarDate): CalendarDate {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
