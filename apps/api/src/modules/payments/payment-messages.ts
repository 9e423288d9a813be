import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ticketNumber } from '@scanfix/shared-types';
import { paymentReceived, refundSucceeded, type PaymentReceived, type RefundSucceeded } from './payment.events.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { SmsSender } from '../../platform/sms/sms-sender.js';

/** Whoever reported without an account hears of their money by SMS: what is paid, and what comes back. */
@Injectable()
export class PaymentMessages implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly organizations: OrganizationsService,
    private readonly sms: SmsSender,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: paymentReceived, listener: 'payments.received-sms', handle: (event: DomainEvent<PaymentReceived>) => this.sayReceived(event) });
    this.outbox.listen({ event: refundSucceeded, listener: 'payments.refunded-sms', handle: (event: DomainEvent<RefundSucceeded>) => this.sayRefunded(event) });
  }

  private async sayReceived({ organizationId, payload: { paymentId, ticketId } }: DomainEvent<PaymentReceived>): Promise<void> {
    const payment = await this.payments.find(organizationId, paymentId);
    if (payment) await this.send(organizationId, ticketId, (number) => `工单 ${number} 已收到维修费 ${yuan(payment.amount)}，查看收据 Payment received:`);
  }

  private async sayRefunded({ organizationId, payload: { refundId, ticketId } }: DomainEvent<RefundSucceeded>): Promise<void> {
    const refund = await this.refunds.find(organizationId, refundId);
    if (refund) await this.send(organizationId, ticketId, (number) => `工单 ${number} 已退款 ${yuan(refund.amount)}，详情 Refunded:`);
  }

  /** The receiver's language is not known, so both. */
  private async send(organizationId: number, ticketId: number, text: (number: string) => string): Promise<void> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (ticket?.source !== 'anonymous') return;
    const [link, { shortName }] = await Promise.all([this.access.followUrl(organizationId, ticketId, ticket.reporterId), this.organizations.settings(organizationId)]);
    if (link === null) return;
    await this.sms.send({ phone: ticket.contactPhone, text: `【${shortName}】${text(ticketNumber(ticketId))} ${link}`, code: '', purpose: 'payment' });
  }
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')} 元`;
}
