import type { CalendarDate } from '@scanfix/shared-types';

const day = 86_400_000;

/** A day so many days later, or earlier. */
export function daysLater(from: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** Whole days from the first to the second; negative where the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);
}

/** Every day from the first to the last. */
export function daysOf(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => daysLater(from, index));
}
