import { errorNumbers, invalidRequest, parameterError, PayError } from './pay-error.js';
import type { Merchant } from './merchants.js';
import { privateKeyOf } from './merchants.js';
import { canonical, type Order } from './orders.js';
import type { AbnormalRefundRequest, RefundRequest } from './refund-parameters.js';
import type { Refund } from './refunds.js';
import { openSensitiveField } from './resource-cipher.js';
import type { WechatPay } from './wechat-pay.js';

const year = 365 * 86_400_000;
const mostRefunds = 50;

/** Accepts it, or gives the refund of an identical earlier call as it is now. */
export function refund(pay: WechatPay, merchant: Merchant, wanted: RefundRequest): { order: Order; refund: Refund } {
  const order = orderOf(pay, merchant, wanted);
  const request = canonical(wanted);
  const known = pay.refunds.get(merchant.mchid, wanted.out_refund_no);
  if (known && known.request !== request) throw invalidRequest('退款单号已存在，参数与首次请求时不一致', errorNumbers.reentry);
  if (known) return { order, refund: known };
  refuseUnlessAllowed(pay, order, wanted);
  if (merchant.balanceEmpty) throw new PayError(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  const made = pay.refunds.create({
    mchid: merchant.mchid,
    outRefundNo: wanted.out_refund_no,
    outTradeNo: order.outTradeNo,
    amount: wanted.amount.refund,
    reason: wanted.reason ?? null,
    notifyUrl: wanted.notify_url ?? null,
    request,
    byHand: false,
  });
  pay.accept(order, made);
  return { order, refund: made };
}

function orderOf({ orders }: WechatPay, { mchid }: Merchant, { transaction_id, out_trade_no }: RefundRequest): Order {
  const order = out_trade_no === undefined ? orders.find(transaction_id ?? '') : orders.get(mchid, out_trade_no);
  if (!order || order.mchid !== mchid) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在', { number: errorNumbers.orderNotExist });
  if (!order.payment) throw invalidRequest('订单未支付，不能退款');
  if (transaction_id !== undefined && transaction_id !== order.payment.transactionId) {
    throw invalidRequest('微信支付订单号与商户订单号不是同一笔订单', errorNumbers.merchantAndOrder);
  }
  return order;
}

function refuseUnlessAllowed(pay: WechatPay, order: Order, { amount }: RefundRequest): void {
  const before = pay.refunds.of(order).filter(({ status }) => status !== 'CLOSED');
  const left = order.total - before.reduce((sum, refund) => sum + refund.amount, 0);
  if (amount.total !== order.total) throw invalidRequest('订单金额与支付时不一致');
  if (amount.refund > left) throw invalidRequest(left === 0 ? '订单已全额退款' : '累计退款金额超过订单金额');
  if (before.length >= mostRefunds) throw invalidRequest(`同一笔订单最多退款 ${mostRefunds} 次`);
  if (order.payment && pay.now() - order.payment.at > year) throw invalidRequest('订单已超过可退款的期限');
  const last = before.filter(({ byHand }) => !byHand).at(-1);
  if (last && pay.now() - last.createdAt < pay.settings.all.refundSpacingMilliseconds) {
    throw new PayError(429, 'FREQUENCY_LIMITED', '同一笔订单两次退款的间隔太短，请稍后重试', { number: errorNumbers.tooFrequent });
  }
}

/** The money of a refund that could not arrive goes another way. */
export function refundOtherWay(
  pay: WechatPay,
  merchant: Merchant,
  { refundId, wanted, serial }: { refundId: string; wanted: AbnormalRefundRequest; serial: string | undefined },
): { order: Order; refund: Refund } {
  const found = pay.refunds.find(refundId);
  const order = found && pay.orders.get(found.mchid, found.outTradeNo);
  if (!found || !order || found.mchid !== merchant.mchid) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  if (found.outRefundNo !== wanted.out_refund_no) throw invalidRequest('商户退款单号与微信支付退款单号不是同一笔退款');
  if (found.status !== 'ABNORMAL') throw invalidRequest('退款单不是异常状态，不能发起异常退款');
  if (wanted.type === 'USER_BANK_CARD') checkCard(merchant, wanted, serial);
  const restarted = pay.refunds.restart(found, wanted.type);
  pay.endByItself(restarted);
  pay.announce();
  return { order, refund: restarted };
}

/** The account and the name are sealed for the key that the request names. */
function checkCard(merchant: Merchant, { bank_type, bank_account, real_name }: AbnormalRefundRequest, serial: string | undefined): void {
  if (bank_type === undefined) throw parameterError({ field: '/bank_type', issue: '缺少必填参数', location: 'body' });
  const privateKey = privateKeyOf(merchant, serial);
  for (const [field, sealed] of Object.entries({ bank_account, real_name })) {
    if (sealed === undefined) throw parameterError({ field: `/${field}`, issue: '缺少必填参数', location: 'body' });
    if (!privateKey || openSensitiveField(sealed, privateKey) === null) {
      throw parameterError({ field: `/${field}`, issue: '敏感信息无法解密，请检查加密用的公钥与 Wechatpay-Serial 是否一致', location: 'body' });
    }
  }
}
