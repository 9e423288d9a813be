import { checkNotifyUrl, orderNumber } from './order-parameters.js';
import { check, choice, integer, list, object, required, text } from './parameters.js';
import { parameterError } from './pay-error.js';

export interface RefundRequest {
  transaction_id?: string;
  out_trade_no?: string;
  out_refund_no: string;
  reason?: string;
  notify_url?: string;
  amount: { refund: number; total: number; currency: string };
}

export interface AbnormalRefundRequest {
  out_refund_no: string;
  type: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD';
  bank_type?: string;
  bank_account?: string;
  real_name?: string;
}

export const refundNumber = text(64, { pattern: /^[0-9A-Za-z_\-|*@]+$/ });

const goods = object({
  merchant_goods_id: required(text(32)),
  wechatpay_goods_id: text(32),
  goods_name: text(256),
  unit_price: required(integer(0)),
  refund_amount: required(integer(0)),
  refund_quantity: required(integer(1)),
});

const refund = object({
  transaction_id: text(32),
  out_trade_no: orderNumber,
  out_refund_no: required(refundNumber),
  reason: text(80, { printable: true }),
  notify_url: text(255),
  funds_account: choice('AVAILABLE', 'UNSETTLED'),
  amount: required(object({
    refund: required(integer(1)),
    total: required(integer(1)),
    currency: required(choice('CNY')),
    from: list(object({ account: required(choice('AVAILABLE', 'UNAVAILABLE')), amount: required(integer(1)) }), 10),
  })),
  goods_detail: list(goods, 6_000),
});

const abnormal = object({
  out_refund_no: required(refundNumber),
  type: required(choice('USER_BANK_CARD', 'MERCHANT_BANK_CARD')),
  bank_type: text(16),
  bank_account: text(1_024),
  real_name: text(1_024),
});

export function readRefund(body: unknown, plainHosts: readonly string[]): RefundRequest {
  check(body, refund);
  const wanted = body as RefundRequest;
  if (wanted.transaction_id === undefined && wanted.out_trade_no === undefined) {
    throw parameterError({ field: '/transaction_id', issue: 'transaction_id 和 out_trade_no 必须二选一', location: 'body' });
  }
  if (wanted.notify_url !== undefined) checkNotifyUrl(wanted.notify_url, plainHosts);
  return wanted;
}

export function readAbnormalRefund(body: unknown): AbnormalRefundRequest {
  check(body, abnormal);
  return body as AbnormalRefundRequest;
}
