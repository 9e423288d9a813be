import { beijingTime } from './beijing-time.js';
import type { Order } from './orders.js';
import type { Refund } from './refunds.js';

function receivedAccount(order: Order, { otherWay }: Refund): string {
  if (otherWay === 'USER_BANK_CARD') return '招商银行借记卡1234';
  if (otherWay === 'MERCHANT_BANK_CARD') return '商户账户';
  return order.payment?.method === 'card' ? '招商银行借记卡0403' : '支付用户零钱';
}

/** What the refund interface and its query answer. */
export function refundView(order: Order, refund: Refund): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: order.payment?.transactionId,
    out_trade_no: order.outTradeNo,
    channel: refund.otherWay ? 'OTHER_BANKCARD' : 'ORIGINAL',
    user_received_account: receivedAccount(order, refund),
    ...(refund.status === 'SUCCESS' && refund.endedAt !== null ? { success_time: beijingTime(refund.endedAt) } : {}),
    create_time: beijingTime(refund.createdAt),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: order.total,
      refund: refund.amount,
      payer_total: order.total,
      payer_refund: refund.amount,
      settlement_refund: refund.amount,
      settlement_total: order.total,
      discount_refund: 0,
      currency: 'CNY',
      refund_fee: 0,
    },
    promotion_detail: [],
  };
}

/** The text of a refund's notification. */
export function refundResource(order: Order, refund: Refund): Record<string, unknown> {
  return {
    mchid: refund.mchid,
    transaction_id: order.payment?.transactionId,
    out_trade_no: order.outTradeNo,
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    refund_status: refund.status,
    ...(refund.status === 'SUCCESS' && refund.endedAt !== null ? { success_time: beijingTime(refund.endedAt) } : {}),
    user_received_account: receivedAccount(order, refund),
    amount: { total: order.total, refund: refund.amount, payer_total: order.total, payer_refund: refund.amount },
  };
}
