import { describe, expect, it } from '@jest/globals';
import dayjs from 'dayjs';
import { languages } from '../../i18n';
import { faultOf, hoursLines, hoursOf, weekOf, type Range } from './calendar-hours';

const span = (from: string, to: string): Range => {
  const at = (text: string) => dayjs(`2026-11-22 ${text}`);
  return [at(from), at(to)];
};
const weekdays = [1, 2, 3, 4, 5];

describe('working hours', () => {
  it('come back from the pickers as they were, midnight as the end of the day', () => {
    const hours = [{ weekday: 1, from: '09:00', to: '12:00' }, { weekday: 1, from: '13:30', to: '18:00' }, { weekday: 7, from: '20:00', to: '24:00' }];
    expect(hoursOf(weekOf(hours))).toEqual(hours);
  });

  it('end after they start, and do not overlap within a day', () => {
    expect(faultOf(span('09:00', '18:00'), [])).toBeNull();
    expect(faultOf(span('18:00', '09:00'), [])).toBe('order');
    expect(faultOf(span('20:00', '00:00'), [span('09:00', '20:00')])).toBeNull();
    expect(faultOf(span('11:00', '14:00'), [span('09:00', '12:00')])).toBe('overlap');
  });

  it('read as one line for days in a row that are alike', () => {
    const hours = [...weekdays.flatMap((weekday) => [{ weekday, from: '09:00', to: '12:00' }, { weekday, from: '13:30', to: '18:00' }]), { weekday: 6, from: '10:00', to: '16:00' }];
    expect(hoursLines(hours, languages['zh-CN'])).toEqual(['周一 – 周五 09:00–12:00、13:30–18:00', '周六 10:00–16:00']);
  });
});
