import { expect, it } from '@jest/globals';
import { duration, fingerprint, moment, money, shortMoment } from './report-format.js';

it.each([[0, '¥0.00'], [5, '¥0.05'], [3550, '¥35.50'], [123_456_789, '¥1,234,567.89'], [100_000, '¥1,000.00']])('writes %i fen as %s', (fen, text) => {
  expect(money(fen)).toBe(text);
});

it('writes times as the clocks of the organization show them', () => {
  expect(moment('2026-11-22T16:05:30Z', 'Asia/Shanghai')).toBe('2026-11-23 00:05');
  expect(shortMoment('2026-11-22T16:05:30Z', 'America/New_York')).toBe('11-22 11:05');
});

it.each([[0, '0 min'], [45, '45 min'], [60, '1 h 00 min'], [125, '2 h 05 min']])('writes %i minutes as %s', (minutes, text) => {
  expect(duration(minutes)).toBe(text);
});

it('groups a fingerprint', () => {
  expect(fingerprint(Buffer.from('0123456789abcdef0011', 'hex'))).toBe('0123 4567 89AB CDEF');
});
