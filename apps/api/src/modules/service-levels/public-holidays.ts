import { createRequire } from 'node:module';
import type { CalendarDate } from '@scanfix/shared-types';

interface HolidayFile {
  holidays: Record<CalendarDate, string>;
  workdays: Record<CalendarDate, string>;
}

/** The package's data and not its functions: those ask for the day in the time zone of the process. See docs/decisions/0011. */
const { holidays, workdays } = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as HolidayFile;

/** Free by the State Council's notice, worked in a holiday's place, or neither. */
export function publicHoliday(date: CalendarDate): 'free' | 'worked' | null {
  return date in holidays ? 'free' : date in workdays ? 'worked' : null;
}

/** The last day that the notices known here speak of; the next year's comes each November. */
export const holidaysKnownUntil: CalendarDate = `${Object.keys(holidays).reduce((last, date) => (date > last ? date : last), '').slice(0, 4)}-12-31`;
