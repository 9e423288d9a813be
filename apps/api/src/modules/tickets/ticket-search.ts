import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parseTicketNumber, ticketNumber } from '@scanfix/shared-types';
import type { Ticket } from './ticket.entity.js';
import { ticketChanged, ticketSubmitted, type TicketChangedPayload, type TicketSubmittedPayload } from './ticket.events.js';
import { TicketTermsRepository } from './ticket-terms.repository.js';
import { TicketsRepository } from './tickets.repository.js';
import { gathered } from '../../platform/concurrency/gathered.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { indexTerms, queryTerms, type QueryTerm } from '../../platform/search/terms.js';

/** Milliseconds. */
const gathering = 50;
/** Digits of a phone number that people go by when they do not have all of it. */
const phoneTail = 4;

/** What the desk may remember of a ticket: words in any part of the texts, any end of a serial number, number and phone from their beginning, the phone's last digits. */
function termsOf(ticket: Ticket): string[] {
  return indexTerms({
    text: [
      ticket.description, ticket.problemTypeName, ticket.assetName, ticket.placeText, ticket.contactName, ...(ticket.place ?? []),
      ticketNumber(ticket.id), ticket.contactPhone, ticket.contactPhone.slice(-phoneTail),
    ].filter((part) => part !== null),
    exact: [ticket.serialNumber].filter((part) => part !== null),
  });
}

/** The search over tickets: kept by a listener, a moment after the ticket itself. */
@Injectable()
export class TicketSearch implements OnModuleInit {
  /**
   * Events that arrive together are indexed together: one read and one write for all of them. What was said before stays: a ticket is
   * also found by what was reported before the desk set it right.
   */
  private readonly index = gathered(gathering, async (ids: number[]) => {
    const tickets = await this.tickets.findMany(ids);
    await this.terms.add(tickets.flatMap((ticket) => termsOf(ticket).map((term) => ({ organizationId: ticket.organizationId, term, ticketId: ticket.id }))));
  });

  constructor(
    private readonly outbox: Outbox,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTermsRepository,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: ticketSubmitted, listener: 'ticket-search.submitted', handle: (event: DomainEvent<TicketSubmittedPayload>) => this.index(event.payload.ticketId) });
    // Only triage changes what a ticket says.
    this.outbox.listen({
      event: ticketChanged, listener: 'ticket-search.changed',
      handle: (event: DomainEvent<TicketChangedPayload>) => (event.payload.action === 'triage' ? this.index(event.payload.ticketId) : Promise.resolve()),
    });
  }

  /** The terms to look for, the one that is rarest among the newest first; a full ticket number is that ticket and nothing else. Null: nothing can be found. */
  async plan(organizationId: number, search: string): Promise<{ ticketId: number } | { terms: QueryTerm[] } | null> {
    const ticketId = parseTicketNumber(search);
    if (ticketId !== null && (await this.tickets.find(organizationId, ticketId))) return { ticketId };
    const terms = queryTerms(search);
    if (terms.length === 0) return null;
    const weighed = await Promise.all(terms.map(async (one) => ({ one, weight: await this.terms.density(organizationId, one) })));
    // Of beginnings that many have, the longest first. (Infinity less itself is no number.)
    return { terms: weighed.sort((a, b) => a.weight - b.weight || b.one.term.length - a.one.term.length).map(({ one }) => one) };
  }
}
