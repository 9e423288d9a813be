import type { BusinessCalendar, CalendarDate, WorkingHours } from '@scanfix/shared-types';
import { publicHoliday } from './public-holidays.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';
import { instantOnTheWall } from '../../platform/time/wall-clock.js';

export type CalendarRules = Pick<BusinessCalendar, 'timeZone' | 'aroundTheClock' | 'workingHours' | 'publicHolidays'>
  & { exceptions: readonly { date: CalendarDate; working: boolean }[] };

interface Span {
  from: number;
  to: number;
}

interface Day {
  date: CalendarDate;
  spans: Span[];
  next: Day | null;
}

const wholeDay = { from: '00:00', to: '24:00' };
/** Nothing is promised for later than this; it also ends the search in a calendar that has next to no hours. */
const longestDays = 3660;

/** Every zone's days begin at a full quarter of an hour of UTC. */
const quarter = 900_000;

/** Counts the working time of one calendar, in milliseconds. It keeps what it has found out of each day: asking for a time on the wall is slow. */
export class BusinessTime {
  private readonly exceptions: Map<CalendarDate, boolean>;
  private readonly days = new Map<CalendarDate, Day>();
  private readonly dayOfQuarter = new Map<number, Day>();
  /** Every moment counts: nothing to look up. */
  private readonly always: boolean;

  constructor(private readonly rules: CalendarRules) {
    this.exceptions = new Map(rules.exceptions.map(({ date, working }) => [date, working]));
    this.always = rules.aroundTheClock && !rules.publicHolidays && rules.exceptions.every(({ working }) => working);
  }

  /** Working time between two instants; none when `to` is not after `from`. */
  between(from: Date, to: Date): number {
    const [start, end] = [from.getTime(), to.getTime()];
    if (end <= start) return 0;
    if (this.always) return end - start;
    let total = 0;
    for (const span of this.spansFrom(from)) {
      if (span.from >= end) return total;
      total += Math.max(0, Math.min(span.to, end) - Math.max(span.from, start));
    }
    return total;
  }

  /** The first instant at which so much working time has passed. */
  after(from: Date, milliseconds: number): Date {
    if (milliseconds <= 0) return from;
    if (this.always) return new Date(from.getTime() + milliseconds);
    let left = milliseconds;
    let last = from.getTime();
    for (const span of this.spansFrom(from)) {
      const start = Math.max(span.from, from.getTime());
      if (span.to <= start) continue;
      if (span.to - start >= left) return new Date(start + left);
      left -= span.to - start;
      last = span.to;
    }
    return new Date(last);
  }

  private *spansFrom(instant: Date): Generator<Span> {
    let day = this.dayOf(instant);
    for (let count = 0; count < longestDays; count += 1) {
      yield* day.spans;
      day = day.next ??= this.day(dayAfter(day.date));
    }
  }

  private dayOf(instant: Date): Day {
    const index = Math.floor(instant.getTime() / quarter);
    let day = this.dayOfQuarter.get(index);
    if (!day) this.dayOfQuarter.set(index, day = this.day(calendarDayOf(instant, this.rules.timeZone)));
    return day;
  }

  private day(date: CalendarDate): Day {
    let day = this.days.get(date);
    if (!day) {
      const spans = this.hoursOf(date).map(({ from, to }) => ({ from: this.instant(date, from), to: this.instant(date, to) }));
      this.days.set(date, day = { date, spans, next: null });
    }
    return day;
  }

  private hoursOf(date: CalendarDate): { from: string; to: string }[] {
    const usual = this.rules.aroundTheClock ? [wholeDay] : this.usualHours(weekdayOf(date));
    const working = this.exceptions.get(date) ?? this.publicRule(date);
    if (working === false) return [];
    return working === true && usual.length === 0 ? this.hoursOfFirstWorkingWeekday() : usual;
  }

  /** True: worked although the weekday might be free. False: free. Undefined: as every week. */
  private publicRule(date: CalendarDate): boolean | undefined {
    const rule = this.rules.publicHolidays ? publicHoliday(date) : null;
    return rule === null ? undefined : rule === 'worked';
  }

  private usualHours(weekday: number): WorkingHours[] {
    return this.rules.workingHours.filter((hours) => hours.weekday === weekday).sort((a, b) => (a.from < b.from ? -1 : 1));
  }

  /** A Sunday that is worked has the hours of a Monday. */
  private hoursOfFirstWorkingWeekday(): WorkingHours[] {
    return this.usualHours(Math.min(...this.rules.workingHours.map(({ weekday }) => weekday)));
  }

  private instant(date: CalendarDate, time: string): number {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return instantOnTheWall(date, hours * 60 + minutes, this.rules.timeZone);
  }
}

function dayAfter(date: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** 1 is Monday. */
function weekdayOf(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
