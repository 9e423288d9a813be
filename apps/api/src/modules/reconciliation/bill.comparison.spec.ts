import { differenceActions, differenceKinds } from '@scanfix/shared-types';
import { describe, expect, it } from '@jest/globals';
import { compareFundFlow, compareLine, feeFinding, missingFrom } from './bill.comparison.js';
import { billDay, isBillTime, lastBillDay } from './bill-day.js';
import type { BillLineRow } from './bill-line.entity.js';
import { actionsFor } from './difference.policy.js';
import { feesToPost } from './fee-postings.js';
import { suspenseLines } from './suspense-postings.js';
import type { Reconcilable } from '../payments/payments.service.js';

const line = (fields: Partial<BillLineRow> = {}): BillLineRow => ({
  reconciliationId: 1, run: 1, transactionId: '42', refundId: '', kind: 'payment', outTradeNo: 'S1', outRefundNo: '', at: new Date(0), amount: 10_000, settled: 10_000, fee: 60_000, rate: 60, goods: '', ...fields,
});
const ours = (fields: Partial<Reconcilable> = {}): Reconcilable => ({
  kind: 'payment', id: 7, paymentId: 7, ticketId: 9, outTradeNo: 'S1', transactionId: '42', outRefundNo: null, refundId: null, amount: 10_000, at: new Date('2026-11-20T15:00:00Z'), reconciledOn: null, ...fields,
});

describe('a line of the bill', () => {
  it('agrees to the fen, or not', () => {
    expect(compareLine(line(), ours(), undefined)).toEqual({ match: { kind: 'payment', id: 7, amount: 10_000, fee: 60 } });
    expect(compareLine(line(), ours({ amount: 9999 }), undefined)).toMatchObject({ finding: { kind: 'amount-differs', theirs: 10_000, ours: 9999, paymentId: 7 } });
    expect(compareLine(line(), undefined, undefined)).toMatchObject({ finding: { kind: 'theirs-only', ours: null, paymentId: null } });
    expect(compareLine(line({ kind: 'refund', refundId: '50', fee: -60_000 }), ours({ kind: 'refund', id: 3, refundId: '50' }), undefined)).toEqual({ match: { kind: 'refund', id: 3, amount: 10_000, fee: 60 } });
  });

  it('costs what its rate makes of it, a refund within a fen', () => {
    expect(feeFinding(line(), undefined, undefined)).toBeNull();
    expect(feeFinding(line({ fee: 61_000 }), undefined, undefined)).toMatchObject({ kind: 'fee-differs', theirs: 61, ours: 60, note: '0.60%' });
    expect(feeFinding(line({ kind: 'refund', fee: -59_000 }), undefined, undefined)).toBeNull();
    expect(feeFinding(line({ kind: 'refund', fee: -58_000 }), undefined, undefined)).toMatchObject({ theirs: -58, ours: -60 });
    expect(feeFinding(line({ rate: null, fee: 1 }), undefined, undefined)).toBeNull();
  });
});

it('looks in the next bill for what happened at the end of the day, and for refunds', () => {
  const day = billDay('2026-11-20');
  expect([day.start, day.end].map((at) => at.toISOString())).toEqual(['2026-11-19T16:00:00.000Z', '2026-11-20T16:00:00.000Z']);
  const waits = (fields: Partial<Reconcilable>) => missingFrom(ours(fields), day).waitsFor;
  expect(waits({ at: new Date('2026-11-20T15:59:59Z') })).toBe('2026-11-21');
  expect(waits({ at: new Date('2026-11-20T15:49:59Z') })).toBeNull();
  expect(waits({ kind: 'refund', at: new Date('2026-11-20T04:00:00Z') })).toBe('2026-11-21');
});

it('knows by Shanghai\'s clock which day is over, and when its bill may be there', () => {
  expect([lastBillDay(new Date('2026-11-20T15:59:59Z')), lastBillDay(new Date('2026-11-20T16:00:00Z'))]).toEqual(['2026-11-19', '2026-11-20']);
  expect([isBillTime(new Date('2026-11-20T01:59:59Z')), isBillTime(new Date('2026-11-20T02:00:00Z'))]).toEqual([false, true]);
});

it('compares both bills by what is left of trade and by fees', () => {
  const trade = { billSettled: 100, billReturned: 30, feeCharged: 5, feeReturned: 1 };
  expect(compareFundFlow(trade, { paid: 100, refunded: 30, feeCharged: 4, feeReturned: 0 })).toEqual([]);
  expect(compareFundFlow(trade, { paid: 100, refunded: 31, feeCharged: 5, feeReturned: 0 }).map(({ kind, theirs, ours: own }) => [kind, theirs, own])).toEqual([['fund-flow-differs', 69, 70], ['fee-differs', 5, 4]]);
});

it('offers something for every open difference, and only a note once it is settled', () => {
  for (const kind of differenceKinds) for (const subject of ['payment', 'refund', 'fund-flow'] as const) {
    expect(actionsFor({ kind, subject, state: 'open', paymentId: 1 })).toEqual(expect.arrayContaining(['note', 'resolve']));
    for (const state of ['resolved', 'ignored'] as const) expect(actionsFor({ kind, subject, state, paymentId: 1 })).toEqual(['note']);
  }
  const reachable = new Set(differenceKinds.flatMap((kind) => (['payment', 'refund'] as const).flatMap((subject) => actionsFor({ kind, subject, state: 'open', paymentId: 1 }))));
  expect([...reachable].sort()).toEqual([...differenceActions].sort());
  expect(actionsFor({ kind: 'theirs-only', subject: 'refund', state: 'open', paymentId: null })).not.toContain('record-foreign-refund');
});

it('posts fees by what the ledger lacks, and unexplained money by its direction', () => {
  expect(feesToPost({ charged: 100, returned: 10 }, { charged: 0, returned: 0 })).toEqual({ charge: 100, giveBack: 10 });
  expect(feesToPost({ charged: 70, returned: 10 }, { charged: 100, returned: 10 })).toEqual({ charge: 0, giveBack: 30 });
  expect(suspenseLines({ subject: 'payment', theirs: 90, ours: null })).toMatchObject([{ account: 'wechat', debit: 90 }, { account: 'suspense', credit: 90 }]);
  expect(suspenseLines({ subject: 'refund', theirs: 90, ours: null })).toMatchObject([{ account: 'suspense', debit: 90 }, { account: 'wechat', credit: 90 }]);
  expect(suspenseLines({ subject: 'payment', theirs: 50, ours: 50 })).toEqual([]);
});
