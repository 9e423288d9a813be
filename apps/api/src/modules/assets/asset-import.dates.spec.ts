import { expect, it } from '@jest/globals';
import { dayOf } from './asset-import.dates.js';

it.each([
  '2026-11-22', '2026/11/22', '2026.11.22', '2026年11月22日', '2026 年 11 月 22 日', '20261122', '46348', '２０２６－１１－２２', '2026-11-22 00:00:00', '2026/11/22 8:30',
  '2026-11-22T00:00:00.000Z',
])('reads %s', (text) => {
  expect(dayOf(text)).toBe('2026-11-22');
});

it('reads months and days of one digit', () => {
  expect(dayOf('2026/1/2')).toBe('2026-01-02');
});

it.each(['', '22/11/2026', '2026-13-01', '2026-02-30', '2026', '去年', '123456', '1.5', '26-11-22', '-46348'])('does not guess %j', (text) => {
  expect(dayOf(text)).toBeNull();
});
