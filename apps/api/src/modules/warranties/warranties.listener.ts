import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WarrantiesService } from './warranties.service.js';
import { gathered } from '../../platform/concurrency/gathered.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { ticketSubmitted, type TicketSubmittedPayload } from '../tickets/ticket.events.js';
import { TicketsService, type TicketTransition } from '../tickets/tickets.service.js';

/** Milliseconds. */
const gathering = 50;

/** Decides when something is reported – after it, so that nobody waits – and again when what is known of it changes. */
@Injectable()
export class WarrantiesListener implements OnModuleInit {
  private readonly decideByReport = gathered(gathering, async (events: DomainEvent<TicketSubmittedPayload>[]) => {
    const decided: number[] = [];
    for (const organizationId of new Set(events.map((event) => event.organizationId))) {
      const ticketIds = events.filter((event) => event.organizationId === organizationId).map(({ payload }) => payload.ticketId);
      decided.push(...await this.warranties.decideByReport(organizationId, ticketIds));
    }
    return new Set(decided);
  });

  constructor(
    private readonly warranties: WarrantiesService,
    private readonly tickets: TicketsService,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({
      event: ticketSubmitted,
      listener: 'warranties.ticket-submitted',
      handle: (event: DomainEvent<TicketSubmittedPayload>) => this.submitted(event),
    });
    this.tickets.onTransition((transaction, transition) => this.moved(transaction, transition));
  }

  /** Most are decided by what was reported; only the others look at contracts and parts. */
  private async submitted(event: DomainEvent<TicketSubmittedPayload>): Promise<void> {
    const { organizationId, payload: { ticketId } } = event;
    if (!(await this.decideByReport(event)).has(ticketId)) await this.warranties.ensure(organizationId, ticketId);
  }

  private async moved(transaction: Transaction, { organizationId, ticket, action, data }: TicketTransition): Promise<void> {
    if (action === 'rework' || (action === 'triage' && data.changes !== undefined)) await this.warranties.decide(transaction, ticket);
    if (action === 'cancel' || action === 'invalidate' || action === 'merge') await this.warranties.giveVisitBack(transaction, organizationId, ticket.id);
  }
}
