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

export function toDay(picked: Dayjs | null | undefined): CalendarDate | null {
  return picked ? picked.format('YYYY-MM-DD') : null;
}

export function fromDay(day: CalendarDate | null | undefined): Dayjs | null {
  return day ? dayjs(day) : null;
}
