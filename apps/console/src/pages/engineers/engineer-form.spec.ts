import { describe, expect, it } from '@jest/globals';
import { makeProfile } from '../../../test/fixtures/dispatch';
import { formOf, nextShift, requestOf, shiftProblem } from './engineer-form';

const shift = (from: string, to: string) => ({ weekday: 1, from, to });

describe('an engineer’s profile', () => {
  it('is sent as it came where nothing was changed', () => {
    const profile = makeProfile();
    const { maximumOpenJobs, skills, territoryLocationIds, territoryPolygons, shifts, base, version } = profile;
    expect(requestOf(formOf(profile), version)).toEqual({ maximumOpenJobs, skills, territoryLocationIds, territoryPolygons, shifts, base, version });
  });

  it('lists shifts by day and time, however they were added', () => {
    const form = { ...formOf(makeProfile()), shifts: [{ weekday: 2, from: '08:00', to: '12:00' }, { weekday: 1, from: '13:00', to: '18:00' }, { weekday: 1, from: '08:00', to: '12:00' }] };
    expect(requestOf(form, 1).shifts.map(({ weekday, from }) => `${weekday} ${from}`)).toEqual(['1 08:00', '1 13:00', '2 08:00']);
  });
});

describe('the shifts of a day', () => {
  it('must end after they begin', () => {
    expect(shiftProblem([shift('18:00', '08:00')])).toBe('order');
    expect(shiftProblem([shift('18:00', '24:00')])).toBeNull();
  });

  it('must not overlap, but may follow on each other', () => {
    expect(shiftProblem([shift('12:00', '18:00'), shift('08:00', '12:30')])).toBe('overlap');
    expect(shiftProblem([shift('12:00', '18:00'), shift('08:00', '12:00')])).toBeNull();
  });

  it('go on after the last one', () => {
    expect(nextShift(1, [])).toEqual(shift('08:00', '18:00'));
    expect(nextShift(1, [shift('08:00', '12:00')])).toEqual(shift('13:00', '24:00'));
  });
});
