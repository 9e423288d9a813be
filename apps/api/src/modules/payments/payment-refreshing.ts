import { Injectable, Logger } from '@nestjs/common';
import type { Payment } from './payment.entity.js';
import { PaymentOrders } from './payment-orders.js';
import { isReceived } from './payment.states.js';
import { RefundSending } from './refund-sending.js';
import { RefundsRepository } from './refunds.repository.js';
import { WordRefused } from './signed-words.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import { WechatPayError } from '../../platform/wechat/pay/pay-error.js';

/** Milliseconds: a phone that waits asks every second, and so does the engineer's. */
const patience = 800;

/** Somebody looks at a payment and cannot wait for the notification. */
@Injectable()
export class PaymentRefreshing {
  private readonly logger = new Logger('Payments');
  private readonly asked = new ShortCache<true, number>(patience, 10_000);

  constructor(
    private readonly orders: PaymentOrders,
    private readonly refunds: RefundsRepository,
    private readonly sending: RefundSending,
  ) {}

  /** WeChat is asked, also of one that was closed: it may have been paid all the same. Where it does not answer, what is known stays. */
  async refresh(payment: Payment): Promise<void> {
    if (payment.merchantId === null || this.asked.get(payment.id)) return;
    this.asked.set(payment.id, true);
    if (isReceived(payment.state)) return this.refreshRefunds(payment);
    try {
      await this.orders.ask(payment);
    } catch (error) {
      if (!(error instanceof WechatPayError) && !(error instanceof WordRefused)) throw error;
      this.logger.warn(`${payment.outTradeNo} could not be asked about: ${error instanceof WordRefused ? error.reason : error.failure}`);
    }
  }

  private async refreshRefunds({ id }: Payment): Promise<void> {
    for (const refund of await this.refunds.ofPayments([id])) if (refund.state === 'processing') await this.sending.advance(refund);
  }
}
