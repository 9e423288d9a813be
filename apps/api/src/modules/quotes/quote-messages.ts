import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ticketNumber } from '@scanfix/shared-types';
import { quoteMessageDue, type QuoteMessageDue } from './quote.events.js';
import { QuotesService } from './quotes.service.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { SmsSender } from '../../platform/sms/sms-sender.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Whoever reported without an account is asked by SMS, with the private link that they decide by. */
@Injectable()
export class QuoteMessages implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly quotes: QuotesService,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly organizations: OrganizationsService,
    private readonly sms: SmsSender,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: quoteMessageDue, listener: 'quote-sms', handle: (event: DomainEvent<QuoteMessageDue>) => this.send(event) });
  }

  private async send({ organizationId, payload: { ticketId, quoteId } }: DomainEvent<QuoteMessageDue>): Promise<void> {
    const [ticket, quote] = await Promise.all([this.tickets.find(organizationId, ticketId), this.quotes.byId(organizationId, quoteId)]);
    // Another version may have taken its place before the message left: that one has a message of its own.
    if (!ticket || quote?.state !== 'offered') return;
    const [link, { shortName }] = await Promise.all([this.access.followUrl(organizationId, ticketId, ticket.reporterId), this.organizations.settings(organizationId)]);
    if (link === null) return;
    await this.sms.send({ phone: ticket.contactPhone, text: messageOf(shortName, ticketNumber(ticketId), link), code: '', purpose: 'quote' });
  }
}

/** The receiver's language is not known, so both. */
function messageOf(organizationName: string, number: string, link: string): string {
  return `【${organizationName}】工单 ${number} 有报价待您确认 A quote waits for you: ${link}`;
}
