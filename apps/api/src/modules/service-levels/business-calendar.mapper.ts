import type { BusinessCalendar, SaveBusinessCalendarRequest } from '@scanfix/shared-types';
import type { BusinessCalendarRow } from './business-calendar.entity.js';

export function calendarOf({ id, name, timeZone, aroundTheClock, workingHours, publicHolidays, exceptions, version }: BusinessCalendarRow): BusinessCalendar {
  return { id, name, timeZone, aroundTheClock, workingHours, publicHolidays, exceptions, version };
}

/** Hours and exceptions in the order in which people read them. */
export function calendarFields({ name, timeZone, aroundTheClock, workingHours, publicHolidays, exceptions }: SaveBusinessCalendarRequest) {
  return {
    name, timeZone, aroundTheClock, publicHolidays,
    workingHours: workingHours.map(({ weekday, from, to }) => ({ weekday, from, to })).sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1)),
    exceptions: exceptions.map(({ date, working, note }) => ({ date, working, note: note ?? null })).sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}
