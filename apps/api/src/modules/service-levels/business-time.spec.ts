import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BusinessTime, type CalendarRules } from './business-time.js';

const minute = 60_000;
const hour = 60 * minute;
const weekdays = [1, 2, 3, 4, 5];
const office: CalendarRules = {
  timeZone: 'Asia/Shanghai', aroundTheClock: false, publicHolidays: false, exceptions: [],
  workingHours: weekdays.flatMap((weekday) => [{ weekday, from: '13:30', to: '18:00' }, { weekday, from: '09:00', to: '12:00' }]),
};
const china = (text: string) => new Date(`${text}:00+08:00`);
const after = (rules: CalendarRules, from: string, milliseconds: number) => new BusinessTime(rules).after(china(from), milliseconds).toISOString();
const between = (rules: CalendarRules, from: string, to: string) => new BusinessTime(rules).between(china(from), china(to));

describe('working hours', () => {
  it('leave out the lunch break, the night and the weekend', () => {
    // 2026-11-20 is a Friday.
    expect(after(office, '2026-11-20 11:30', hour)).toBe(china('2026-11-20 14:00').toISOString());
    expect(after(office, '2026-11-20 17:00', 2 * hour)).toBe(china('2026-11-23 10:00').toISOString());
    expect(between(office, '2026-11-20 08:00', '2026-11-20 20:00')).toBe(7.5 * hour);
    expect(between(office, '2026-11-20 17:00', '2026-11-23 10:00')).toBe(2 * hour);
    expect(between(office, '2026-11-21 00:00', '2026-11-22 23:59')).toBe(0);
  });

  it('are over at the moment at which they end, not the next morning', () => {
    expect(after(office, '2026-11-20 09:00', 7.5 * hour)).toBe(china('2026-11-20 18:00').toISOString());
    expect(after(office, '2026-11-20 09:00', 7.5 * hour + 1)).toBe(new Date(china('2026-11-23 09:00').getTime() + 1).toISOString());
  });

  it('begin to count with the next working moment, whenever somebody reports', () => {
    expect(after(office, '2026-11-21 15:00', 30 * minute)).toBe(china('2026-11-23 09:30').toISOString());
    expect(after(office, '2026-11-20 03:00', 0)).toBe(china('2026-11-20 03:00').toISOString());
  });

  it('have no time between an instant and one before it', () => {
    expect(between(office, '2026-11-20 11:00', '2026-11-20 10:00')).toBe(0);
    expect(between(office, '2026-11-20 11:00', '2026-11-20 11:00')).toBe(0);
  });

  it('may go until midnight and on from there', () => {
    const night = { ...office, workingHours: [{ weekday: 5, from: '20:00', to: '24:00' }, { weekday: 6, from: '00:00', to: '02:00' }] };
    expect(between(night, '2026-11-20 12:00', '2026-11-21 12:00')).toBe(6 * hour);
    expect(after(night, '2026-11-20 23:00', 2 * hour)).toBe(china('2026-11-21 01:00').toISOString());
  });

  it('end the search somewhere when there are none', () => {
    const never = new BusinessTime({ ...office, workingHours: [] });
    expect(never.after(china('2026-11-20 09:00'), hour)).toEqual(china('2026-11-20 09:00'));
    expect(never.between(china('2026-11-20 09:00'), china('2026-12-20 09:00'))).toBe(0);
  });
});

describe('around the clock', () => {
  const always: CalendarRules = { ...office, aroundTheClock: true, workingHours: [] };

  it('is time as it passes', () => {
    expect(after(always, '2026-11-21 23:00', 2 * hour)).toBe(china('2026-11-22 01:00').toISOString());
    expect(between(always, '2026-11-21 00:00', '2026-11-23 00:00')).toBe(48 * hour);
  });

  it('still has the holidays and days off that it is told of', () => {
    expect(after({ ...always, publicHolidays: true }, '2026-09-30 23:00', 2 * hour)).toBe(china('2026-10-08 01:00').toISOString());
    expect(between({ ...always, exceptions: [{ date: '2026-11-22', working: false }] }, '2026-11-21 00:00', '2026-11-23 00:00')).toBe(24 * hour);
  });
});

describe('Chinese public holidays', () => {
  const state = { ...office, publicHolidays: true };

  it('are free, and the weekends that are worked in their place have hours', () => {
    // National Day 2026: 1 to 7 October are free, Sunday 20 September and Saturday 10 October are worked.
    expect(between(state, '2026-10-01 00:00', '2026-10-08 00:00')).toBe(0);
    expect(between(state, '2026-09-20 00:00', '2026-09-21 00:00')).toBe(7.5 * hour);
    expect(between(state, '2026-10-10 00:00', '2026-10-11 00:00')).toBe(7.5 * hour);
    expect(between(state, '2026-10-11 00:00', '2026-10-12 00:00')).toBe(0);
    expect(after(state, '2026-09-30 17:00', 2 * hour)).toBe(china('2026-10-08 10:00').toISOString());
  });

  it('mean nothing to a calendar that does not keep them', () => {
    expect(between(office, '2026-10-01 00:00', '2026-10-02 00:00')).toBe(7.5 * hour);
    expect(between(office, '2026-10-10 00:00', '2026-10-11 00:00')).toBe(0);
  });

  it('give way to the organization\'s own exceptions', () => {
    const own = { ...state, exceptions: [{ date: '2026-10-02', working: true }, { date: '2026-10-10', working: false }, { date: '2026-11-21', working: true }, { date: '2026-11-23', working: false }] };
    expect(between(own, '2026-10-02 00:00', '2026-10-03 00:00')).toBe(7.5 * hour);
    expect(between(own, '2026-10-10 00:00', '2026-10-11 00:00')).toBe(0);
    expect(between(own, '2026-11-21 00:00', '2026-11-22 00:00')).toBe(7.5 * hour);
    expect(between(own, '2026-11-23 00:00', '2026-11-24 00:00')).toBe(0);
  });

  it('are days of the calendar\'s zone, wherever the server stands', () => {
    // 1 October begins in Shanghai when it is still September in UTC.
    const allDay = { ...state, workingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })) };
    const time = new BusinessTime(allDay);
    expect(time.after(new Date('2026-09-30T15:30:00Z'), hour)).toEqual(new Date('2026-10-07T16:30:00Z'));
  });
});

