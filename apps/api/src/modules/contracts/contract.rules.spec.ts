import { describe, expect, it } from '@jest/globals';
import { covers, type CoveredDevice } from './contract-coverage.js';
import { stateOf } from './contract.mapper.js';

describe('the state of a contract', () => {
  const term = { startsOn: '2026-01-01', endsOn: '2026-12-31', terminatedAt: null, renewalReminderDays: 30 };

  it.each([
    ['2025-12-31', 'upcoming'], ['2026-01-01', 'active'], ['2026-11-30', 'active'], ['2026-12-01', 'expiring'], ['2026-12-31', 'expiring'], ['2027-01-01', 'expired'],
  ])('on %s is %s', (today, state) => {
    expect(stateOf(term, today)).toBe(state);
  });

  it('is terminated whatever the day', () => {
    expect(stateOf({ ...term, terminatedAt: new Date() }, '2026-06-01')).toBe('terminated');
  });
});

describe('what a contract covers', () => {
  const device: CoveredDevice = { customerId: 1, assetId: 10, categoryId: 20, locationIds: [1, 2, 3] };
  const nothing = { everything: false, assetIds: [], categoryIds: [], locationIds: [] };
  const on = (coverage: object, day = '2026-06-01') => covers({ coverage: { ...nothing, ...coverage }, startsOn: '2026-01-01', endsOn: '2026-12-31' }, device, day);

  it('is everything, a device, its kind, or a place with all that stands in it', () => {
    expect([on({}), on({ everything: true }), on({ assetIds: [10] }), on({ categoryIds: [20] }), on({ locationIds: [2] })]).toEqual([false, true, true, true, true]);
    expect([on({ assetIds: [11] }), on({ categoryIds: [21] }), on({ locationIds: [4] })]).toEqual([false, false, false]);
  });

  it('lasts from the first day to the last', () => {
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => on({ everything: true }, day))).toEqual([false, true, true, false]);
  });
});
