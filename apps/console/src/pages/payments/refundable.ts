import type { Fen, PaymentView } from '@scanfix/shared-types';

export interface Refundable {
  /** What can still be asked for. */
  remaining: Fen;
  /** Of the rest: asked for or on its way, and neither back nor refused. */
  pending: Fen;
}

/** As the server counts: every refund that was not refused or closed has its sum taken. */
export function refundableOf({ state, amount, refunded, refunds }: Pick<PaymentView, 'state' | 'amount' | 'refunded' | 'refunds'>): Refundable {
  const isPaid = state === 'paid' || state === 'partially-refunded' || state === 'refunded';
  const taken = refunds.filter((refund) => refund.state !== 'refused' && refund.state !== 'closed').reduce((sum, refund) => sum + refund.amount, 0);
  const pending = refunds.filter((refund) => ['requested', 'approved', 'processing', 'abnormal'].includes(refund.state)).reduce((sum, refund) => sum + refund.amount, 0);
  return { remaining: isPaid ? Math.max(0, amount - Math.max(taken, refunded)) : 0, pending };
}

export function isOffline(channel: PaymentView['channel']): boolean {
  return channel === 'cash' || channel === 'transfer' || channel === 'pos';
}
