import { describe, expect, it } from '@jest/globals';
import { daysOf, endOfDay, startOfDay, todayIn } from './zone';

describe('days', () => {
  it('are those of the organization, not of the browser', () => {
    expect(todayIn('Asia/Shanghai', Date.parse('2026-11-22T16:30:00Z'))).toBe('2026-11-23');
    expect(startOfDay('2026-11-23', 'Asia/Shanghai')).toBe('2026-11-22T16:00:00.000Z');
    expect(endOfDay('2026-11-23', 'Asia/Shanghai')).toBe('2026-11-23T16:00:00.000Z');
  });

  it('of a period run from its first to its last', () => {
    expect(daysOf('today', '2026-11-22')).toEqual({ from: '2026-11-22', to: '2026-11-22' });
    expect(daysOf('thisMonth', '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-11-22' });
    expect(daysOf('lastMonth', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOf('last30Days', '2026-11-22')).toEqual({ from: '2026-10-24', to: '2026-11-22' });
    expect(daysOf('thisYear', '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-11-22' });
  });
});
