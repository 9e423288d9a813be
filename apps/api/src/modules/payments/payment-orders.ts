import { Injectable, Logger } from '@nestjs/common';
import type { Payment } from './payment.entity.js';
import { PaymentMetrics } from './payment-metrics.js';
import { PaymentNotices } from './payment-notices.js';
import { PaymentSettling, type Settlement } from './payment-settling.js';
import { isOpen, isReceived } from './payment.states.js';
import { PaymentsRepository } from './payments.repository.js';
import { MerchantsService } from '../merchants/merchants.service.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { operatorFailures, WechatPayError } from '../../platform/wechat/pay/pay-error.js';
import { WechatPay } from '../../platform/wechat/pay/wechat-pay.js';

/** Milliseconds. WeChat keeps what it answered to an order for two hours. */
const goodFor = 110 * 60_000;
/** Milliseconds; finance is told of a broken account once in this time. */
const toldFor = 3_600_000;

/** Orders at WeChat: made, asked about, closed. Never in a transaction; what WeChat says is settled in one. */
@Injectable()
export class PaymentOrders {
  private readonly logger = new Logger('Payments');
  private readonly told = new ShortCache<true, number>(toldFor, 1000);

  constructor(
    private readonly payments: PaymentsRepository,
    private readonly settling: PaymentSettling,
    private readonly merchants: MerchantsService,
    private readonly wechatPay: WechatPay,
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: PaymentNotices,
    private readonly metrics: PaymentMetrics,
  ) {}

  /**
   * The order as the payer's phone needs it: asked for with the values on record, which WeChat answers for one and the same order, however often.
   * @throws DomainError `payment-not-open`, `payment-not-available`, `upstream-unavailable`
   */
  async prepare(payment: Payment, now = new Date()): Promise<Payment> {
    if (!isOpen(payment.state)) throw new DomainError('payment-not-open', { state: payment.state });
    if (payment.prepaidAt && now.getTime() - payment.prepaidAt.getTime() < goodFor) return payment;
    const answer = await this.order(payment);
    return this.unitOfWork.run(async (transaction) => {
      const locked = await this.payments.lock(transaction, payment.organizationId, payment.id);
      // Closed while WeChat was asked: nobody gets to see what it answered.
      if (!locked || !isOpen(locked.state)) throw new DomainError('payment-not-open', { state: locked?.state ?? null });
      const changes = { ...answer, state: 'prepaid' as const, prepaidAt: now };
      await this.payments.update(transaction, payment.id, changes);
      return { ...locked, ...changes };
    });
  }

  /** What WeChat says of it now. @throws WechatPayError, WordRefused */
  async ask(payment: Payment): Promise<Settlement | 'unknown'> {
    const merchant = await this.merchantOf(payment);
    try {
      return await this.settling.settle(payment, await this.wechatPay.query(merchant, payment.outTradeNo));
    } catch (error) {
      if (error instanceof WechatPayError && error.failure === 'order-unknown') return 'unknown';
      throw error;
    }
  }

  /**
   * It cannot be paid any more, or it was paid: asked, closed, asked again, because somebody may pay between, and WeChat also closes numbers it
   * does not know.
   * @throws DomainError `payment-not-open` where WeChat leaves it open
   */
  async close(payment: Payment): Promise<'paid' | 'closed'> {
    if (isReceived(payment.state)) return 'paid';
    try {
      const before = await this.ask(payment);
      if (before === 'paid' || before === 'closed') return before;
      await this.tellToClose(payment);
      const after = await this.ask(payment);
      if (after === 'unknown') return await this.settling.closed(payment) === 'paid' ? 'paid' : 'closed';
      if (after === 'open') throw new DomainError('payment-not-open', { state: payment.state });
      return after;
    } catch (error) {
      // Nobody ever held what this order is paid with: there is nothing to close, whatever is wrong at WeChat.
      if (!(error instanceof WechatPayError) || payment.prepaidAt !== null) throw error;
      return await this.settling.closed(payment) === 'paid' ? 'paid' : 'closed';
    }
  }

  private async tellToClose(payment: Payment): Promise<void> {
    const merchant = await this.merchantOf(payment);
    try {
      await this.wechatPay.close(merchant, payment.outTradeNo);
    } catch (error) {
      // Paid, closed or unknown: the question that follows says which.
      if (!(error instanceof WechatPayError) || !['order-paid', 'order-closed', 'order-unknown'].includes(error.failure)) throw error;
    }
  }

  private async order(payment: Payment): Promise<Pick<Payment, 'prepayId' | 'codeUrl'>> {
    const { appid, outTradeNo, description, amount, expiresAt, notifyUrl, payerOpenid, channel } = payment;
    if (appid === null || expiresAt === null || notifyUrl === null) throw new DomainError('payment-not-open', { state: payment.state });
    const merchant = await this.merchantOf(payment);
    const order = { appid, outTradeNo, description, total: amount, timeExpire: expiresAt, notifyUrl };
    try {
      if (channel === 'native') return { prepayId: null, ...await this.wechatPay.order(merchant, { ...order, trade: 'NATIVE' }) };
      return { codeUrl: null, ...await this.wechatPay.order(merchant, { ...order, trade: 'JSAPI', openid: payerOpenid ?? '' }) };
    } catch (error) {
      throw error instanceof WechatPayError ? await this.orderFailed(payment, error) : error;
    }
  }

  /** Answers what to tell the payer. */
  private async orderFailed(payment: Payment, error: WechatPayError): Promise<Error> {
    this.metrics.payment('order-failed');
    // Perhaps it was made: the next attempt, or the job, asks for the same one.
    if (!error.final && !operatorFailures.has(error.failure)) return error;
    if (operatorFailures.has(error.failure)) await this.sayUnavailable(payment, error);
    const became = await this.close(payment).catch((refusal: unknown) => {
      this.logger.warn(`${payment.outTradeNo} was refused by WeChat Pay and is not closed yet: ${String(refusal)}`);
      return null;
    });
    if (became === 'paid' || error.failure === 'order-paid' || error.failure === 'order-closed') return new DomainError('payment-not-open', { state: became === 'paid' ? 'paid' : 'closed' });
    return new DomainError('payment-not-available', { reason: error.failure });
  }

  /** The organization's account does not work: only finance and administrators can mend it. */
  private async sayUnavailable({ organizationId, outTradeNo }: Payment, { failure, wechatCode }: WechatPayError): Promise<void> {
    this.logger.error(`${outTradeNo}: WeChat Pay takes no order of this merchant: ${failure}, ${wechatCode ?? 'no code'}`);
    if (this.told.get(organizationId)) return;
    this.told.set(organizationId, true);
    await this.unitOfWork.run((transaction) => this.notices.tell(transaction, organizationId, 'payments-unavailable', { ticketId: null, amount: null, roles: ['finance', 'admin'] }));
  }

  private merchantOf({ organizationId, merchantId }: Payment) {
    if (merchantId === null) throw new DomainError('payment-not-open');
    return this.merchants.byId(organizationId, merchantId);
  }
}