describe('a zone with summer time', () => {
  const everyDay = { ...office, timeZone: 'Europe/Berlin', workingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })) };
  const time = new BusinessTime(everyDay);

  it('has a day of 23 hours in spring and one of 25 in autumn', () => {
    expect(time.between(new Date('2026-03-28T23:00:00Z'), new Date('2026-03-29T22:00:00Z'))).toBe(23 * hour);
    expect(time.between(new Date('2026-10-24T22:00:00Z'), new Date('2026-10-25T23:00:00Z'))).toBe(25 * hour);
  });

  it('opens at nine on the wall before and after the change', () => {
    const shop = new BusinessTime({ ...office, timeZone: 'America/New_York' });
    expect(shop.after(new Date('2026-03-06T22:59:00Z'), 2 * minute)).toEqual(new Date('2026-03-09T13:01:00Z'));
  });
});

describe('whatever the calendar', () => {
  const hours = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 7, selector: ([weekday]) => weekday })
    .map((list) => list.map(([weekday, from, length]) => ({ weekday, from: clock(from), to: clock(Math.min(24, from + length)) })));
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  const calendar: fc.Arbitrary<CalendarRules> = fc.record({
    timeZone: fc.constantFrom('Asia/Shanghai', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York', 'Pacific/Chatham', 'UTC'),
    aroundTheClock: fc.boolean(), publicHolidays: fc.boolean(), workingHours: hours,
    exceptions: fc.uniqueArray(fc.record({ date: day, working: fc.boolean() }), { maxLength: 6, selector: ({ date }) => date }),
  });
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-01'), noInvalidDate: true });
  const amount = fc.integer({ min: 0, max: 60 * hour });

  it('so much working time lies between an instant and the one after so much working time', () => {
    fc.assert(fc.property(calendar, instant, amount, (rules, from, milliseconds) => {
      const time = new BusinessTime(rules);
      expect(time.between(from, time.after(from, milliseconds))).toBe(milliseconds);
    }), { numRuns: 300 });
  });

  it('the instant after so much working time is the first one', () => {
    fc.assert(fc.property(calendar, instant, amount, (rules, from, milliseconds) => {
      const time = new BusinessTime(rules);
      const end = time.after(from, milliseconds);
      if (milliseconds > 0) expect(time.between(from, new Date(end.getTime() - 1))).toBe(milliseconds - 1);
    }), { numRuns: 300 });
  });

  it('working time adds up, and is never longer than time', () => {
    fc.assert(fc.property(calendar, fc.tuple(instant, instant, instant).map((list) => list.sort((a, b) => a.getTime() - b.getTime())), (rules, [a, b, c]) => {
      const time = new BusinessTime(rules);
      expect(time.between(a, b) + time.between(b, c)).toBe(time.between(a, c));
      expect(time.between(a, c)).toBeLessThanOrEqual(c.getTime() - a.getTime());
    }), { numRuns: 60 });
  });

  it('it agrees with looking at every quarter of an hour', () => {
    fc.assert(fc.property(calendar, instant, (rules, from) => {
      const time = new BusinessTime(rules);
      const quarter = 15 * minute;
      const begin = Math.ceil(from.getTime() / quarter) * quarter;
      let counted = 0;
      for (let at = begin; at < begin + 72 * hour; at += quarter) if (worked(rules, at)) counted += quarter;
      expect(time.between(new Date(begin), new Date(begin + 72 * hour))).toBe(counted);
    }), { numRuns: 50 });
  });
});

function clock(hours: number): string {
  return `${String(hours).padStart(2, '0')}:00`;
}

/** The slow way: what the wall shows at this instant, and whether that is working time. */
function worked(rules: CalendarRules, instant: number): boolean {
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone: rules.timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant).split(' ');
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const inside = (list: { from: string; to: string }[]) => list.some(({ from, to }) => from <= time && time < to);
  const usual = rules.aroundTheClock ? [{ from: '00:00', to: '24:00' }] : rules.workingHours.filter((hours) => hours.weekday === weekday);
  const free2026 = [['01-01', '01-03'], ['02-15', '02-23'], ['04-04', '04-06'], ['05-01', '05-05'], ['06-19', '06-21'], ['09-25', '09-27'], ['10-01', '10-07']];
  const worked2026 = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];
  const inYear = date.slice(5);
  const official = !rules.publicHolidays || !date.startsWith('2026') ? null : free2026.some(([first = '', last = '']) => inYear >= first && inYear <= last) ? false : worked2026.includes(inYear) ? true : null;
  const ruling = rules.exceptions.find((exception) => exception.date === date)?.working ?? official;
  if (ruling === false) return false;
  if (ruling === true && usual.length === 0) return inside(rules.workingHours.filter((hours) => hours.weekday === Math.min(...rules.workingHours.map((one) => one.weekday))));
  return inside(usual);
}
