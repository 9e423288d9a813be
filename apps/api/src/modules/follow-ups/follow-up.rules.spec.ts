import { describe, expect, it } from '@jest/globals';
import { afterCall, isBad, timesOf } from './follow-up.rules.js';

describe('an answer', () => {
  it.each([
    [{ fixed: true, csat: 5 }, 2, false],
    [{ fixed: true, csat: null }, 2, false],
    [{ fixed: true, csat: 2 }, 2, true],
    [{ fixed: true, csat: 1 }, 0, false],
    [{ fixed: false, csat: 5 }, 2, true],
    [{ fixed: false, csat: null }, 0, true],
  ])('%j with low scores from %i is bad: %s', (answer, lowScore, bad) => {
    expect(isBad(answer, lowScore)).toBe(bad);
  });
});

it('is called about and closes so many hours after the work', () => {
  expect(timesOf(new Date('2026-11-22T08:00:00Z'), { callAfterHours: 24, closeAfterHours: 72 })).toEqual({ dueAt: new Date('2026-11-23T08:00:00Z'), closesAt: new Date('2026-11-25T08:00:00Z') });
});

describe('a call without an answer', () => {
  const at = new Date('2026-11-23T08:00:00Z');
  const closesAt = new Date('2026-11-25T08:00:00Z');

  it('is made again a day later where no time was agreed', () => {
    expect(afterCall('no-answer', { at, nextCallAt: null, closesAt })).toEqual({ status: 'to-call', dueAt: new Date('2026-11-24T08:00:00Z'), closesAt });
  });

  it('is made again when it was agreed, and the question stays open until a day after that', () => {
    const nextCallAt = new Date('2026-11-28T01:00:00Z');
    expect(afterCall('call-later', { at, nextCallAt, closesAt })).toEqual({ status: 'to-call', dueAt: nextCallAt, closesAt: new Date('2026-11-29T01:00:00Z') });
    expect(afterCall('call-later', { at, nextCallAt: at, closesAt })).toMatchObject({ closesAt });
  });

  it.each(['refused', 'wrong-number'] as const)('is not made again after %s', (result) => {
    expect(afterCall(result, { at, nextCallAt: null, closesAt })).toEqual({ status: 'asked', dueAt: closesAt, closesAt });
  });
});
