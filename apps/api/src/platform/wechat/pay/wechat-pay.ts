import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { downloadBill, type PayBill } from './bill-download.js';
import { encryptedFor } from './encryption.js';
import { orderDescription, refundReason, shanghaiTime } from './order-text.js';
import { billAnswer, codeAnswer, prepayAnswer, refundAnswer, transactionAnswer, type PayRefund, type PayTransaction } from './pay-answers.js';
import { PayCalls } from './pay-calls.js';
import { WechatPayError } from './pay-error.js';
import type { PayMerchant } from './pay-merchant.js';
import { NotificationRefused, openedNotification, type PayNotification } from './pay-notification.js';
import { PayTransport } from './pay-transport.js';
import { PlatformCertificates, type PlatformCertificate } from './platform-certificates.js';
import { paymentText, signed } from './signature.js';
import { plainRequest, requestOf } from './signed-requests.js';
import { doubtOf, type SignedMessage } from './verification.js';

interface Order {
  /** The app whose openid pays; for a QR code any that is bound to the merchant. */
  appid: string;
  /** Ours, unique for the merchant: 6 to 32 of `0-9 A-Z a-z _ -`. The same number with other values is refused. */
  outTradeNo: string;
  /** What the payer reads; freed here of what WeChat Pay refuses. */
  description: string;
  /** Fen. */
  total: number;
  timeExpire: Date;
  /** https, without a query. */
  notifyUrl: string;
  /** Comes back with every answer about the order, at most 128 bytes; no secrets. */
  attach?: string;
}
export type PayOrder = Order & ({ trade: 'JSAPI'; openid: string } | { trade: 'NATIVE' });

/** What the phone hands to wx.requestPayment (`appId` is for the browser inside WeChat alone). */
export interface PaymentParameters {
  appId: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export interface RefundOrder {
  /** Ours: the same number is the same refund, however often it is asked for. At most 64 of `0-9 A-Z a-z _ -`. */
  outRefundNo: string;
  of: { outTradeNo: string } | { transactionId: string };
  /** Fen to give back, of those that were paid. */
  refund: number;
  total: number;
  /** What the payer reads. */
  reason: string;
  notifyUrl: string;
}

export interface AbnormalRefund {
  refundId: string;
  outRefundNo: string;
  /** To the payer's own card, or to the merchant's, who then gives the money by hand. */
  type: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD';
  bankType?: string;
  /** Travel encrypted. */
  bankAccount?: string;
  realName?: string;
}

interface BillWish {
  /** Comes packed; the bytes that are given out are the plain ones. */
  gzip?: boolean;
}

/**
 * WeChat Pay for merchants that are passed along (reference §14–§21). Every answer is checked before it is believed, and every failure is a
 * WechatPayError. Never call it in a transaction.
 */
@Injectable()
export class WechatPay {
  private readonly certificates: PlatformCertificates;
  private readonly calls: PayCalls;

  constructor(private readonly transport: PayTransport) {
    this.certificates = new PlatformCertificates(transport);
    this.calls = new PayCalls(transport, this.certificates);
  }

  /** Also for an order that is there already: with the same values it answers anew, with others `order-differs`. */
  order(merchant: PayMerchant, order: PayOrder & { trade: 'JSAPI' }): Promise<{ prepayId: string }>;
  order(merchant: PayMerchant, order: PayOrder & { trade: 'NATIVE' }): Promise<{ codeUrl: string }>;
  order(merchant: PayMerchant, order: PayOrder): Promise<{ prepayId: string } | { codeUrl: string }>;
  order(merchant: PayMerchant, order: PayOrder): Promise<{ prepayId: string } | { codeUrl: string }> {
    const { appid, total } = order;
    const values = {
      description: orderDescription(order.description), out_trade_no: number(order.outTradeNo, 6, 32), time_expire: shanghaiTime(order.timeExpire),
      ...(order.attach ? { attach: order.attach } : {}), notify_url: order.notifyUrl, amount: { total: fen(total), currency: 'CNY' },
    };
    if (order.trade === 'NATIVE') return this.calls.ask(merchant, () => requestOf(merchant, appid, (library) => library.transactions_native(values)), codeAnswer);
    const { openid } = order;
    return this.calls.ask(merchant, () => requestOf(merchant, appid, (library) => library.transactions_jsapi({ ...values, payer: { openid } })), prepayAnswer);
  }

