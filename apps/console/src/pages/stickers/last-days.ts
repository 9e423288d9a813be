import type { CalendarDate } from '@scanfix/shared-types';

/** The last `count` days up to today in the zone, with zero where nothing was counted. */
export function lastDays(counted: readonly { day: CalendarDate; count: number }[], count: number, now: Date, timeZone: string): { day: CalendarDate; count: number }[] {
  const byDay = new Map(counted.map((entry) => [entry.day, entry.count]));
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_unused, index) => {
    const day = new Date(last - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10);
    return { day, count: byDay.get(day) ?? 0 };
  });
}
