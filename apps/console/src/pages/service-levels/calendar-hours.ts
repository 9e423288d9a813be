import type { WorkingHours } from '@scanfix/shared-types';
import dayjs, { type Dayjs } from 'dayjs';
import type { Words } from '../../i18n';

export type Range = [Dayjs, Dayjs];
/** Monday first; each day with its spans. */
export type Week = Range[][];

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const timeOf = (text: string): Dayjs => {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return dayjs().startOf('day').hour(hour % 24).minute(minute);
};

export function weekOf(hours: readonly WorkingHours[]): Week {
  return weekdays.map((weekday) => hours.filter((one) => one.weekday === weekday).sort((a, b) => a.from.localeCompare(b.from)).map(({ from, to }): Range => [timeOf(from), timeOf(to)]));
}

/** A picker has no 24:00: an end of 00:00 is the end of the day. */
export function hoursOf(week: Week): WorkingHours[] {
  return weekdays.flatMap((weekday, index) => (week[index] ?? []).map(([from, to]) => ({ weekday, from: from.format('HH:mm'), to: endOf(to) })));
}

export function endOf(to: Dayjs): string {
  const text = to.format('HH:mm');
  return text === '00:00' ? '24:00' : text;
}

export type RangeFault = 'order' | 'overlap' | null;

/** What is wrong with one span among those of its day. */
export function faultOf(range: Range, others: readonly (Range | null | undefined)[]): RangeFault {
  const [from, to] = [range[0].format('HH:mm'), endOf(range[1])];
  if (from >= to) return 'order';
  const overlaps = others.some((other) => other && other !== range && other[0].format('HH:mm') < to && from < endOf(other[1]));
  return overlaps ? 'overlap' : null;
}

/** `周一至周五 09:00–12:00、13:00–18:00`: days in a row with the same hours as one line. */
export function hoursLines(hours: readonly WorkingHours[], words: Words): string[] {
  const ofDay = weekdays.map((weekday) => hours.filter((one) => one.weekday === weekday).sort((a, b) => a.from.localeCompare(b.from)).map(({ from, to }) => `${from}–${to}`).join(words.general.listSeparator));
  const lines: string[] = [];
  let start = 0;
  while (start < ofDay.length) {
    let end = start;
    while (end + 1 < ofDay.length && ofDay[end + 1] === ofDay[start]) end += 1;
    const name = words.calendars.weekdays;
    if (ofDay[start]) lines.push(`${start === end ? name[start] : `${name[start]} – ${name[end]}`} ${ofDay[start]}`);
    start = end + 1;
  }
  return lines;
}
