import type { Fen, Instant, PreferredTime, ScanView, Warranty } from '@scanfix/shared-types';
import type { Words } from './zh-CN';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface DateParts {
  year: number;
  month: number;
  day: number;
  clock: string;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

let timeZone: string | null = null;

/** People see the organization's time zone. Old WeChat has no Intl; there the phone's own zone must do. */
export function setTimeZone(zone: string): void {
  timeZone = zone;
}

function dateParts(at: number): DateParts {
  if (timeZone && typeof Intl !== 'undefined') {
    try {
      const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }).formatToParts(at);
      const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
      return { year: Number(part('year')), month: Number(part('month')), day: Number(part('day')), clock: `${part('hour')}:${part('minute')}` };
    } catch {
      // A zone this device does not know.
    }
  }
  const date = new Date(at);
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate(), clock: `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}` };
}

const sameDay = (a: DateParts, b: DateParts): boolean => a.year === b.year && a.month === b.month && a.day === b.day;

/** 今天 15:20, 昨天 09:05, 3月2日 10:00, 2025年3月2日 10:00. */
export function exactTime(words: Words, at: Instant, now = Date.now()): string {
  const parts = dateParts(Date.parse(at));
  if (sameDay(parts, dateParts(now))) return words.time.today(parts.clock);
  if (sameDay(parts, dateParts(now - day))) return words.time.yesterday(parts.clock);
  if (sameDay(parts, dateParts(now + day))) return words.time.tomorrow(parts.clock);
  const date = words.time.date(parts.month, parts.day);
  return words.time.dateAt(parts.year === dateParts(now).year ? date : words.time.dateOfYear(parts.year, date), parts.clock);
}

/** 15:20 when it is today; otherwise with its day. */
export function clockTime(words: Words, at: Instant, now = Date.now()): string {
  const parts = dateParts(Date.parse(at));
  return sameDay(parts, dateParts(now)) ? parts.clock : exactTime(words, at, now);
}

/** 12 分钟前 while it is near, exact afterwards. */
export function relativeTime(words: Words, at: Instant, now = Date.now()): string {
  const ago = now - Date.parse(at);
  if (ago < minute) return words.time.justNow;
  if (ago < hour) return words.time.minutesAgo(Math.floor(ago / minute));
  if (ago < 6 * hour) return words.time.hoursAgo(Math.floor(ago / hour));
  return exactTime(words, at, now);
}

/** 350 米, 1.2 公里: rounded as one would say it. */
export function distance(words: Words, metres: number): string {
  if (metres < 1_000) return words.visit.metres(Math.max(10, Math.round(metres / 10) * 10));
  return words.visit.kilometres(String(metres < 10_000 ? Math.round(metres / 100) / 10 : Math.round(metres / 1_000)));
}

/** Whole minutes, hours or days, rounded up: nobody is promised too little. */
export function duration(words: Words, minutes: number): string {
  const whole = Math.max(1, Math.ceil(minutes));
  if (whole < 60) return words.time.minutes(whole);
  if (whole >= 48 * 60) return words.time.days(Math.ceil(whole / (24 * 60)));
  const hours = Math.floor(whole / 60);
  return whole % 60 === 0 ? words.time.hours(hours) : words.time.hoursAndMinutes(hours, whole % 60);
}

/** `YYYY-MM-DD` as people write it. */
export function calendarDate(words: Words, date: string): string {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  return words.time.dateOfYear(year, words.time.date(month, dayOfMonth));
}

export function preferredTime(words: Words, { from, to }: PreferredTime, now = Date.now()): string {
  return `${exactTime(words, from, now)}–${dateParts(Date.parse(to)).clock}`;
}

/** ¥ and two decimals; a minus stands before the sign. */
export const yuan = (fen: Fen): string => `${fen < 0 ? '−' : ''}¥${(Math.abs(fen) / 100).toFixed(2)}`;

/** Read aloud in groups from the left: 1000 2347. */
export const spacedNumber = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');
/** As printed on stickers: 7K3M-9Q2X-WTT. */
export const spacedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
/** The device, or the innermost place. */
export const subjectName = ({ asset, place }: Pick<ScanView, 'asset' | 'place'>): string => asset?.name ?? place?.[place.length - 1] ?? '';
export const placeText = (path: string[]): string => path.join(' › ');

export function warrantyText(words: Words, warranty: Warranty): string {
  const { status, until } = warranty;
  if (status === 'unknown') return words.tickets.warranty.unknown;
  if (status === 'in-warranty') return until ? words.tickets.warranty.inWarranty(calendarDate(words, until)) : words.tickets.warranty.inWarrantyNoDate;
  return until ? words.tickets.warranty.outOfWarranty(calendarDate(words, until)) : words.tickets.warranty.outOfWarrantyNoDate;
}
