import { Injectable, type OnModuleInit } from '@nestjs/common';
import { followUpMessageDue, type FollowUpMessageDue } from './follow-up.events.js';
import { ReporterMessages } from '../tickets/reporter-messages.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';

/** Whoever reported without an account is asked by SMS, with the private link that they answer by. */
@Injectable()
export class FollowUpMessages implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly tickets: TicketsService,
    private readonly messages: ReporterMessages,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({ event: followUpMessageDue, listener: 'follow-up-sms', handle: (event: DomainEvent<FollowUpMessageDue>) => this.send(event) });
  }

  private async send({ organizationId, payload: { ticketId } }: DomainEvent<FollowUpMessageDue>): Promise<void> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    // It may have been answered by phone, or gone out again, before the message left.
    if (ticket?.state === 'completed') await this.messages.send(ticket, 'follow-up', '维修已完成，修好了吗？请告诉我们 Is it fixed?');
  }
}
