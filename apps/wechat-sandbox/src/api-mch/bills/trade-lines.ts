import { bankTypes } from '../transaction-view.js';
import type { Order } from '../orders.js';
import type { Refund } from '../refunds.js';
import type { RefundStatus, TradeType } from '../../pay-contract.js';

/** A line of the trade bill: a payment, or a refund of one. Amounts are fen. */
export interface TradeLine {
  at: number;
  appid: string;
  mchid: string;
  transactionId: string;
  outTradeNo: string;
  openid: string;
  tradeType: TradeType;
  bankType: string;
  description: string;
  attach: string;
  /** Of the payment; 0 on a refund's line. */
  total: number;
  /** What WeChat Pay takes, or gives back with a refund: then below 0. */
  fee: number;
  refund: { refundId: string; outRefundNo: string; amount: number; status: RefundStatus } | null;
}

/** 0.6 %, half a fen rounded up, each line by itself. */
export function feeOf(total: number): number {
  return Math.floor((total * 6 + 500) / 1_000);
}

export function paymentLine(order: Order): TradeLine | null {
  const { payment } = order;
  return payment && { ...commonParts(order, payment), at: payment.at, total: order.total, fee: feeOf(order.total), refund: null };
}

/** Its day is the one of the application, not of the money's arrival. */
export function refundLine(order: Order, { refundId, outRefundNo, amount, status, createdAt }: Refund): TradeLine | null {
  const { payment } = order;
  // No fee given back is 0, never -0.
  const fee = 0 - feeOf(amount);
  return payment && { ...commonParts(order, payment), at: createdAt, total: 0, fee, refund: { refundId, outRefundNo, amount, status } };
}

function commonParts(order: Order, payment: NonNullable<Order['payment']>): Omit<TradeLine, 'at' | 'total' | 'fee' | 'refund'> {
  return {
    appid: order.appid,
    mchid: order.mchid,
    transactionId: payment.transactionId,
    outTradeNo: order.outTradeNo,
    openid: payment.openid,
    tradeType: order.tradeType,
    bankType: bankTypes[payment.method],
    description: order.description,
    attach: order.attach ?? '',
  };
}
