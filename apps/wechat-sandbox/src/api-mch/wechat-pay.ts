import type { Configuration } from '../configuration.js';
import type { PayMethod, RefundEnd } from '../pay-contract.js';
import { Shipping } from '../api-weixin/shipping.js';
import { openidOf } from '../openid.js';
import type { SandboxState } from '../sandbox-state.js';
import { Bills } from './bills/bills.js';
import { Journal } from './journal.js';
import { Merchants } from './merchants.js';
import { Notifications } from './notifications.js';
import { Orders, type Order } from './orders.js';
import { PayMessages } from './pay-messages.js';
import { StoredPaySettings } from './pay-settings.js';
import { refundResource } from './refund-view.js';
import { Refunds, type Refund } from './refunds.js';
import { transactionView } from './transaction-view.js';
import { Wallets } from './wallets.js';

const announceMilliseconds = 200;

/** WeChat Pay: what it knows, and what it does by itself when money moves. */
export class WechatPay {
  readonly merchants: Merchants;
  readonly orders: Orders;
  readonly refunds: Refunds;
  readonly notifications: Notifications;
  readonly bills: Bills;
  readonly wallets: Wallets;
  readonly messages: PayMessages;
  readonly shipping: Shipping;
  readonly settings: StoredPaySettings;
  /** Hosts that may be notified without https: the product's own on this machine. */
  readonly plainHosts: string[];
  private readonly journal: Journal;
  private readonly appIds: string[];
  private readonly refundTimers = new Set<NodeJS.Timeout>();
  private announcing: NodeJS.Timeout | null = null;

  constructor(
    configuration: Configuration,
    private readonly state: SandboxState,
    readonly now: () => number,
  ) {
    this.journal = new Journal(configuration.dataFile && payFile(configuration.dataFile));
    this.appIds = [configuration.appId, configuration.officialAppId];
    this.plainHosts = ['127.0.0.1', 'localhost', '[::1]', new URL(configuration.apiUrl).hostname, new URL(configuration.h5Url).hostname];
    this.settings = new StoredPaySettings(this.journal);
    this.merchants = new Merchants(this.journal, now, this.appIds);
    this.orders = new Orders(this.journal, now);
    this.refunds = new Refunds(this.journal, now);
    this.notifications = new Notifications(this.journal, now, this.merchants, () => this.settings.all, () => this.announce());
    this.bills = new Bills(this.journal, this.orders, this.refunds, () => this.billNow());
    this.wallets = new Wallets(this.journal);
    this.messages = new PayMessages(this.journal);
    this.shipping = new Shipping(this.journal, this, configuration.appId);
  }

  /** Goes on with what was under way when the sandbox was stopped. */
  resume(): void {
    this.notifications.resume();
    for (const refund of this.refunds.list()) if (refund.status === 'PROCESSING') this.endByItself(refund);
  }

  stop(): void {
    this.notifications.stop();
    for (const timer of this.refundTimers) clearTimeout(timer);
    if (this.announcing) clearTimeout(this.announcing);
    this.journal.close();
  }

  /** Everything but the merchants' keys, which the product was given. */
  reset(): void {
    for (const timer of this.refundTimers) clearTimeout(timer);
    for (const part of [this.notifications, this.orders, this.refunds, this.bills, this.wallets, this.messages, this.shipping, this.settings]) part.clear();
    this.announce();
  }

  /** Whose openid it is, in the mini-program or in the Official Account. */
  personOf(openid: string): string | null {
    return this.state.people.find(({ id }) => this.appIds.some((appId) => openidOf(appId, id) === openid))?.id ?? null;
  }

  /** Whether it is somebody's openid of this appid: that of another appid is nobody's. */
  knowsOpenid(appId: string, openid: string): boolean {
    return this.state.people.some(({ id }) => openidOf(appId, id) === openid);
  }

  /** Money moves and WeChat Pay says so. Who calls it has checked that the order can be paid. */
  pay(order: Order, payment: { openid: string; method: PayMethod; at?: number; silent?: boolean }): Order {
    const paid = this.orders.pay(order, payment);
    this.tell(paid, { kind: 'payment', total: paid.total });
    if (!payment.silent) this.notifyPayment(paid);
    this.announce();
    return paid;
  }

  /** A refund was accepted: it ends by itself after the delay. */
  accept(order: Order, refund: Refund): void {
    this.orders.markRefunded(order);
    this.endByItself(refund);
    this.announce();
  }

  endByItself(refund: Refund): void {
    const { refundDelayMilliseconds } = this.settings.all;
    const timer = setTimeout(() => {
      this.refundTimers.delete(timer);
      const current = this.refunds.get(refund.mchid, refund.outRefundNo);
      const { refundOutcome } = this.settings.all;
      if (current?.status !== 'PROCESSING' || refundOutcome === 'hold') return;
      // What goes another way than it came arrives.
      this.endRefund(current, current.otherWay ? 'SUCCESS' : refundOutcome);
    }, refundDelayMilliseconds);
    this.refundTimers.add(timer);
  }

  endRefund(refund: Refund, status: RefundEnd, at?: number): Refund {
    const ended = this.refunds.end(refund, status, at);
    const order = this.orders.get(refund.mchid, refund.outTradeNo);
    if (order) {
      if (status === 'SUCCESS') this.tell(order, { kind: 'refund', total: ended.amount });
      this.notifyRefund(order, ended);
    }
    this.announce();
    return ended;
  }

  private notifyPayment(order: Order): void {
    this.notifications.create({
      mchid: order.mchid,
      outTradeNo: order.outTradeNo,
      outRefundNo: null,
      url: order.notifyUrl,
      eventType: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      originalType: 'transaction',
      resource: transactionView(order, 'SUCCESS'),
    });
  }

  private notifyRefund(order: Order, refund: Refund): void {
    // A refund by hand has no address of its own: WeChat Pay takes the one from the merchant platform, and there is none here.
    if (!refund.notifyUrl) return;
    this.notifications.create({
      mchid: refund.mchid,
      outTradeNo: refund.outTradeNo,
      outRefundNo: refund.outRefundNo,
      url: refund.notifyUrl,
      eventType: `REFUND.${refund.status}`,
      summary: { SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭', PROCESSING: '退款处理中' }[refund.status],
      originalType: 'refund',
      resource: refundResource(order, refund),
    });
  }

  /** The payer's money, and the message of 微信支付 about it. */
  private tell(order: Order, { kind, total }: { kind: 'payment' | 'refund'; total: number }): void {
    const person = order.payment && this.personOf(order.payment.openid);
    if (!order.payment || !person) return;
    const { method } = order.payment;
    if (method === 'balance') this.wallets.add(person, kind === 'payment' ? -total : total);
    const message = this.messages.add({
      person, kind, total, method,
      merchant: this.merchants.need(order.mchid).name,
      description: order.description,
      outTradeNo: order.outTradeNo,
      at: new Date(this.now()).toISOString(),
    });
    this.state.announce({ kind: 'pay-message', message });
  }

  private billNow(): number {
    const { billClock } = this.settings.all;
    return billClock === null ? this.now() : Date.parse(billClock);
  }

  /** A thousand changes at once are one for the page that looks at them. */
  announce(): void {
    this.announcing ??= setTimeout(() => {
      this.announcing = null;
      this.state.announce({ kind: 'pay' });
    }, announceMilliseconds);
  }
}

/** Beside the sandbox's other data. */
function payFile(dataFile: string): string {
  return `${dataFile.replace(/\.json$/, '')}-pay.jsonl`;
}
