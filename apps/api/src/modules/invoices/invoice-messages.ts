import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ticketNumber } from '@scanfix/shared-types';
import { invoiceAnswered, type InvoiceAnswered } from './invoice.events.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { SmsSender } from '../../platform/sms/sms-sender.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** The receiver's language is not known, so both. Why, is behind the link. */
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
    private readonly access: TicketAccessService,
    private readonly organizations: OrganizationsService,
    private readonly sms: SmsSender,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: invoiceAnswered, listener: 'invoices.answered-sms', handle: (event: DomainEvent<InvoiceAnswered>) => this.send(event) });
  }

  private async send({ organizationId, payload: { ticketId, answer } }: DomainEvent<InvoiceAnswered>): Promise<void> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (ticket?.source !== 'anonymous') return;
    const [link, { shortName }] = await Promise.all([this.access.followUrl(organizationId, ticketId, ticket.reporterId), this.organizations.settings(organizationId)]);
    if (link === null) return;
    await this.sms.send({ phone: ticket.contactPhone, text: `【${shortName}】工单 ${ticketNumber(ticketId)} ${words[answer]} ${link}`, code: '', purpose: 'invoice' });
  }
}
