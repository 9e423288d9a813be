import type { Journal, Table } from '../api-mch/journal.js';
import type { Order } from '../api-mch/orders.js';
import type { WechatPay } from '../api-mch/wechat-pay.js';
import type { ShippingView } from '../pay-contract.js';
import { WechatError } from './wechat-error.js';

/** Only 10060001 and 47001 are in the reference; the others are the platform's as far as is known. */
const errors = { noSuchOrder: 10060001, alreadyResent: 10060003, logisticsType: 10060005, noSplit: 10060006, parameters: 10060014, notNewer: 10060023, otherPayer: 10060031 };

const mostParcels = 15;
const longestDescription = 120;
const mostUploads = 2;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}([+-]\d\d:\d\d|Z)$/;

type Body = Record<string, unknown>;

/** 小程序发货信息管理: what the mini-program says it did for a payment. */
export class Shipping {
  private readonly table: Table<ShippingView>;

  constructor(
    journal: Journal,
    private readonly pay: WechatPay,
    private readonly appId: string,
  ) {
    this.table = journal.table<ShippingView>('shipping');
  }

  list(): ShippingView[] {
    return this.table.values();
  }

  /** Throws what the interface answers. One order may be sent twice in all. */
  upload(body: Body): void {
    const { logistics_type: logisticsType, delivery_mode: deliveryMode, upload_time: uploadTime } = body;
    // Before the order is looked for: the wrong shape is the commonest mistake.
    const descriptions = readShippingList(body['shipping_list'], logisticsType);
    if (deliveryMode !== 1 && deliveryMode !== 2) throw new WechatError(errors.parameters);
    if (deliveryMode === 2 && logisticsType !== 1) throw new WechatError(errors.noSplit);
    if (typeof uploadTime !== 'string' || !instant.test(uploadTime) || Number.isNaN(Date.parse(uploadTime))) throw new WechatError(errors.parameters);
    const order = this.orderOf(body['order_key']);
    const payer = isObject(body['payer']) ? body['payer']['openid'] : undefined;
    if (typeof payer !== 'string') throw new WechatError(errors.parameters);
    if (payer !== order.payment?.openid) throw new WechatError(errors.otherPayer);
    this.keep(order, { logisticsType: Number(logisticsType), descriptions, uploadTime });
  }

  clear(): void {
    this.table.clear();
  }

  private keep({ outTradeNo, payment }: Order, upload: Omit<ShippingView['uploads'][number], 'at'>): void {
    const transactionId = payment?.transactionId ?? '';
    const before = this.table.get(transactionId)?.uploads ?? [];
    const last = before.at(-1);
    if (last && Date.parse(upload.uploadTime) <= Date.parse(last.uploadTime)) throw new WechatError(errors.notNewer);
    if (before.length >= mostUploads) throw new WechatError(errors.alreadyResent);
    this.table.put(transactionId, { transactionId, outTradeNo, uploads: [...before, { ...upload, at: new Date(this.pay.now()).toISOString() }] });
  }

  /** A payment is seen here a while after it was made, and only by the mini-program that it was made in. */
  private orderOf(key: unknown): Order {
    if (!isObject(key)) throw new WechatError(47001);
    const order = this.find(key);
    const visibleAt = (order?.payment?.at ?? 0) + this.pay.settings.all.shippingDelayMilliseconds;
    if (!order?.payment || order.appid !== this.appId || this.pay.now() < visibleAt) throw new WechatError(errors.noSuchOrder);
    return order;
  }

  private find({ order_number_type: type, mchid, out_trade_no: outTradeNo, transaction_id: transactionId }: Body): Order | undefined {
    if (type === 1 && typeof mchid === 'string' && typeof outTradeNo === 'string') return this.pay.orders.get(mchid, outTradeNo);
    if (type === 2 && typeof transactionId === 'string') return this.pay.orders.find(transactionId);
    throw new WechatError(errors.parameters);
  }
}

/** What each parcel or service is; 47001 where it is an object instead of an array, as people find out. */
function readShippingList(list: unknown, logisticsType: unknown): string[] {
  if (!Array.isArray(list)) throw new WechatError(47001);
  if (![1, 2, 3, 4].includes(logisticsType as number)) throw new WechatError(errors.logisticsType);
  if (list.length < 1 || list.length > mostParcels) throw new WechatError(errors.parameters);
  return list.map((item: unknown) => {
    if (!isObject(item)) throw new WechatError(47001);
    const { item_desc: description, tracking_no: tracking, express_company: company } = item;
    if (typeof description !== 'string' || description === '' || Array.from(description).length > longestDescription) throw new WechatError(errors.parameters);
    const named = typeof tracking === 'string' && typeof company === 'string';
    if (logisticsType === 1 ? !named : logisticsType !== 2 && (tracking !== undefined || company !== undefined)) throw new WechatError(errors.parameters);
    return description;
  });
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
