import type { CalendarDate, DifferenceKind } from '@scanfix/shared-types';
import { feeAt, roundedToFen } from './bill.amounts.js';
import type { BillLineRow } from './bill-line.entity.js';
import type { NewDifference } from './differences.repository.js';
import type { Reconcilable } from '../payments/payments.service.js';

/** What a comparison found, before it is known whether it was found before. */
export type Finding = Pick<
  NewDifference,
  'kind' | 'subject' | 'subjectKey' | 'outTradeNo' | 'transactionId' | 'outRefundNo' | 'refundId' | 'theirs' | 'ours' | 'at' | 'paymentId' | 'ourRefundId' | 'ticketId' | 'waitsFor'
> & {
  /** For who reads the history: what was sold, the rate. */
  note: string | null;
};

/** A line that is ours, to the fen. */
export interface Match {
  kind: 'payment' | 'refund';
  id: number;
  amount: number;
  /** Fen; above zero where it was given back with a refund. */
  fee: number;
}

const subjectKeyOf = (kind: DifferenceKind, transactionId: string | null, refundId: string | null) => `${kind} ${transactionId ?? ''} ${refundId ?? ''}`;

/** A line of the bill and what our books have under its number. */
export function compareLine(line: BillLineRow, ours: Reconcilable | undefined, parent: Reconcilable | undefined): { match: Match } | { finding: Finding } {
  if (ours?.amount === line.amount) {
    const fee = roundedToFen(line.fee);
    return { match: { kind: line.kind, id: ours.id, amount: line.amount, fee: line.kind === 'payment' ? fee : -fee } };
  }
  return { finding: findingOf(ours ? 'amount-differs' : 'theirs-only', line, ours, parent) };
}

/** A fen of a refund's fee may lie on either side: WeChat Pay gives back in proportion to what it took. */
const feeTolerance = { payment: 0, refund: 1 };

/** Null where the fee is what the line's own rate makes of its amount. */
export function feeFinding(line: BillLineRow, ours: Reconcilable | undefined, parent: Reconcilable | undefined): Finding | null {
  if (line.rate === null) return null;
  const expected = feeAt(line.kind === 'payment' ? line.settled : -line.settled, line.rate);
  const fee = roundedToFen(line.fee);
  if (Math.abs(fee - expected) <= feeTolerance[line.kind]) return null;
  return { ...findingOf('fee-differs', line, ours, parent), theirs: fee, ours: expected, note: `${(line.rate / 100).toFixed(2)}%` };
}

function findingOf(kind: DifferenceKind, line: BillLineRow, ours: Reconcilable | undefined, parent: Reconcilable | undefined): Finding {
  const refund = line.kind === 'refund';
  return {
    kind, subject: line.kind, subjectKey: subjectKeyOf(kind, line.transactionId, line.refundId), outTradeNo: line.outTradeNo, transactionId: line.transactionId,
    outRefundNo: refund ? line.outRefundNo : null, refundId: refund ? line.refundId : null, theirs: line.amount, ours: ours?.amount ?? null, at: line.at,
    paymentId: ours?.paymentId ?? parent?.id ?? null, ourRefundId: refund ? ours?.id ?? null : null, ticketId: ours?.ticketId ?? parent?.ticketId ?? null, waitsFor: null, note: line.goods || null,
  };
}

/** Minutes. Who pays in the last ones of a day may stand in the next day's bill. */
const boundaryMinutes = 10;
const minute = 60_000;

/**
 * A payment or a refund of ours that the bill does not have. A payment at the end of the day may be in the next day's bill, and a refund may stand
 * there by the day on which it was worked off.
 */
export function missingFrom(ours: Reconcilable, { end, nextDay }: { end: Date; nextDay: CalendarDate }): Finding {
  const late = ours.kind === 'refund' || ours.at.getTime() >= end.getTime() - boundaryMinutes * minute;
  return {
    kind: 'ours-only', subject: ours.kind, subjectKey: subjectKeyOf('ours-only', ours.transactionId, ours.refundId), outTradeNo: ours.outTradeNo, transactionId: ours.transactionId,
    outRefundNo: ours.outRefundNo, refundId: ours.refundId, theirs: null, ours: ours.amount, at: ours.at,
    paymentId: ours.paymentId, ourRefundId: ours.kind === 'refund' ? ours.id : null, ticketId: ours.ticketId, waitsFor: late ? nextDay : null, note: null,
  };
}

/** What the trade bill comes to, in fen, and what the account's movements say of the same. */
export interface TradeSums {
  billSettled: number;
  billReturned: number;
  feeCharged: number;
  feeReturned: number;
}
export interface FlowSums {
  paid: number;
  refunded: number;
  feeCharged: number;
  feeReturned: number;
}

/** Income less expense of trade, and the fees: each must be the same in both bills. */
export function compareFundFlow(trade: TradeSums, flow: FlowSums): Finding[] {
  const about = (kind: 'fund-flow-differs' | 'fee-differs', theirs: number, ours: number): Finding[] => (theirs === ours ? [] : [{
    kind, subject: 'fund-flow', subjectKey: `${kind} fund-flow`, outTradeNo: null, transactionId: null, outRefundNo: null, refundId: null, theirs, ours, at: null,
    paymentId: null, ourRefundId: null, ticketId: null, waitsFor: null, note: null,
  }]);
  return [
    ...about('fund-flow-differs', flow.paid - flow.refunded, trade.billSettled - trade.billReturned),
    ...about('fee-differs', flow.feeCharged - flow.feeReturned, trade.feeCharged - trade.feeReturned),
  ];
}
