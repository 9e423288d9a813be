import { Injectable } from '@nestjs/common';
import { ticketNumber, type AgeingRow, type CalendarDate, type Page, type Receivable } from '@scanfix/shared-types';
import type { ReceivableQueryDto } from './dto/finance-query.dto.js';
import { daysBetween } from './finance.days.js';
import { CustomersService } from '../customers/customers.service.js';
import { LedgerReportsService, type OpenReceivable, type ReceivableKey } from '../ledger/ledger-reports.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

/** Rows read at once for a file. */
const batch = 2000;

/** What is owed, by whom and since when, as the books have it. */
@Injectable()
export class ReceivablesService {
  constructor(
    private readonly ledger: LedgerReportsService,
    private readonly tickets: TicketsService,
    private readonly customers: CustomersService,
    private readonly organizations: OrganizationsService,
  ) {}

  /** The longest due first. */
  async page(organizationId: number, { customerId, overdue, cursor, limit }: ReceivableQueryDto): Promise<Page<Receivable>> {
    const today = await this.today(organizationId);
    const rows = await this.ledger.receivables(organizationId, { customerId, ...(overdue ? { dueBefore: today } : {}) }, decodeCursor(cursor, 'day', 'id'), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { items: await this.views(organizationId, shown, today), nextCursor: last && rows.length > limit ? encodeCursor(last.dueOn, last.ticketId) : null };
  }

  /** All of it, the longest due first, in batches: each of them sums anew, so they are large. */
  async *all(organizationId: number): AsyncGenerator<Receivable[]> {
    const today = await this.today(organizationId);
    let after: ReceivableKey | null = null;
    for (;;) {
      const rows: OpenReceivable[] = await this.ledger.receivables(organizationId, {}, after, batch);
      const last = rows.at(-1);
      if (!last) return;
      yield await this.views(organizationId, rows, today);
      if (rows.length < batch) return;
      after = [last.dueOn, last.ticketId];
    }
  }

  /** A customer a row, the largest first. */
  async ageing(organizationId: number): Promise<AgeingRow[]> {
    const rows = await this.ledger.ageing(organizationId, await this.today(organizationId));
    const names = await this.customers.names(organizationId, rows.flatMap(({ customerId }) => customerId ?? []));
    return rows.map(({ customerId, ...sums }) => ({ customer: customerOf(customerId, names), ...sums }));
  }

  /** The day that it is where the organization is. */
  async today(organizationId: number): Promise<CalendarDate> {
    return calendarDayOf(new Date(), (await this.organizations.settings(organizationId)).timeZone);
  }

  async views(organizationId: number, rows: readonly OpenReceivable[], today: CalendarDate): Promise<Receivable[]> {
    const [approvals, tickets, names] = await Promise.all([
      this.ledger.approvals(organizationId, rows.map(({ quoteId }) => quoteId)),
      this.tickets.findMany(organizationId, rows.map(({ ticketId }) => ticketId)),
      this.customers.names(organizationId, rows.flatMap(({ customerId }) => customerId ?? [])),
    ]);
    return rows.map(({ quoteId, ticketId, customerId, dueOn, open, onCredit }) => {
      const approval = approvals.get(quoteId);
      return {
        quoteId, ticketId, ticketNumber: ticketNumber(ticketId), customer: customerOf(customerId, names), contactName: tickets.get(ticketId)?.contactName ?? '', onCredit,
        approvedAt: (approval?.approvedAt ?? new Date(0)).toISOString(), dueOn, amount: approval?.amount ?? open, open, overdueDays: Math.max(0, daysBetween(dueOn, today)),
      };
    });
  }
}

function customerOf(id: number | null, names: ReadonlyMap<number, string>): { id: number; name: string } | null {
  return id === null ? null : { id, name: names.get(id) ?? '' };
}
