import { Injectable } from '@nestjs/common';
import { ticketNumber, type NoticeKind } from '@scanfix/shared-types';
import type { QuoteRow } from './quote.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { PeopleService } from '../identity/people.service.js';
import { NoticesService } from '../notices/notices.service.js';
import type { LockedTicket, TicketCaller } from '../tickets/tickets.service.js';

/** Tells those who wait for the requester's word, or work by it: the engineer, whoever made the offer, and the desk. */
@Injectable()
export class QuoteNotices {
  constructor(
    private readonly people: PeopleService,
    private readonly notices: NoticesService,
  ) {}

  async tell(transaction: Transaction, { viewer }: TicketCaller, ticket: LockedTicket, quote: QuoteRow, kind: Extract<NoticeKind, 'quote-approved' | 'quote-declined' | 'quote-withdrawn'>): Promise<void> {
    const self = 'userId' in viewer ? viewer.userId : null;
    const waiting = [...ticket.engineerId === null ? [] : [ticket.engineerId], quote.offeredById, ...await this.desk(transaction, ticket.organizationId)];
    await this.notices.add(transaction, {
      organizationId: ticket.organizationId, userIds: waiting.filter((id) => id !== self), kind, ticketId: ticket.id, ticketNumber: ticketNumber(ticket.id), visitId: ticket.visitId,
      data: { problem: ticket.problemTypeName, device: ticket.assetName, amount: quote.total, version: quote.version, reason: quote.declineReason },
    });
  }

  /** A small organization has no agents: then those who do their work. */
  private async desk(transaction: Transaction, organizationId: number): Promise<number[]> {
    for (const role of ['agent', 'manager', 'admin'] as const) {
      const people = await this.people.staffWithRole(organizationId, role, transaction);
      if (people.length > 0) return people;
    }
    return [];
  }
}
