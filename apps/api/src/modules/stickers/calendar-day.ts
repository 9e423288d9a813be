import type { CalendarDate } from '@scanfix/shared-types';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that the people of a time zone (IANA name) call an instant. */
export function calendarDayOf(instant: Date, timeZone: string): CalendarDate {
  let format = formats.get(timeZone);
  // Swedish writes its dates as ISO 8601 does.
  if (!format) formats.set(timeZone, format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }));
  return format.format(instant);
}
