import { Injectable } from '@nestjs/common';
import { ticketNumber, type MoneyNews, type NoticeKind } from '@scanfix/shared-types';
import { PeopleService } from '../identity/people.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { TicketsService, type LockedTicket, type TicketCaller } from '../tickets/tickets.service.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** What people are told of money, in the transaction in which it happened: a line in the ticket's history, and notices. */
@Injectable()
export class PaymentNotices {
  constructor(
    private readonly tickets: TicketsService,
    private readonly notices: NoticesService,
    private readonly people: PeopleService,
  ) {}

  /** A line in the history; everybody who may see the ticket hears of it live. */
  async line(transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, news: MoneyNews, amount: number, version: number | null = null): Promise<void> {
    await this.tickets.note(transaction, caller, ticket, { kind: 'money', data: { money: { news, amount, version } } });
  }

  /** To finance, and to whom else it concerns; never to who did it. */
  async tell(
    transaction: Transaction, organizationId: number, kind: NoticeKind,
    { ticketId, amount, data = {}, also = [], roles = ['finance'], except = null }: { ticketId: number | null; amount: number | null; data?: Record<string, string>; also?: readonly (number | null)[]; roles?: readonly ('finance' | 'manager' | 'admin')[]; except?: number | null },
  ): Promise<void> {
    const groups = [];
    for (const role of roles) groups.push(await this.people.staffWithRole(organizationId, role, transaction));
    const userIds = [...groups.flat(), ...also].filter((id): id is number => id !== null && id !== except);
    await this.notices.add(transaction, { organizationId, userIds, kind, ticketId, ticketNumber: ticketId === null ? null : ticketNumber(ticketId), data: { amount, ...data } });
  }
}
