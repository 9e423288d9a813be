import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ticketNumber } from '@scanfix/shared-types';
import type { Payment } from './payment.entity.js';
import { paymentReceived, type PaymentReceived } from './payment.events.js';
import { isLastDelivery, nextDeliveryOf } from './payment.schedule.js';
import { deliveryWords } from './payment-words.js';
import { PaymentsRepository } from './payments.repository.js';
import { ticketChanged, type TicketChangedPayload } from '../tickets/ticket.events.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { Config } from '../../platform/config/config.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { WechatApi } from '../../platform/wechat/wechat-api.js';
import { WechatError } from '../../platform/wechat/wechat-error.js';

/** Milliseconds: whether WeChat manages the mini-program's trade changes once in its life. */
const answerLife = 86_400_000;
const atOnce = 100;

/** Where WeChat keeps the money until it is told what was done for it, it is told when the work is done. */
@Injectable()
export class ShippingUploads implements OnModuleInit {
  private readonly logger = new Logger('Payments');
  private managed: { until: number; answer: boolean } | null = null;

  constructor(
    private readonly outbox: Outbox,
    private readonly scheduler: Scheduler,
    private readonly payments: PaymentsRepository,
    private readonly tickets: TicketsService,
    private readonly wechat: WechatApi,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: ticketChanged, listener: 'payments.ticket-done', handle: (event: DomainEvent<TicketChangedPayload>) => this.workDone(event) });
    this.outbox.listen({ event: paymentReceived, listener: 'payments.paid-after-work', handle: (event: DomainEvent<PaymentReceived>) => this.paid(event) });
    this.scheduler.add({ name: 'shipping-uploads', schedule: this.config.settings.PAYMENT_QUERY_SCALE < 1 ? '* * * * * *' : '* * * * *', run: () => this.upload() });
  }

  /** Public for its test. */
  async upload(now = new Date()): Promise<void> {
    for (const payment of await this.payments.toShip(now, atOnce)) await this.tell(payment, now);
  }

  private async workDone({ organizationId, payload: { ticketId, action } }: DomainEvent<TicketChangedPayload>): Promise<void> {
    if (action === 'complete') await this.payments.shipNow(organizationId, ticketId, new Date());
  }

  private async paid({ organizationId, payload: { ticketId } }: DomainEvent<PaymentReceived>): Promise<void> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (ticket?.completedAt) await this.payments.shipNow(organizationId, ticketId, new Date());
  }

  private async tell(payment: Payment, now: Date): Promise<void> {
    const { id, ticketId, state, transactionId, payerOpenid, shippingAttempts } = payment;
    // Runs may overlap: one of them takes this attempt, and a process that dies over it leaves the next.
    if (!await this.payments.takeShipping(payment, nextDeliveryOf(shippingAttempts, now, this.config.settings.PAYMENT_QUERY_SCALE))) return;
    try {
      // What went back whole was nothing that WeChat would hold.
      if (state === 'refunded' || transactionId === null || payerOpenid === null || !await this.isManaged(now)) return await this.payments.endShipping(id, 'not-needed');
      await this.wechat.uploadShippingInfo({ order: { transactionId }, description: deliveryWords(ticketNumber(ticketId)), openid: payerOpenid, uploadedAt: now });
      await this.payments.endShipping(id, 'uploaded');
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      // WeChat does not know the order for some time after it was paid; and what did not get through once may the next time.
      const line = `${payment.outTradeNo}: its delivery is not recorded: ${error.failure}`;
      if (!isLastDelivery(shippingAttempts)) return this.logger.warn(line);
      await this.payments.endShipping(id, 'failed');
      this.logger.error(`${line}; WeChat may hold the money back`);
    }
  }

  private async isManaged(now: Date): Promise<boolean> {
    if (!this.managed || this.managed.until <= now.getTime()) this.managed = { until: now.getTime() + answerLife, answer: await this.wechat.isTradeManaged() };
    return this.managed.answer;
  }
}
