import { randomUUID } from 'node:crypto';
import { openidOf } from '../openid.js';
import type { ConfirmSheet, OpenSheet, PaymentSheet, RequestPaymentParams, SheetRefusal } from '../pay-contract.js';
import type { Order } from './orders.js';
import { isSignedBy } from './signature.js';
import type { WechatPay } from './wechat-pay.js';

const lifetime = 15 * 60_000;

/** Why a page's call fails, as WeChat says it: `requestPayment:fail …`. */
export class PaymentRefusal extends Error {
  constructor(reason: string) {
    super(`requestPayment:fail ${reason}`);
  }
}

interface OpenedSheet {
  mchid: string;
  outTradeNo: string;
  /** Undefined for a scanned Native code. */
  prepayId: string | undefined;
  person: string;
  openid: string;
  openedAt: number;
}

/** The payment sheets that are open on phones. A restart closes them, as it does phones. */
export class PaymentSheets {
  private readonly sheets = new Map<string, OpenedSheet>();

  constructor(private readonly pay: WechatPay) {}

  open(wanted: OpenSheet): PaymentSheet {
    const { order, prepayId } = 'params' in wanted ? this.orderOfPage(wanted.params, wanted.person) : this.orderOfCode(wanted.codeUrl);
    const refusal = this.pay.orders.refusalOf(order, prepayId);
    if (refusal) throw new PaymentRefusal(refusal);
    this.forgetOld();
    const id = randomUUID();
    const { mchid, outTradeNo, description, total } = order;
    this.sheets.set(id, { mchid, outTradeNo, prepayId, person: wanted.person, openid: openidOf(order.appid, wanted.person), openedAt: this.pay.now() });
    return { id, merchant: this.pay.merchants.need(mchid).name, description, total, outTradeNo, balance: this.pay.wallets.of(wanted.person).balance };
  }

  /** Null when it is paid. Whoever pays second is told so: the order is looked at again, now. */
  confirm(id: string, { password, method }: ConfirmSheet): { reason: SheetRefusal; message: string } | null {
    const sheet = this.sheets.get(id);
    const order = sheet && this.pay.orders.get(sheet.mchid, sheet.outTradeNo);
    if (!sheet || !order) return { reason: 'not-payable', message: '页面已过期，请重新发起支付' };
    const refusal = this.pay.orders.refusalOf(order, sheet.prepayId);
    if (refusal) return { reason: 'not-payable', message: refusal };
    if (password === this.pay.settings.all.wrongPassword) return { reason: 'wrong-password', message: '支付密码错误，请重试' };
    if (method === 'balance' && this.pay.wallets.of(sheet.person).balance < order.total) return { reason: 'not-enough', message: '零钱余额不足，请更换支付方式' };
    this.sheets.delete(id);
    this.pay.pay(order, { openid: sheet.openid, method });
    return null;
  }

  cancel(id: string): void {
    this.sheets.delete(id);
  }

  clear(): void {
    this.sheets.clear();
  }

  private orderOfPage(params: RequestPaymentParams, person: string): { order: Order; prepayId: string } {
    const prepayId = /^prepay_id=(\S+)$/.exec(params.package)?.[1];
    if (params.signType !== 'RSA') throw new PaymentRefusal('signType 只能是 RSA');
    if (!prepayId) throw new PaymentRefusal('package 必须是 prepay_id=…');
    const order = this.pay.orders.find(prepayId);
    if (!order || !order.prepays.some(({ id }) => id === prepayId)) throw new PaymentRefusal('预支付交易会话标识无效');
    // The mini-program's own appid is signed, but not passed.
    const appId = params.appId ?? order.appid;
    if (appId !== order.appid) throw new PaymentRefusal('no permission');
    if (!this.isSigned(order, { ...params, appId })) throw new PaymentRefusal('支付验证签名失败');
    if (order.openid !== openidOf(order.appid, person)) throw new PaymentRefusal('支付者与下单者不是同一个用户');
    return { order, prepayId };
  }

  private isSigned({ mchid }: Order, { appId, timeStamp, nonceStr, package: packageText, paySign }: RequestPaymentParams & { appId: string }): boolean {
    const parts = [appId, timeStamp, nonceStr, packageText];
    return this.pay.merchants.need(mchid).apiCertificates.some(({ publicKey }) => isSignedBy(parts, paySign, publicKey));
  }

  private orderOfCode(codeUrl: string): { order: Order; prepayId: undefined } {
    const order = this.pay.orders.find(codeUrl);
    if (!order || order.codeUrl !== codeUrl) throw new PaymentRefusal('二维码无效');
    return { order, prepayId: undefined };
  }

  private forgetOld(): void {
    const before = this.pay.now() - lifetime;
    for (const [id, { openedAt }] of this.sheets) if (openedAt < before) this.sheets.delete(id);
  }
}
