import type { CalendarDate } from '@scanfix/shared-types';

/** WeChat Pay's days are Shanghai's, whatever the organization's time zone is; there is no summer time there. */
const offset = '+08:00';
const dayLength = 86_400_000;
/** A day's bill can be fetched from then on. */
const readyHour = 10;

export interface BillDay {
  start: Date;
  /** Not included. */
  end: Date;
  nextDay: CalendarDate;
}

export function billDay(date: CalendarDate): BillDay {
  const start = Date.parse(`${date}T00:00:00${offset}`);
  return { start: new Date(start), end: new Date(start + dayLength), nextDay: daysAfter(date, 1) };
}

export function daysAfter(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** The last day that is over. */
export function lastBillDay(now: Date): CalendarDate {
  return daysAfter(shanghaiDay(now), -1);
}

/** Whether the last day's bill can be there. */
export function isBillTime(now: Date): boolean {
  return new Date(now.getTime() + 8 * 3_600_000).getUTCHours() >= readyHour;
}

function shanghaiDay(now: Date): CalendarDate {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
