import { expect, it } from '@jest/globals';
import { usualOf } from './usual-totals.js';

it('says nothing of fewer than five', () => {
  expect(usualOf([100, 200, 300, 400])).toBeNull();
});

it('leaves out the cheapest and the dearest fifth', () => {
  expect(usualOf([500, 100, 300, 200, 400])).toEqual({ from: 200, to: 400, quotes: 5 });
  expect(usualOf([1, 10, 20, 30, 40, 50, 60, 70, 80, 9999])).toEqual({ from: 20, to: 70, quotes: 10 });
});
