import { Injectable, type OnModuleInit } from '@nestjs/common';
import { quoteMessageDue, type QuoteMessageDue } from './quote.events.js';
import { QuotesService } from './quotes.service.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { ReporterMessages } from '../tickets/reporter-messages.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Whoever reported without an account is asked by SMS, with the private link that they decide by. */
@Injectable()
export class QuoteMessages implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly quotes: QuotesService,
    private readonly tickets: TicketsService,
    private readonly messages: ReporterMessages,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: quoteMessageDue, listener: 'quote-sms', handle: (event: DomainEvent<QuoteMessageDue>) => this.send(event) });
  }

  private async send({ organizationId, payload: { ticketId, quoteId } }: DomainEvent<QuoteMessageDue>): Promise<void> {
    const [ticket, quote] = await Promise.all([this.tickets.find(organizationId, ticketId), this.quotes.byId(organizationId, quoteId)]);
    // Another version may have taken its place before the message left: that one has a message of its own.
    if (ticket && quote?.state === 'offered') await this.messages.send(ticket, 'quote', '有报价待您确认 A quote waits for you:');
  }
}
