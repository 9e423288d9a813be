import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ticketNumber } from '@scanfix/shared-types';
import { FollowLinks } from './follow-links.js';
import { ticketLinkIssued, type TicketLinkIssuedPayload } from './ticket.events.js';
import { TicketsRepository } from './tickets.repository.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { SmsSender } from '../../platform/sms/sms-sender.js';
import { OrganizationsService } from '../organizations/organizations.service.js';

/** Whoever reported without an account gets the private link by SMS too: the page it was shown on is soon closed. */
@Injectable()
export class FollowLinkSms implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly tickets: TicketsRepository,
    private readonly organizations: OrganizationsService,
    private readonly followLinks: FollowLinks,
    private readonly sms: SmsSender,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: ticketLinkIssued, listener: 'ticket-link-sms', handle: (event: DomainEvent<TicketLinkIssuedPayload>) => this.send(event) });
  }

  private async send({ organizationId, payload }: DomainEvent<TicketLinkIssuedPayload>): Promise<void> {
    const [ticket, { shortName }] = await Promise.all([this.tickets.find(organizationId, payload.ticketId), this.organizations.settings(organizationId)]);
    if (!ticket) return;
    const link = this.followLinks.url(this.followLinks.token(payload.ticketRequesterId));
    await this.sms.send({ phone: ticket.contactPhone, text: messageOf(shortName, ticketNumber(ticket.id), link), code: '', purpose: 'follow-link' });
  }
}

/** As the one-time code's message: the receiver's language is not known, so both. */
function messageOf(organizationName: string, number: string, link: string): string {
  return `【${organizationName}】报修已收到，工单号 ${number}，进度 Progress: ${link}`;
}
