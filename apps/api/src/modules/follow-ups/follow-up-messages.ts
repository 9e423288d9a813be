import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ticketNumber } from '@scanfix/shared-types';
import { followUpMessageDue, type FollowUpMessageDue } from './follow-up.events.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { SmsSender } from '../../platform/sms/sms-sender.js';

/** Whoever reported without an account is asked by SMS, with the private link that they answer by. */
@Injectable()
export class FollowUpMessages implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly organizations: OrganizationsService,
    private readonly sms: SmsSender,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: followUpMessageDue, listener: 'follow-up-sms', handle: (event: DomainEvent<FollowUpMessageDue>) => this.send(event) });
  }

  private async send({ organizationId, payload: { ticketId } }: DomainEvent<FollowUpMessageDue>): Promise<void> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    // It may have been answered by phone, or gone out again, before the message left.
    if (ticket?.state !== 'completed') return;
    const [link, { shortName }] = await Promise.all([this.access.followUrl(organizationId, ticketId, ticket.reporterId), this.organizations.settings(organizationId)]);
    if (link === null) return;
    await this.sms.send({ phone: ticket.contactPhone, text: messageOf(shortName, ticketNumber(ticketId), link), code: '', purpose: 'follow-up' });
  }
}

/** The receiver's language is not known, so both. */
function messageOf(organizationName: string, number: string, link: string): string {
  return `【${organizationName}】工单 ${number} 维修已完成，修好了吗？请告诉我们 Is it fixed? ${link}`;
}
