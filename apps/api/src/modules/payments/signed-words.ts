import type { Payment } from './payment.entity.js';
import type { Refund } from './refund.entity.js';
import type { PayTransaction } from '../../platform/wechat/pay/pay-answers.js';

/** Why a word of WeChat's is not about what we asked for. For the log and the figures. */
export type Contradiction = 'unknown-address' | 'unknown-order' | 'wrong-merchant' | 'wrong-app' | 'wrong-number' | 'wrong-amount' | 'wrong-currency' | 'no-transaction' | 'other-transaction' | 'other-refund';

/** Signed or not, it contradicts what is on record: nothing is changed by it. */
export class WordRefused extends Error {
  constructor(readonly reason: Contradiction) {
    super(reason);
  }
}

/** Null where the word is about this payment: whose, for what app, of how much. */
export function contradictionOf(payment: Pick<Payment, 'mchid' | 'appid' | 'outTradeNo' | 'amount'>, word: PayTransaction): Contradiction | null {
  const paid = word.state === 'SUCCESS' || word.state === 'REFUND';
  if (word.mchid !== payment.mchid) return 'wrong-merchant';
  if (word.outTradeNo !== payment.outTradeNo) return 'wrong-number';
  // Before somebody pays, WeChat may leave app and sum out.
  if (word.appid === null ? paid : word.appid !== payment.appid) return 'wrong-app';
  if (word.total === null ? paid : word.total !== payment.amount) return 'wrong-amount';
  if (word.currency !== null && word.currency !== 'CNY') return 'wrong-currency';
  return paid && word.transactionId === null ? 'no-transaction' : null;
}

/** What a query, an application and a notification say alike of a refund. */
export interface RefundWord {
  mchid?: string;
  refundId: string;
  outRefundNo: string;
  transactionId: string;
  outTradeNo: string;
  state: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL' | 'unknown';
  refundedAt: Date | null;
  total: number;
  refund: number;
}

export function refundContradictionOf(refund: Pick<Refund, 'outRefundNo' | 'refundId' | 'amount'>, payment: Pick<Payment, 'mchid' | 'outTradeNo' | 'transactionId' | 'amount'>, word: RefundWord): Contradiction | null {
  if (word.mchid !== undefined && word.mchid !== payment.mchid) return 'wrong-merchant';
  if (word.outRefundNo !== refund.outRefundNo || word.outTradeNo !== payment.outTradeNo) return 'wrong-number';
  if (word.transactionId !== payment.transactionId) return 'other-transaction';
  if (word.refund !== refund.amount || word.total !== payment.amount) return 'wrong-amount';
  return refund.refundId !== null && refund.refundId !== word.refundId ? 'other-refund' : null;
}
