import type { CalendarDate } from '@scanfix/shared-types';

const formats = new Map<string, Intl.DateTimeFormat>();
const day = 86_400_000;

/**
 * When the clocks on the wall of a time zone (IANA name) show so many minutes after midnight of a day; 1440 is the midnight that ends it.
 * A time that is skipped in spring is the moment after the gap that is as late; of a time that comes twice in autumn, the first.
 */
export function instantOnTheWall(date: CalendarDate, minutes: number, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const [before, after] = [wall - offsetOf(wall - day, timeZone), wall - offsetOf(wall + day, timeZone)];
  const shown = [before, after].filter((instant) => instant + offsetOf(instant, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

/** Milliseconds by which the zone's clocks are ahead of UTC at an instant. */
function offsetOf(instant: number, timeZone: string): number {
  const parts = Object.fromEntries(formatOf(timeZone).formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    formats.set(timeZone, format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    }));
  }
  return format;
}
