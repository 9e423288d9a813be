import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PaymentOrders } from './payment-orders.js';
import { PaymentsRepository } from './payments.repository.js';
import { ticketChanged, type TicketChangedPayload } from '../tickets/ticket.events.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';

/** A ticket that is over can be paid no more. */
@Injectable()
export class PaymentsListener implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly payments: PaymentsRepository,
    private readonly orders: PaymentOrders,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: ticketChanged, listener: 'payments.ticket-over', handle: (event: DomainEvent<TicketChangedPayload>) => this.close(event) });
  }

  private async close({ organizationId, payload: { ticketId, action } }: DomainEvent<TicketChangedPayload>): Promise<void> {
    if (action !== 'cancel' && action !== 'invalidate' && action !== 'merge') return;
    const open = await this.payments.openOf(organizationId, ticketId);
    if (open) await this.orders.close(open);
  }
}
