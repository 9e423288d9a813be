import type { WorkingHours } from '@scanfix/shared-types';
import { calendarDayOf } from './calendar-day.js';
import { instantOnTheWall } from './wall-clock.js';
import { nextDay, weekClockOf, weekdayOf, type WeekClock } from './week-clock.js';

export interface Period {
  from: Date;
  to: Date;
}

/** `HH:mm` → minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Without any hours it is always. */
export function isWithinHours(hours: readonly WorkingHours[], clock: WeekClock): boolean {
  return hours.length === 0 || hours.some(({ weekday, from, to }) => weekday === clock.weekday && from <= clock.time && clock.time < to);
}

/** The hours between two moments, cut off at both; what goes on after midnight is one period. */
export function periodsOf(hours: readonly WorkingHours[], timeZone: string, { from, to }: Period): Period[] {
  if (hours.length === 0) return [{ from, to }];
  const periods: Period[] = [];
  const last = calendarDayOf(to, timeZone);
  for (let { day } = weekClockOf(from, timeZone); day <= last; day = nextDay(day)) {
    for (const shift of hours.filter(({ weekday }) => weekday === weekdayOf(day)).sort((one, other) => minutesOf(one.from) - minutesOf(other.from))) {
      const start = latest(new Date(instantOnTheWall(day, minutesOf(shift.from), timeZone)), from);
      const end = earliest(new Date(instantOnTheWall(day, minutesOf(shift.to), timeZone)), to);
      const before = periods.at(-1);
      if (start >= end) continue;
      if (before && start <= before.to) before.to = latest(before.to, end);
      else periods.push({ from: start, to: end });
    }
  }
  return periods;
}

export function contains({ from, to }: Period, at: Date): boolean {
  return from <= at && at < to;
}

export function overlaps(one: Period, other: Period): boolean {
  return one.from < other.to && other.from < one.to;
}

export function covers(period: Period, other: Period): boolean {
  return period.from <= other.from && other.to <= period.to;
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other;
}
