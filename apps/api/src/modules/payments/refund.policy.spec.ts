import { describe, expect, it } from '@jest/globals';
import { needsSecondPerson, refundActionsOf } from './refund.policy.js';

describe('a second person', () => {
  const alone = (amount: number) => ({ amount, state: 'succeeded' as const, decidedById: null });

  it('is asked above the limit, and always where the limit is nothing', () => {
    expect(needsSecondPerson([], 5000, 5000)).toBe(false);
    expect(needsSecondPerson([], 5001, 5000)).toBe(true);
    expect(needsSecondPerson([], 1, 0)).toBe(true);
  });

  it('is asked for the piece by which many small refunds pass the limit', () => {
    expect(needsSecondPerson([alone(2000), alone(2000)], 1000, 5000)).toBe(false);
    expect(needsSecondPerson([alone(2000), alone(2000)], 1001, 5000)).toBe(true);
  });

  it('is not asked again for what another person agreed to, or for what was never paid out', () => {
    const earlier = [{ ...alone(90_000), decidedById: 7 }, { ...alone(5000), state: 'refused' as const }, { ...alone(5000), state: 'closed' as const }];
    expect(needsSecondPerson(earlier, 5000, 5000)).toBe(false);
  });
});

describe('the actions', () => {
  const clerk = (userId: number, ...permissions: string[]) => ({ userId, permissions: new Set(permissions) });
  const requested = { state: 'requested' as const, problem: null, requestedById: 1, online: true };

  it('let nobody decide on their own request', () => {
    expect(refundActionsOf(requested, clerk(1, 'refund:approve', 'payment:record'))).toEqual([]);
    expect(refundActionsOf(requested, clerk(2, 'refund:approve'))).toEqual(['approve', 'refuse']);
    expect(refundActionsOf(requested, clerk(2, 'payment:record'))).toEqual([]);
  });

  it('offer by hand what WeChat cannot do', () => {
    const finance = clerk(2, 'payment:record');
    expect(refundActionsOf({ ...requested, state: 'approved' }, finance)).toEqual([]);
    expect(refundActionsOf({ ...requested, state: 'approved', problem: 'NOT_ENOUGH' }, finance)).toEqual(['retry']);
    expect(refundActionsOf({ ...requested, state: 'abnormal', problem: 'ABNORMAL' }, finance)).toEqual(['retry', 'settle']);
    expect(refundActionsOf({ ...requested, state: 'approved', online: false }, finance)).toEqual(['settle']);
    expect(refundActionsOf({ ...requested, state: 'succeeded' }, finance)).toEqual([]);
  });
});
