import type { TradeType } from '../pay-contract.js';
import { choice, flag, integer, list, object, required, text, check, type Rule } from './parameters.js';
import { parameterError } from './pay-error.js';

export interface OrderRequest {
  appid: string;
  mchid: string;
  description: string;
  out_trade_no: string;
  time_expire?: string;
  attach?: string;
  notify_url: string;
  amount: { total: number; currency?: string };
  payer?: { openid: string };
}

export const orderNumber = text(32, { min: 6, pattern: /^[0-9A-Za-z_\-|*]+$/ });
/** RFC 3339 as WeChat writes it. */
const instant = text(64, { pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/ });

const goods = object({
  merchant_goods_id: required(text(32)),
  wechatpay_goods_id: text(32),
  goods_name: text(256),
  quantity: required(integer(1)),
  unit_price: required(integer(0)),
});
const store = object({ id: required(text(32)), name: text(256), area_code: text(32), address: text(512) });

const common: Record<string, Rule> = {
  appid: required(text(32)),
  mchid: required(text(32)),
  description: required(text(127, { printable: true })),
  out_trade_no: required(orderNumber),
  time_expire: instant,
  attach: text(128, { min: 0 }),
  notify_url: required(text(255)),
  goods_tag: text(32),
  support_fapiao: flag,
  amount: required(object({ total: required(integer(1)), currency: choice('CNY') })),
  detail: object({ cost_price: integer(0), invoice_id: text(32), goods_detail: list(goods, 6_000) }),
  scene_info: object({ payer_client_ip: required(text(45)), device_id: text(32), store_info: store }),
  settle_info: object({ profit_sharing: flag }),
};
const rules: Record<TradeType, Rule> = {
  JSAPI: object({ ...common, payer: required(object({ openid: required(text(128)) })) }),
  NATIVE: object(common),
};

/** Throws where a field is wrong, unknown or missing. */
export function readOrder(body: unknown, tradeType: TradeType, plainHosts: readonly string[]): OrderRequest {
  check(body, rules[tradeType]);
  const order = body as OrderRequest;
  checkNotifyUrl(order.notify_url, plainHosts);
  if (order.time_expire !== undefined && Number.isNaN(Date.parse(order.time_expire))) {
    throw parameterError({ field: '/time_expire', value: order.time_expire, issue: '时间不存在', location: 'body' });
  }
  return order;
}

/**
 * https without a query string. The product on this machine has no certificate, so its own hosts may be called without:
 * the one thing that is easier here than at WeChat Pay.
 */
export function checkNotifyUrl(url: string, plainHosts: readonly string[]): void {
  const wrong = (issue: string) => parameterError({ field: '/notify_url', value: url, issue, location: 'body' });
  if (!URL.canParse(url)) throw wrong('不是有效的网址');
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && plainHosts.includes(hostname))) throw wrong('必须是 https 地址');
  if (/[?#]/.test(url)) throw wrong('不能携带参数');
}
