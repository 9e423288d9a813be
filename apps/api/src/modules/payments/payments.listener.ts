import { Injectable, type OnModuleInit } from '@nestjs/common';
import { paymentReceived, type PaymentReceived } from './payment.events.js';
import { PaymentOrders } from './payment-orders.js';
import { PaymentsRepository } from './payments.repository.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { ticketChanged, type TicketChangedPayload } from '../tickets/ticket.events.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';

/** A ticket that is over can be paid no more, and nobody pays what somebody else has paid. */
@Injectable()
export class PaymentsListener implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly payments: PaymentsRepository,
    private readonly orders: PaymentOrders,
    private readonly ledger: LedgerService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: ticketChanged, listener: 'payments.ticket-over', handle: (event: DomainEvent<TicketChangedPayload>) => this.ticketOver(event) });
    this.outbox.listen({ event: paymentReceived, listener: 'payments.paid-otherwise', handle: (event: DomainEvent<PaymentReceived>) => this.paidOtherwise(event) });
  }

  private async ticketOver({ organizationId, payload: { ticketId, action } }: DomainEvent<TicketChangedPayload>): Promise<void> {
    if (action !== 'cancel' && action !== 'invalidate' && action !== 'merge') return;
    const open = await this.payments.openOf(organizationId, ticketId);
    if (open) await this.orders.close(open);
  }
  /** Money came for an order that was closed already: the one that took its place asks for too much now. */
  private async paidOtherwise({ organizationId, payload: { ticketId } }: DomainEvent<PaymentReceived>): Promise<void> {
    const open = await this.payments.openOf(organizationId, ticketId);
    if (!open) return;
    const owed = await this.unitOfWork.run((transaction) => this.ledger.receivable(transaction, organizationId, ticketId));
    if (open.amount > owed) await this.orders.close(open);
  }
}
