import type { TradeState } from '../pay-contract.js';
import { beijingTime } from './beijing-time.js';
import type { Order } from './orders.js';

const descriptions: Record<TradeState, string> = { SUCCESS: '支付成功', NOTPAY: '订单未支付', CLOSED: '订单已关闭', REFUND: '订单发生过退款' };

/** The bank types of 零钱 and of the sandbox's one bank card. */
export const bankTypes = { balance: 'OTHERS', card: 'CMB_DEBIT' } as const;

/** What a query answers. */
export function transactionView(order: Order, state: TradeState): Record<string, unknown> {
  const { payment } = order;
  const common = {
    mchid: order.mchid,
    appid: order.appid,
    out_trade_no: order.outTradeNo,
    trade_state: state,
    trade_state_desc: descriptions[state],
    attach: order.attach ?? '',
  };
  if (!payment) {
    return { ...common, ...(order.openid ? { payer: { openid: order.openid } } : {}), amount: { total: order.total, currency: 'CNY' } };
  }
  return {
    ...common,
    transaction_id: payment.transactionId,
    trade_type: order.tradeType,
    bank_type: bankTypes[payment.method],
    success_time: beijingTime(payment.at),
    payer: { openid: payment.openid },
    amount: { total: order.total, payer_total: order.total, currency: 'CNY', payer_currency: 'CNY' },
    promotion_detail: [],
  };
}
