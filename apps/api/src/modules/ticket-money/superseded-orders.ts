import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { PaymentsService } from '../payments/payments.service.js';
import { quoteDecided, type QuoteDecided } from '../quotes/quote.events.js';

/** Another version was approved: an order for the one before it can be paid no more. */
@Injectable()
export class SupersededOrders implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly payments: PaymentsService,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: quoteDecided, listener: 'ticket-money.quote-decided', handle: (event: DomainEvent<QuoteDecided>) => this.close(event) });
  }

  private async close({ organizationId, payload: { ticketId, quoteId, decision } }: DomainEvent<QuoteDecided>): Promise<void> {
    if (decision !== 'approved') return;
    const open = (await this.payments.ofTicket(organizationId, ticketId)).some((payment) => ['created', 'prepaid'].includes(payment.state) && payment.quoteId < quoteId);
    if (open) await this.payments.closeOpen(organizationId, ticketId);
  }
}
