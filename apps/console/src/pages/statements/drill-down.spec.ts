import { describe, expect, it } from '@jest/globals';
import { drillDown } from './drill-down';

describe('a row of a statement', () => {
  it('leads to the payments or the tickets behind it', () => {
    expect(drillDown('customer', { key: '7' }, '2026-11-01', '2026-11-22')).toBe('/payments?customerId=7&from=2026-11-01&to=2026-11-22');
    expect(drillDown('day', { key: '2026-11-03' }, '2026-11-01', '2026-11-22')).toBe('/payments?from=2026-11-03&to=2026-11-03');
    expect(drillDown('engineer', { key: '71' }, '2026-11-01', '2026-11-22')).toBe('/tickets?view=all&engineerId=71');
    expect(drillDown('site', { key: '31' }, '2026-11-01', '2026-11-22')).toBe('/tickets?view=all&locationId=31');
  });

  it('of those without a customer, engineer or place leads nowhere', () => {
    for (const by of ['customer', 'engineer', 'site', 'day'] as const) expect(drillDown(by, { key: 'none' }, '2026-11-01', '2026-11-22')).toBeNull();
  });
});
