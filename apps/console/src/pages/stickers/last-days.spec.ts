import { describe, expect, it } from '@jest/globals';
import { lastDays } from './last-days';

describe('the last days', () => {
  it('end today in the organization’s zone and fill what was not counted with zero', () => {
    const now = new Date('2026-11-22T17:00:00Z');
    expect(lastDays([{ day: '2026-11-22', count: 4 }], 3, now, 'Asia/Shanghai')).toEqual([
      { day: '2026-11-21', count: 0 },
      { day: '2026-11-22', count: 4 },
      { day: '2026-11-23', count: 0 },
    ]);
  });
});
