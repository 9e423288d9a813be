import { describe, expect, it } from '@jest/globals';
import { endOf, minutesBetween, stageOf, startOf, stepTime } from './visit.times.js';

const at = (time: string) => new Date(`2026-11-22T${time}.000Z`);
const now = at('12:00:00');

describe('the time of a step', () => {
  it.each([
    ['is the phone\'s where it lies between the step before and now', '11:10:00', { at: at('11:10:00'), now, happenedAt: at('11:10:00').toISOString() }],
    ['is the phone\'s, without a word about it, where it came at once', '11:59:30', { at: at('11:59:30'), now }],
    ['may be that of the step before', '11:00:00', { at: at('11:00:00'), now, happenedAt: at('11:00:00').toISOString() }],
    ['is the server\'s where the phone\'s lies before the step before', '10:59:59', { at: now, now }],
    ['is the server\'s where the phone is ahead', '12:00:01', { at: now, now }],
  ])('%s', (_, happened, expected) => {
    expect(stepTime(at(happened).toISOString(), at('11:00:00'), now)).toEqual(expected);
  });

  it('is the server\'s for what is more than a day old, and without a phone\'s', () => {
    expect(stepTime('2026-11-21T11:59:59.000Z', new Date(0), now)).toEqual({ at: now, now });
    expect(stepTime('2026-11-21T12:00:00.000Z', new Date(0), now).at).toEqual(new Date('2026-11-21T12:00:00.000Z'));
    expect(stepTime(undefined, new Date(0), now)).toEqual({ at: now, now });
  });
});

const times = { plannedFrom: null, plannedTo: null, assignedAt: at('08:00:00'), acceptedAt: null, departedAt: null, checkedInAt: null, finishedAt: null };

it.each([
  [{}, 'assigned'],
  [{ acceptedAt: now }, 'accepted'],
  [{ acceptedAt: now, departedAt: now }, 'en_route'],
  [{ acceptedAt: now, checkedInAt: now }, 'in_progress'],
  [{ finishedAt: now }, 'ended'],
])('with %j is a visit %s', (some, stage) => {
  expect(stageOf({ ...times, ...some })).toBe(stage);
});

it('fills the day from when somebody set out, else as planned', () => {
  expect(startOf(times)).toEqual(at('08:00:00'));
  expect(startOf({ ...times, plannedFrom: at('09:00:00') })).toEqual(at('09:00:00'));
  expect(startOf({ ...times, plannedFrom: at('09:00:00'), checkedInAt: at('09:20:00') })).toEqual(at('09:20:00'));
  expect(startOf({ ...times, plannedFrom: at('09:00:00'), departedAt: at('08:50:00'), checkedInAt: at('09:20:00') })).toEqual(at('08:50:00'));
  expect(endOf({ startsAt: at('09:00:00'), plannedTo: null, finishedAt: null }, 60)).toEqual(at('10:00:00'));
  expect(endOf({ startsAt: at('09:00:00'), plannedTo: at('09:30:00'), finishedAt: null }, 60)).toEqual(at('09:30:00'));
  expect(endOf({ startsAt: at('10:00:00'), plannedTo: at('09:30:00'), finishedAt: null }, 60)).toEqual(at('11:00:00'));
  expect(endOf({ startsAt: at('09:00:00'), plannedTo: at('09:30:00'), finishedAt: at('09:45:00') }, 60)).toEqual(at('09:45:00'));
});

it('counts whole minutes and never less than none', () => {
  expect(minutesBetween(at('09:00:00'), at('09:25:29'))).toBe(25);
  expect(minutesBetween(at('09:00:00'), at('09:25:30'))).toBe(26);
  expect(minutesBetween(at('09:00:00'), at('08:00:00'))).toBe(0);
});
