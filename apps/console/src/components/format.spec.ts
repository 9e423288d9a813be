import { describe, expect, it } from '@jest/globals';
import { makeTicket } from '../../test/fixtures/data';
import { languages } from '../i18n';
import { businessTimeText, createFormat, distanceText, placeOf, sizeText, spokenCode, spokenNumber } from './format';
import { readClock } from './response-clock';

const zh = createFormat('zh-CN', 'Asia/Shanghai', languages['zh-CN']);
const en = createFormat('en', 'Asia/Shanghai', languages.en);
const now = Date.parse('2026-11-22T08:00:00.000Z');
const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

describe('format', () => {
  it('says near times relatively and far ones by their day', () => {
    expect([0.5, 12, 125, 60 * 30, 60 * 24 * 30, 60 * 24 * 400].map((minutes) => zh.relative(before(minutes), now))).toEqual(['刚刚', '12 分钟前', '2 小时前', '昨天', '10-23', '2025-10-18']);
    expect(en.relative(before(12), now)).toBe('12 min. ago');
  });

  it('shows the organization’s wall clock', () => {
    expect(zh.exact('2026-11-22T16:05:00.000Z')).toBe('2026-11-23 00:05');
    expect(zh.clockTime('2026-11-22T09:05:00.000Z', now)).toBe('17:05');
    expect(zh.clockTime('2026-11-23T09:05:00.000Z', now)).toBe('11-23 17:05');
  });

  it('says durations in at most two units', () => {
    expect([5_000, 61_000, 3_600_000, 5_000_000, 90_000_000].map((duration) => zh.duration(duration))).toEqual(['5 秒', '1 分钟', '1 小时', '1 小时 23 分', '1 天 1 小时']);
  });

  it('says business time in hours, as a business day is no day', () => {
    expect([45, 60, 90, 1440, 4320].map((minutes) => businessTimeText(minutes, languages['zh-CN']))).toEqual(['45 分钟', '1 小时', '1 小时 30 分', '24 小时', '72 小时']);
  });

  it('says short distances in metres and long ones in kilometres', () => {
    expect([0, 349.6, 2140].map((meters) => distanceText(meters, languages['zh-CN']))).toEqual(['0 米', '350 米', '2.1 公里']);
  });

  it('groups numbers as they are read aloud', () => {
    expect(spokenNumber('10002347')).toBe('1000 2347');
    expect(spokenNumber('100023')).toBe('100023');
    expect(spokenCode('7K3M9Q2XWBD')).toBe('7K3M-9Q2X-WBD');
  });

  it('says a place by its path and in the reporter’s words', () => {
    const words = languages['zh-CN'];
    expect(placeOf({ place: ['A', 'B'], placeText: null }, words)).toBe('A › B');
    expect(placeOf({ place: null, placeText: '门口' }, words)).toBe('门口');
    expect(placeOf({ place: ['A'], placeText: '门口' }, words)).toBe('A（门口）');
    expect(sizeText(2_500_000, words)).toBe('2.4 MB');
  });
});

describe('response clock', () => {
  const ticket = (part: object) => makeTicket({ submittedAt: before(60), expectedResponseAt: before(-30), respondedAt: null, ...part });

  it('runs down, warns in its last fifth and then counts what is overdue', () => {
    expect(readClock(ticket({}), now)).toEqual({ kind: 'left', milliseconds: 30 * 60_000 });
    expect(readClock(ticket({ expectedResponseAt: before(-5) }), now).kind).toBe('soon');
    expect(readClock(ticket({ expectedResponseAt: before(7) }), now)).toEqual({ kind: 'overdue', milliseconds: 7 * 60_000 });
  });

  it('stands still once answered, in time or late', () => {
    expect(readClock(ticket({ respondedAt: before(50) }), now)).toEqual({ kind: 'answered', milliseconds: 10 * 60_000 });
    expect(readClock(ticket({ expectedResponseAt: before(30), respondedAt: before(20) }), now)).toEqual({ kind: 'answered-late', milliseconds: 10 * 60_000 });
  });

  it('is over with a ticket that ended without an answer', () => {
    expect(readClock(ticket({ state: 'cancelled' }), now).kind).toBe('over');
  });
});