  /** Good for as long as the prepay id, two hours. */
  paymentParameters(merchant: PayMerchant, appid: string, prepayId: string): PaymentParameters {
    const timeStamp = String(Math.floor(Date.now() / 1000));
    const nonceStr = randomBytes(16).toString('hex');
    const prepayPackage = `prepay_id=${prepayId}`;
    return { appId: appid, timeStamp, nonceStr, package: prepayPackage, signType: 'RSA', paySign: signed(paymentText(appid, timeStamp, nonceStr, prepayPackage), merchant.privateKey) };
  }

  /** @throws WechatPayError `order-unknown` where WeChat Pay never heard of it */
  query(merchant: PayMerchant, outTradeNo: string): Promise<PayTransaction> {
    return this.transaction(merchant, { out_trade_no: number(outTradeNo, 1, 32) });
  }

  /** Finds what was paid only. */
  queryByTransaction(merchant: PayMerchant, transactionId: string): Promise<PayTransaction> {
    return this.transaction(merchant, { transaction_id: number(transactionId, 1, 32) });
  }

  /** Proves nothing: WeChat Pay says yes to numbers it does not know, and somebody may have paid meanwhile. Query afterwards. */
  close(merchant: PayMerchant, outTradeNo: string): Promise<void> {
    const checked = number(outTradeNo, 6, 32);
    return this.calls.tell(merchant, () => requestOf(merchant, '', (library) => library.close(checked)));
  }

  /** Answered means accepted, not paid out. In any doubt: again, with the same number and values. */
  refund(merchant: PayMerchant, { of, ...order }: RefundOrder): Promise<PayRefund> {
    const reason = refundReason(order.reason);
    const values = {
      out_refund_no: number(order.outRefundNo, 1, 64), ...(reason ? { reason } : {}), notify_url: order.notifyUrl,
      amount: { refund: fen(order.refund), total: fen(order.total), currency: 'CNY' },
    };
    return this.calls.ask(merchant, () => requestOf(merchant, '', (library) => ('outTradeNo' in of
      ? library.refunds({ out_trade_no: of.outTradeNo, ...values })
      : library.refunds({ transaction_id: of.transactionId, ...values }))), refundAnswer);
  }

  /** @throws WechatPayError `refund-unknown` */
  queryRefund(merchant: PayMerchant, outRefundNo: string): Promise<PayRefund> {
    const checked = number(outRefundNo, 1, 64);
    return this.calls.ask(merchant, () => requestOf(merchant, '', (library) => library.find_refunds(checked)), refundAnswer);
  }

  /** For a refund in state ABNORMAL: the way it was paid takes no money back. */
  async applyAbnormalRefund(merchant: PayMerchant, { refundId, outRefundNo, type, bankType, bankAccount, realName }: AbnormalRefund): Promise<PayRefund> {
    const values = {
      out_refund_no: number(outRefundNo, 1, 64), type, ...(bankType ? { bank_type: bankType } : {}),
      ...(bankAccount ? { bank_account: await this.encryptSensitive(merchant, bankAccount) } : {}),
      ...(realName ? { real_name: await this.encryptSensitive(merchant, realName) } : {}),
    };
    const path = `/v3/refund/domestic/refunds/${number(refundId, 1, 32)}/apply-abnormal-refund`;
    return this.calls.ask(merchant, () => plainRequest(merchant, 'POST', path, values), refundAnswer);
  }

