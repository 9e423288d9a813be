import { Injectable, type OnModuleInit } from '@nestjs/common';
import { invoiceAnswered, type InvoiceAnswered } from './invoice.events.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { ReporterMessages } from '../tickets/reporter-messages.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Why, is behind the link. */
const words: Record<InvoiceAnswered['answer'], string> = {
  issued: '的发票已开具，查看 Your invoice is issued:',
  refused: '的开票申请没有通过，查看原因 Your invoice was refused:',
  cancelled: '的发票已作废，查看原因 Your invoice was cancelled:',
};

/** Whoever reported without an account hears of their invoice by SMS. */
@Injectable()
export class InvoiceMessages implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly tickets: TicketsService,
    private readonly messages: ReporterMessages,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: invoiceAnswered, listener: 'invoices.answered-sms', handle: (event: DomainEvent<InvoiceAnswered>) => this.send(event) });
  }

  private async send({ organizationId, payload: { ticketId, answer } }: DomainEvent<InvoiceAnswered>): Promise<void> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (ticket?.source === 'anonymous') await this.messages.send(ticket, 'invoice', words[answer]);
  }
}
