import { Injectable, type OnModuleInit } from '@nestjs/common';
import { paymentReceived, refundSucceeded, type PaymentReceived, type RefundSucceeded } from './payment.events.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { ReporterMessages } from '../tickets/reporter-messages.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';

/** Whoever reported without an account hears of their money by SMS: what is paid, and what comes back. */
@Injectable()
export class PaymentMessages implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly tickets: TicketsService,
    private readonly messages: ReporterMessages,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: paymentReceived, listener: 'payments.received-sms', handle: (event: DomainEvent<PaymentReceived>) => this.sayReceived(event) });
    this.outbox.listen({ event: refundSucceeded, listener: 'payments.refunded-sms', handle: (event: DomainEvent<RefundSucceeded>) => this.sayRefunded(event) });
  }

  private async sayReceived({ organizationId, payload: { paymentId, ticketId } }: DomainEvent<PaymentReceived>): Promise<void> {
    const payment = await this.payments.find(organizationId, paymentId);
    if (payment) await this.send(organizationId, ticketId, `已收到维修费 ${yuan(payment.amount)}，查看收据 Payment received:`);
  }

  private async sayRefunded({ organizationId, payload: { refundId, ticketId } }: DomainEvent<RefundSucceeded>): Promise<void> {
    const refund = await this.refunds.find(organizationId, refundId);
    if (refund) await this.send(organizationId, ticketId, `已退款 ${yuan(refund.amount)}，详情 Refunded:`);
  }

  private async send(organizationId: number, ticketId: number, words: string): Promise<void> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (ticket?.source === 'anonymous') await this.messages.send(ticket, 'payment', words);
  }
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')} 元`;
}