  /**
   * All payments and refunds of a day in Shanghai, from 10:00 on the next one.
   * @param date `YYYY-MM-DD`
   * @throws WechatPayError `no-statement` for a day without any, `statement-not-ready` too early
   */
  tradeBill(merchant: PayMerchant, date: string, { gzip = false }: BillWish = {}): Promise<PayBill> {
    const wish = { bill_date: date, bill_type: 'ALL', ...(gzip ? { tar_type: 'GZIP' } : {}) };
    return this.bill(merchant, () => requestOf(merchant, '', (library) => library.tradebill(wish)), gzip);
  }

  /** All movements of the merchant's basic account on a day, fees among them; otherwise as `tradeBill`. */
  fundFlowBill(merchant: PayMerchant, date: string, { gzip = false }: BillWish = {}): Promise<PayBill> {
    const wish = { bill_date: date, account_type: 'BASIC', ...(gzip ? { tar_type: 'GZIP' } : {}) };
    return this.bill(merchant, () => requestOf(merchant, '', (library) => library.fundflowbill(wish)), gzip);
  }

  /**
   * What a notification says, when it is WeChat Pay's, fresh, unchanged and for this merchant. App, number and amount are the caller's to
   * compare.
   * @param headers of the request, by names in small letters
   * @param body as it came, byte for byte
   * @throws NotificationRefused
   */
  async openNotification(merchant: PayMerchant, headers: IncomingHttpHeaders, body: Buffer, now = new Date()): Promise<PayNotification> {
    const message: SignedMessage = { header: (name) => oneOf(headers[name]), body };
    let doubt = doubtOf(message, await this.certificates.verifiers(merchant), now);
    if (doubt === 'serial-unknown') doubt = doubtOf(message, await this.certificates.verifiersAfterUnknown(merchant), now);
    if (doubt) throw new NotificationRefused(doubt);
    return openedNotification(body, merchant);
  }

  /** Those of an older merchant, fetched anew where the list is older than twelve hours. @throws WechatPayError */
  refreshCertificates(merchant: PayMerchant): Promise<PlatformCertificate[]> {
    return this.certificates.refresh(merchant);
  }

  /** What `refreshCertificates` brought this process, without asking. */
  knownCertificates(merchant: Pick<PayMerchant, 'id'>): PlatformCertificate[] {
    return this.certificates.known(merchant);
  }

  /** For WeChat Pay's eyes alone, by the key that `Wechatpay-Serial` names. @throws WechatPayError `misconfigured` without such a key */
  async encryptSensitive(merchant: PayMerchant, text: string): Promise<string> {
    const verifiers = await this.certificates.verifiers(merchant);
    const serial = merchant.verifierSerial || this.certificates.newestSerial(merchant);
    const verifier = verifiers.find((candidate) => candidate.serial === serial);
    if (!verifier) throw new WechatPayError('misconfigured');
    return encryptedFor(verifier.publicKey, text);
  }

  private transaction(merchant: PayMerchant, by: { out_trade_no: string } | { transaction_id: string }): Promise<PayTransaction> {
    return this.calls.ask(merchant, () => requestOf(merchant, '', (library) => library.query(by)), transactionAnswer);
  }

  private async bill(merchant: PayMerchant, sign: Parameters<PayCalls['ask']>[1], gzip: boolean): Promise<PayBill> {
    return downloadBill(this.transport, merchant, { ...await this.calls.ask(merchant, sign, billAnswer), gzip });
  }
}

/** It becomes part of a path: what could lead elsewhere is a fault of ours. */
function number(value: string, least: number, most: number): string {
  if (!/^[\w-]+$/.test(value) || value.length < least || value.length > most) throw new RangeError('a number that WeChat Pay does not take');
  return value;
}

/** A header that is there twice is there for nobody. */
function oneOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function fen(value: number): number {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError('an amount is whole fen, at least one');
  return value;
}
