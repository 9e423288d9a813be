import type { CalendarDate } from '@scanfix/shared-types';
import { dayOfSerial } from '../../platform/spreadsheets/xlsx-dates.js';
import { calendarDay } from '../../platform/time/calendar-day.js';

const written = /^(\d{4})(?:\s*[-/.]\s*|\s*年\s*)(\d{1,2})(?:\s*[-/.]\s*|\s*月\s*)(\d{1,2})\s*日?$/;
const packed = /^(\d{4})(\d{2})(\d{2})$/;
/** A day as a spreadsheet counts it: five digits are 1927 to 2173. */
const serial = /^\d{5}$/;

/** As people write a day: 2026-11-22, 2026/11/22, 2026.11.22, 2026年11月22日, 20261122, a spreadsheet's number; a time of day after it is dropped. */
export function dayOf(text: string): CalendarDate | null {
  const day = text.normalize('NFKC').replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '').trim();
  const parts = written.exec(day) ?? packed.exec(day);
  if (parts) return calendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return serial.test(day) ? dayOfSerial(Number(day)) : null;
}
