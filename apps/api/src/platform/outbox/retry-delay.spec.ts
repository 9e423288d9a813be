import { expect, it } from '@jest/globals';
import { maximumAttempts, retryDelay } from './retry-delay.js';

it('doubles from a second to half an hour', () => {
  expect([1, 2, 3, 10, 13].map((attempts) => retryDelay(attempts, 1))).toEqual([1, 2, 4, 512, 1800]);
});

it('spreads by half', () => {
  expect(retryDelay(5, 0)).toBe(8);
  expect(retryDelay(5, 1)).toBe(16);
});

it('ends', () => {
  expect(retryDelay(maximumAttempts)).toBeNull();
});
