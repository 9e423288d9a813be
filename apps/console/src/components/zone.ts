import type { CalendarDate, Instant } from '@scanfix/shared-types';
import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** The first moment of a day in the organization's zone. */
export function startOfDay(day: CalendarDate, timeZone: string): Instant {
  return dayjs.tz(`${day} 00:00`, timeZone).toISOString();
}

/** The first moment of the next day: the end of a range, which the API leaves out. */
export function endOfDay(day: CalendarDate, timeZone: string): Instant {
  return dayjs.tz(`${day} 00:00`, timeZone).add(1, 'day').toISOString();
}

/** What a picker shows is the organization's wall clock, wherever the browser stands. */
export function wallClockToInstant(picked: Dayjs, timeZone: string): Instant {
  return dayjs.tz(picked.format('YYYY-MM-DD HH:mm'), timeZone).toISOString();
}

/** The organization's wall clock at an instant, for a picker to show. */
export function instantToWallClock(instant: Instant, timeZone: string): Dayjs {
  return dayjs(dayjs(instant).tz(timeZone).format('YYYY-MM-DDTHH:mm'));
}

/** The day it is now in the organization's zone. */
export function todayIn(timeZone: string, now: number = Date.now()): CalendarDate {
  return dayjs(now).tz(timeZone).format('YYYY-MM-DD');
}

/** The first and the last day of `period`, counted from `today`. */
export function daysOf(period: 'today' | 'thisMonth' | 'lastMonth' | 'last30Days' | 'thisYear', today: CalendarDate): { from: CalendarDate; to: CalendarDate } {
  const day = dayjs(today);
  const text = (from: Dayjs, to: Dayjs) => ({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
  switch (period) {
    case 'today':
      return text(day, day);
    case 'thisMonth':
      return text(day.startOf('month'), day);
    case 'lastMonth': {
      const before = day.subtract(1, 'month');
      return text(before.startOf('month'), before.endOf('month'));
    }
    case 'last30Days':
      return text(day.subtract(29, 'day'), day);
    case 'thisYear':
      return text(day.startOf('year'), day);
  }
}

export function toDay(picked: Dayjs | null | undefined): CalendarDate | null {
  return picked ? picked.format('YYYY-MM-DD') : null;
}

export function fromDay(day: CalendarDate | null | undefined): Dayjs | null {
  return day ? dayjs(day) : null;
}
