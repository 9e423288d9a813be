import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { refundApproved, type RefundApproved } from './payment.events.js';
import { PaymentMetrics } from './payment-metrics.js';
import { PaymentNotices } from './payment-notices.js';
import { nextRefundTryOf } from './payment.schedule.js';
import { refundWords } from './payment-words.js';
import { PaymentsRepository } from './payments.repository.js';
import type { Refund } from './refund.entity.js';
import { RefundSettling } from './refund-settling.js';
import { RefundsRepository } from './refunds.repository.js';
import { WordRefused } from './signed-words.js';
import { MerchantsService } from '../merchants/merchants.service.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { WechatPayError } from '../../platform/wechat/pay/pay-error.js';
import { WechatPay } from '../../platform/wechat/pay/wechat-pay.js';

/** WeChat says so of itself: it passes without anybody's help. */
const passing = new Set(['no-answer', 'busy', 'too-frequent', 'unverified', 'unreadable']);

/** Refunds leave for WeChat, and are asked about until they have ended. Any attempt may have arrived: every one carries the same number and values. */
@Injectable()
export class RefundSending implements OnModuleInit {
  private readonly logger = new Logger('Refunds');

  constructor(
    private readonly outbox: Outbox,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly settling: RefundSettling,
    private readonly merchants: MerchantsService,
    private readonly wechatPay: WechatPay,
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: PaymentNotices,
    private readonly metrics: PaymentMetrics,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: refundApproved, listener: 'refunds.send', handle: (event: DomainEvent<RefundApproved>) => this.sendById(event) });
  }

  private async sendById({ organizationId, payload }: DomainEvent<RefundApproved>): Promise<void> {
    const refund = await this.refunds.find(organizationId, payload.refundId);
    if (refund) await this.advance(refund);
  }

  /** One attempt. What goes wrong is written to the refund, with the time of the next one. */
  async advance(refund: Refund): Promise<void> {
    try {
      await this.tell(refund);
    } catch (error) {
      if (error instanceof WechatPayError) await this.failed(refund, error);
      else if (error instanceof WordRefused) await this.contradicted(refund, error);
      else throw error;
    }
  }

  private async tell(refund: Refund): Promise<void> {
    const { organizationId, merchantId, state, outRefundNo, amount, reason } = refund;
    const payment = await this.payments.find(organizationId, refund.paymentId);
    if (!payment || merchantId === null || payment.notifyUrl === null) return;
    const merchant = await this.merchants.byId(organizationId, merchantId);
    if (state === 'approved') {
      const notifyUrl = await this.merchants.notifyUrl(organizationId, merchantId);
      await this.settling.settle(refund, await this.wechatPay.refund(merchant, {
        outRefundNo, of: { outTradeNo: payment.outTradeNo }, refund: amount, total: payment.amount, reason: refundWords[reason], notifyUrl,
      }));
    } else if (state === 'processing' || state === 'abnormal') {
      // Before the answer: one that says nothing new is asked for again.
      if (state === 'processing') await this.later(refund, refund.problem);
      await this.settling.settle(refund, await this.wechatPay.queryRefund(merchant, outRefundNo));
    }
  }

  private async failed(refund: Refund, error: WechatPayError): Promise<void> {
    const problem = (error.wechatCode ?? error.failure).slice(0, 32);
    if (error.failure === 'payer-account-closed' && refund.state === 'approved') {
      await this.unitOfWork.run(async (transaction) => {
        const locked = await this.settling.lock(transaction, refund);
        if (locked.refund.state === 'approved') await this.settling.abnormal(transaction, locked, { problem });
      });
      return;
    }
    this.metrics.refund('failed');
    await this.later(refund, problem);
    // Once for each new problem that does not pass by itself, such as an empty account: finance can mend it, and it then goes out by itself.
    if (passing.has(error.failure) || refund.problem === problem) return;
    await this.unitOfWork.run((transaction) => this.notices.tell(transaction, refund.organizationId, 'refund-abnormal', { ticketId: refund.ticketId, amount: refund.amount, also: [refund.requestedById] }));
  }

  private async contradicted(refund: Refund, { reason }: WordRefused): Promise<void> {
    this.logger.error(`${refund.outRefundNo}: what WeChat Pay says of it contradicts what was asked for: ${reason}`);
    await this.later(refund, reason);
  }

  private async later({ id, attempts }: Refund, problem: string | null): Promise<void> {
    await this.refunds.tryAgain(id, { problem, attempts: Math.min(attempts + 1, 60_000), nextTryAt: nextRefundTryOf(attempts, new Date(), this.config.settings.PAYMENT_QUERY_SCALE) });
  }
}
