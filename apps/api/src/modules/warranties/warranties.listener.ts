import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WarrantiesService } from './warranties.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { ticketSubmitted, type TicketSubmittedPayload } from '../tickets/ticket.events.js';
import { TicketsService, type TicketTransition } from '../tickets/tickets.service.js';

/** Decides when something is reported – after it, so that nobody waits – and again when what is known of it changes. */
@Injectable()
export class WarrantiesListener implements OnModuleInit {
  constructor(
    private readonly warranties: WarrantiesService,
    private readonly tickets: TicketsService,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({
      event: ticketSubmitted,
      listener: 'warranties.ticket-submitted',
      handle: ({ organizationId, payload }: DomainEvent<TicketSubmittedPayload>) => this.warranties.ensure(organizationId, payload.ticketId),
    });
    this.tickets.onTransition((transaction, transition) => this.moved(transaction, transition));
  }

  private async moved(transaction: Transaction, { organizationId, ticket, action, data }: TicketTransition): Promise<void> {
    if (action === 'rework' || (action === 'triage' && data.changes !== undefined)) await this.warranties.decide(transaction, ticket);
    if (action === 'cancel' || action === 'invalidate' || action === 'merge') await this.warranties.giveVisitBack(transaction, organizationId, ticket.id);
  }
}
