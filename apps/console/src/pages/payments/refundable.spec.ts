import { describe, expect, it } from '@jest/globals';
import { makePayment, makeRefund } from '../../../test/fixtures/money';
import { refundableOf } from './refundable';

describe('what can still be refunded', () => {
  it('is nothing before the money is there', () => {
    expect(refundableOf(makePayment({ state: 'prepaid', amount: 10_000 })).remaining).toBe(0);
    expect(refundableOf(makePayment({ state: 'closed', amount: 10_000 })).remaining).toBe(0);
  });

  it('is what was paid less every refund that was not refused or closed', () => {
    const refunds = [
      makeRefund({ amount: 1_000, state: 'succeeded' }), makeRefund({ amount: 2_000, state: 'requested' }), makeRefund({ amount: 500, state: 'processing' }),
      makeRefund({ amount: 4_000, state: 'refused' }), makeRefund({ amount: 3_000, state: 'closed' }),
    ];
    expect(refundableOf(makePayment({ state: 'partially-refunded', amount: 10_000, refunded: 1_000, refunds }))).toEqual({ remaining: 6_500, pending: 2_500 });
  });

  it('is never below nothing', () => {
    expect(refundableOf(makePayment({ state: 'refunded', amount: 10_000, refunded: 10_000, refunds: [] })).remaining).toBe(0);
  });
});
