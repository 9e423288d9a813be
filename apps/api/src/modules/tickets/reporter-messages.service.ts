import { Injectable } from '@nestjs/common';
import { ticketNumber } from '@scanfix/shared-types';
import { TicketAccessService } from './ticket-access.service.js';
import type { LockedTicket } from './tickets.service.js';
import { SmsSender, type SmsMessage } from '../../platform/sms/sms-sender.js';
import { OrganizationsService } from '../organizations/organizations.service.js';

/** By SMS to whoever reported, with their private link. */
@Injectable()
export class ReporterMessages {
  constructor(
    private readonly access: TicketAccessService,
    private readonly organizations: OrganizationsService,
    private readonly sms: SmsSender,
  ) {}

  /** `words` stand between the ticket's number and the link; the receiver's language is not known, so in both. */
  async send({ organizationId, id, reporterId, contactPhone }: LockedTicket, purpose: SmsMessage['purpose'], words: string): Promise<void> {
    const [link, { shortName }] = await Promise.all([this.access.followUrl(organizationId, id, reporterId), this.organizations.settings(organizationId)]);
    if (link === null) return;
    await this.sms.send({ phone: contactPhone, text: `【${shortName}】工单 ${ticketNumber(id)} ${words} ${link}`, code: '', purpose });
  }
}
