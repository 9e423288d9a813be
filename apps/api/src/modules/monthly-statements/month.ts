import type { CalendarDate } from '@scanfix/shared-types';
import { addMonths } from '../../platform/time/calendar-day.js';
import { instantOnTheWall } from '../../platform/time/wall-clock.js';

export const monthOf = (day: CalendarDate): string => day.slice(0, 7);

export const monthBefore = (month: string): string => monthOf(addMonths(`${month}-01`, -1));

/** When the month is over where the clocks show that zone. */
export function endOfMonth(month: string, timeZone: string): Date {
  return new Date(instantOnTheWall(addMonths(`${month}-01`, 1), 0, timeZone));
}

/** Whether statements of the month before are due on a day: from a day of the month on, and in shorter months from their last. */
export function statementsDue(today: CalendarDate, statementDay: number): boolean {
  const lastDay = Number(new Date(Date.parse(`${addMonths(`${monthOf(today)}-01`, 1)}T00:00:00Z`) - 86_400_000).toISOString().slice(8, 10));
  return Number(today.slice(8, 10)) >= Math.min(statementDay, lastDay);
}
