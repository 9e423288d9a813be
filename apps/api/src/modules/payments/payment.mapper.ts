import type { PaymentView, RefundView } from '@scanfix/shared-types';
import type { Payment } from './payment.entity.js';
import type { Refund } from './refund.entity.js';

/** Id → name, of whom it concerns. */
type Names = ReadonlyMap<number, { name: string | null }>;

export function paymentViewOf(payment: Payment, refunds: readonly Refund[], names: Names): PaymentView {
  const own = refunds.filter(({ paymentId }) => paymentId === payment.id);
  return {
    id: payment.id,
    outTradeNo: payment.outTradeNo,
    quoteId: payment.quoteId,
    quoteVersion: payment.quoteVersion,
    channel: payment.channel,
    state: payment.state,
    purpose: payment.purpose,
    amount: payment.amount,
    refunded: own.filter(({ state }) => state === 'succeeded').reduce((total, { amount }) => total + amount, 0),
    createdAt: payment.createdAt.toISOString(),
    expiresAt: payment.expiresAt?.toISOString() ?? null,
    paidAt: payment.paidAt?.toISOString() ?? null,
    closedAt: payment.closedAt?.toISOString() ?? null,
    transactionId: payment.transactionId,
    refunds: own.map((refund) => refundViewOf(refund, names)),
  };
}

export function refundViewOf(refund: Refund, names: Names): RefundView {
  return {
    id: refund.id,
    outRefundNo: refund.outRefundNo,
    paymentId: refund.paymentId,
    amount: refund.amount,
    reason: refund.reason,
    note: refund.note,
    state: refund.state,
    requestedBy: nameOf(refund.requestedById, names),
    requestedAt: refund.requestedAt.toISOString(),
    decidedBy: nameOf(refund.decidedById, names),
    decidedAt: refund.decidedAt?.toISOString() ?? null,
    decisionNote: refund.decisionNote,
    succeededAt: refund.succeededAt?.toISOString() ?? null,
    problem: refund.problem,
  };
}

export function nameOf(id: number | null, names: Names): string | null {
  return id === null ? null : names.get(id)?.name ?? null;
}
