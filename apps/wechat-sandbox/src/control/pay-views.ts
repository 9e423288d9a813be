import type { Order } from '../api-mch/orders.js';
import type { Refund } from '../api-mch/refunds.js';
import { bankTypes } from '../api-mch/transaction-view.js';
import type { WechatPay } from '../api-mch/wechat-pay.js';
import type { OrderView, RefundView } from '../contract.js';

export function viewOrder(pay: WechatPay, order: Order): OrderView {
  const { mchid, appid, outTradeNo, tradeType, description, total, openid, codeUrl, notifyUrl, payment } = order;
  return {
    mchid, appid, outTradeNo, tradeType, description, total, openid, codeUrl, notifyUrl,
    tradeState: pay.orders.stateOf(order),
    prepayIds: order.prepays.map(({ id }) => id),
    createdAt: iso(order.createdAt),
    expiresAt: iso(order.expiresAt),
    payment: payment && {
      transactionId: payment.transactionId,
      openid: payment.openid,
      person: pay.personOf(payment.openid),
      bankType: bankTypes[payment.method],
      paidAt: iso(payment.at),
    },
    refunds: pay.refunds.of(order).map(viewRefund),
  };
}

export function viewRefund({ refundId, outRefundNo, amount, status, reason, createdAt, endedAt, byHand }: Refund): RefundView {
  return { refundId, outRefundNo, amount, status, reason, byHand, createdAt: iso(createdAt), endedAt: endedAt === null ? null : iso(endedAt) };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
