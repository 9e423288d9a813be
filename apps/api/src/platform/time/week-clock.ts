import type { CalendarDate } from '@scanfix/shared-types';
import { calendarDayOf } from './calendar-day.js';

/** What calendar and clock on the wall show. */
export interface WeekClock {
  day: CalendarDate;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
  /** `HH:mm`; as text it comes in the order of time. */
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** @param timeZone IANA name */
export function weekClockOf(instant: Date, timeZone: string): WeekClock {
  let format = formats.get(timeZone);
  if (!format) formats.set(timeZone, format = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }));
  const day = calendarDayOf(instant, timeZone);
  return { day, weekday: weekdayOf(day), time: format.format(instant) };
}

/** 1 is Monday. */
export function weekdayOf(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function nextDay(day: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
