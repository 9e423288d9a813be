import { Injectable, Logger } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { PaymentMetrics } from './payment-metrics.js';
import { PaymentNotices } from './payment-notices.js';
import { PaymentSettling } from './payment-settling.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundSettling } from './refund-settling.js';
import { RefundsRepository } from './refunds.repository.js';
import { WordRefused } from './signed-words.js';
import { UnexplainedNotificationsRepository } from './unexplained-notifications.repository.js';
import { MerchantsService, type OwnedMerchant } from '../merchants/merchants.service.js';
import { plainMessage } from '../../platform/errors/plain-message.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NotificationRefused, type PayNotification } from '../../platform/wechat/pay/pay-notification.js';
import { WechatPay } from '../../platform/wechat/pay/wechat-pay.js';

/** `accepted`: written down for good. `refused`: not believed. `failed`: believed perhaps, not written down: it is to come again. */
export type NotificationAnswer = 'accepted' | 'refused' | 'failed';

/** What WeChat Pay tells by itself. */
@Injectable()
export class PaymentNotificationsService {
  private readonly logger = new Logger('Payments');

  constructor(
    private readonly merchants: MerchantsService,
    private readonly wechatPay: WechatPay,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly settling: PaymentSettling,
    private readonly refundSettling: RefundSettling,
    private readonly unexplained: UnexplainedNotificationsRepository,
    private readonly notices: PaymentNotices,
    private readonly unitOfWork: UnitOfWork,
    private readonly metrics: PaymentMetrics,
  ) {}

  /** @param body as it came, byte for byte */
  async receive(notifyToken: string, headers: IncomingHttpHeaders, body: Buffer): Promise<NotificationAnswer> {
    try {
      const owner = await this.merchants.byNotifyToken(notifyToken);
      if (!owner) throw new WordRefused('unknown-address');
      await this.take(owner, await this.wechatPay.openNotification(owner.merchant, headers, body));
      return 'accepted';
    } catch (error) {
      if (error instanceof NotificationRefused || error instanceof WordRefused) {
        this.metrics.refused(error.reason);
        this.logger.warn(`A notification was refused: ${error.reason}`);
        return 'refused';
      }
      this.logger.error(`A notification could not be kept: ${plainMessage(error)}`);
      return 'failed';
    }
  }

  private async take(owner: OwnedMerchant, notification: PayNotification): Promise<void> {
    const { organizationId } = owner;
    if (notification.kind === 'transaction') {
      const { transaction: word } = notification;
      const payment = await this.payments.byNumber(word.outTradeNo);
      if (payment?.organizationId === organizationId) await this.settling.settle(payment, word);
      else await this.keep(owner, { number: word.outTradeNo, state: `transaction.${word.state}`, transactionId: word.transactionId, amount: word.total });
      return;
    }
    const { refund: word } = notification;
    const refund = await this.refunds.byNumber(word.outRefundNo);
    if (refund?.organizationId === organizationId) await this.refundSettling.settle(refund, word);
    else await this.keep(owner, { number: word.outRefundNo, state: `refund.${word.state}`, transactionId: word.transactionId, amount: word.refund });
  }

  /** Money stands behind it, and we do not know why: somebody must look. WeChat is told that it arrived, or it would come for a day. */
  private async keep({ organizationId, merchant }: OwnedMerchant, about: { number: string; state: string; transactionId: string | null; amount: number | null }): Promise<void> {
    const fresh = await this.unitOfWork.run(async (transaction) => {
      if (!await this.unexplained.insert(transaction, { organizationId, merchantId: merchant.id, ...about, receivedAt: new Date(), settledAt: null, settledById: null, settledNote: null })) return false;
      await this.notices.tell(transaction, organizationId, 'payment-surplus', { ticketId: null, amount: about.amount, data: { outTradeNo: about.number }, roles: ['finance', 'admin'] });
      return true;
    });
    if (!fresh) return;
    this.metrics.payment('unexplained');
    this.logger.error(`WeChat Pay tells of ${about.number} (${about.state}), which nothing here is called`);
  }
}
