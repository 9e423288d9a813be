import { describe, expect, it } from '@jest/globals';
import { instantOnTheWall } from './wall-clock.js';

const at = (date: string, minutes: number, zone: string) => new Date(instantOnTheWall(date, minutes, zone)).toISOString();

describe('a time on the wall', () => {
  it('is eight hours behind UTC in Shanghai', () => {
    expect(at('2026-10-10', 9 * 60, 'Asia/Shanghai')).toBe('2026-10-10T01:00:00.000Z');
    expect(at('2026-10-10', 0, 'Asia/Shanghai')).toBe('2026-10-09T16:00:00.000Z');
    expect(at('2026-10-10', 1440, 'Asia/Shanghai')).toBe('2026-10-10T16:00:00.000Z');
  });

  it('knows zones of quarter hours', () => {
    expect(at('2026-10-10', 9 * 60, 'Asia/Kathmandu')).toBe('2026-10-10T03:15:00.000Z');
  });

  it('moves what is skipped in spring behind the gap', () => {
    expect(at('2026-03-08', 2 * 60 + 30, 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
    expect(at('2026-03-29', 2 * 60 + 30, 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('takes the first of what comes twice in autumn', () => {
    expect(at('2026-11-01', 90, 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(at('2026-10-25', 150, 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });
});
