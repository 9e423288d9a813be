import { expect, it } from '@jest/globals';
import { missedSlot } from './missed-slots.js';

const day = 86_400_000;
const morning = new Date('2026-11-23T01:30:20Z');

it.each([
  ['a daily job of last night', '40 18 * * *', '2026-11-22T18:40:00.000Z'],
  ['the last of several slots', '5 4-15 * * *', '2026-11-22T15:05:00.000Z'],
  ['a weekly job', '0 3 * * 3', '2026-11-18T03:00:00.000Z'],
  ['a slot that began a moment ago', '30 1 * * *', '2026-11-23T01:30:00.000Z'],
])('makes good %s', (_, schedule, slot) => {
  expect(missedSlot(schedule, morning, 13 * day)?.toISOString()).toBe(slot);
});

it.each([
  ['comes round in minutes', '*/10 * * * *'],
  ['comes round within the hour', '17 * * * *'],
  ['is about to come', '20 2 * * *'],
  ['was last due too long ago', '0 3 1 * *'],
])('leaves alone what %s', (_, schedule) => {
  expect(missedSlot(schedule, morning, 13 * day)).toBeNull();
});
