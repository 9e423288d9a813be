import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parseTicketNumber, ticketNumber } from '@scanfix/shared-types';
import type { Ticket } from './ticket.entity.js';
import { ticketChanged, ticketSubmitted, type TicketChangedPayload, type TicketSubmittedPayload } from './ticket.events.js';
import { TicketTermsRepository } from './ticket-terms.repository.js';
import { TicketsRepository } from './tickets.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { indexTerms, queryTerms } from '../../platform/search/terms.js';

/** What the desk may remember of a ticket: number, phone, serial number by any end of them; words in any part of the texts. */
function termsOf(ticket: Ticket): string[] {
  return indexTerms({
    text: [ticket.description, ticket.problemTypeName, ticket.assetName, ticket.placeText, ticket.contactName, ...(ticket.place ?? [])].filter((part) => part !== null),
    exact: [ticketNumber(ticket.id), ticket.contactPhone, ticket.serialNumber].filter((part) => part !== null),
  });
}

/** The search over tickets: kept by a listener, a moment after the ticket itself. */
@Injectable()
export class TicketSearch implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTermsRepository,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: ticketSubmitted, listener: 'ticket-search.submitted', handle: (event: DomainEvent<TicketSubmittedPayload>) => this.add(event) });
    // Only triage changes what a ticket says.
    this.outbox.listen({
      event: ticketChanged, listener: 'ticket-search.changed',
      handle: (event: DomainEvent<TicketChangedPayload>) => (event.payload.action === 'triage' ? this.replace(event) : Promise.resolve()),
    });
  }

  /** The terms to look for, rarest first; a full ticket number is that ticket and nothing else. Null: nothing can be found. */
  async plan(organizationId: number, search: string): Promise<{ ticketId: number } | { terms: { term: string; prefix: boolean }[] } | null> {
    const ticketId = parseTicketNumber(search);
    if (ticketId !== null && (await this.tickets.find(organizationId, ticketId))) return { ticketId };
    const terms = queryTerms(search);
    if (terms.length === 0) return null;
    const weighed = await Promise.all(terms.map(async (one) => ({ ...one, weight: one.prefix ? Infinity : await this.terms.frequency(organizationId, one.term) })));
    return { terms: weighed.sort((a, b) => a.weight - b.weight).map(({ term, prefix }) => ({ term, prefix })) };
  }

  /** One read and one write. Should a triage overtake it, the ticket is also found by what it said before. */
  private async add({ organizationId, payload }: DomainEvent<TicketSubmittedPayload>): Promise<void> {
    const ticket = await this.tickets.find(organizationId, payload.ticketId);
    if (ticket) await this.terms.add(organizationId, ticket.id, termsOf(ticket));
  }

  private async replace({ organizationId, payload }: DomainEvent<TicketChangedPayload>): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, payload.ticketId);
      if (ticket) await this.terms.replace(transaction, organizationId, ticket.id, termsOf(ticket));
    });
  }
}
