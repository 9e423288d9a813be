import type { CalendarDate, Instant, Locale, LocationSummary, TicketSummary } from '@scanfix/shared-types';
import { useMemo } from 'react';
import { personOf, useSession } from '../api/me';
import { useLanguage, type Words } from '../i18n';

export interface Format {
  timeZone: string;
  /** `2026-11-22 16:17`, in the organization's zone. */
  exact: (instant: Instant) => string;
  /** `16:17` today, else with the day. */
  clockTime: (instant: Instant, now?: number) => string;
  /** `12 分钟前`; after a week the day. */
  relative: (instant: Instant, now: number) => string;
  /** `2026-11-22`, from a calendar day, which has no zone. */
  day: (date: CalendarDate) => string;
  number: (value: number) => string;
  duration: (milliseconds: number) => string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function createFormat(locale: Locale, timeZone: string, words: Words): Format {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: locale === 'en' ? 'short' : 'long' });
  const number = new Intl.NumberFormat(locale);

  const read = (instant: Instant | number) => {
    const found = Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    return { date: `${found.year}-${found.month}-${found.day}`, time: `${found.hour}:${found.minute}`, year: found.year };
  };
  const spaced = (text: string) => (locale === 'zh-CN' ? text.replace(/(\d+)(?=\p{Script=Han})/gu, '$1 ') : text);

  return {
    timeZone,
    exact: (instant) => `${read(instant).date} ${read(instant).time}`,
    clockTime: (instant, now = Date.now()) => (read(instant).date === read(now).date ? read(instant).time : `${read(instant).date.slice(5)} ${read(instant).time}`),
    relative: (instant, now) => {
      const passed = now - Date.parse(instant);
      const distance = Math.abs(passed);
      const sign = passed >= 0 ? -1 : 1;
      // The clock on screen ticks twice a minute, so what has just happened may lie ahead of it.
      if (passed > -minute / 2 && passed < minute) return words.clock.justNow;
      if (distance < minute) return spaced(relative.format(1, 'minute'));
      if (distance < hour) return spaced(relative.format(sign * Math.floor(distance / minute), 'minute'));
      if (distance < day) return spaced(relative.format(sign * Math.floor(distance / hour), 'hour'));
      if (distance < 7 * day) return spaced(relative.format(sign * Math.floor(distance / day), 'day'));
      return read(instant).year === read(now).year ? read(instant).date.slice(5) : read(instant).date;
    },
    day: (date) => date.slice(0, 10),
    number: (value) => number.format(value),
    duration: (milliseconds) => durationText(milliseconds, words),
  };
}

function durationText(milliseconds: number, words: Words): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds === 0) return words.clock.underASecond;
  if (seconds < 60) return words.clock.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return words.clock.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return words.clock.hours(hours, minutes % 60);
  return words.clock.days(Math.floor(hours / 24), hours % 24);
}

/** In the organization's time zone; before login in the browser's. */
export function useFormat(): Format {
  const { locale, words } = useLanguage();
  const timeZone = personOf(useSession())?.organization.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => createFormat(locale, timeZone, words), [locale, timeZone, words]);
}

/** Long numbers are read aloud in fours: `1000 2347`. */
export function spokenNumber(number: string): string {
  return number.length < 8 ? number : number.replace(/(?=(?:.{4})+$)(?!^)/g, ' ');
}

/** `ABCD-EFGH-JKM`, as printed on the label. */
export function spokenCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

export function placeOf(ticket: Pick<TicketSummary, 'place' | 'placeText'>, words: Words): string {
  const known = ticket.place ? words.general.placePath(ticket.place) : null;
  if (known && ticket.placeText) return `${known}（${ticket.placeText}）`;
  return known ?? ticket.placeText ?? '';
}

export function pathOf(location: Pick<LocationSummary, 'path'> | null, words: Words): string {
  return location ? words.general.placePath(location.path) : '';
}

export function sizeText(bytes: number, words: Words): string {
  if (bytes < 1024) return `${bytes} ${words.general.fileSize.bytes}`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} ${words.general.fileSize.kilobytes}`;
  return `${(bytes / 1024 / 1024).toFixed(1)} ${words.general.fileSize.megabytes}`;
}

/** `350 米`, `2.1 公里`. */
export function distanceText(meters: number, words: Words): string {
  return meters < 1000 ? words.general.meters(Math.round(meters)) : words.general.kilometers((meters / 1000).toFixed(1));
}

/** Minutes of a business calendar, whose day is not 24 hours long: never in days. */
export function businessTimeText(minutes: number, words: Words): string {
  return minutes < 60 ? words.clock.minutes(minutes) : words.clock.hours(Math.floor(minutes / 60), minutes % 60);
}
