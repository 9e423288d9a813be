import { expect, it } from '@jest/globals';
import { lockedUntil } from './lockout.js';

const now = new Date('2026-11-22T08:00:00.000Z');
const minutes = (failures: number) => ((lockedUntil(failures, now)?.getTime() ?? now.getTime()) - now.getTime()) / 60_000;

it('forgives four wrong passwords', () => {
  expect([1, 2, 3, 4].map(minutes)).toEqual([0, 0, 0, 0]);
});

it('doubles the lock from a minute to an hour', () => {
  expect([5, 6, 7, 8, 9, 10, 11, 12, 60, 5000].map(minutes)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
});
