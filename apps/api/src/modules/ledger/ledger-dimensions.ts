import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@scanfix/shared-types';
import { LedgerRepository } from './ledger.repository.js';
import { AssetsService } from '../assets/assets.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

/** By what finance asks sums. */
export interface Dimensions {
  customerId: number | null;
  engineerId: number | null;
  siteId: number | null;
}

const none: Dimensions = { customerId: null, engineerId: null, siteId: null };

/** Whose money it is, read with the caller's connection. */
@Injectable()
export class LedgerDimensions {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly tickets: TicketsService,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly organizations: OrganizationsService,
  ) {}

  /** The organization's day of an instant. */
  async dayOf(transaction: Transaction, organizationId: number, at: Date): Promise<CalendarDate> {
    return calendarDayOf(at, (await this.organizations.settings(organizationId, transaction)).timeZone);
  }

  /** As the ticket stands now. Callers hold its lock already: this takes none that they do not have. */
  async ofTicket(transaction: Transaction, organizationId: number, ticketId: number): Promise<Dimensions> {
    const { assetId, locationId, engineerId } = await this.tickets.lock(transaction, organizationId, ticketId);
    const customerId = assetId === null ? null : await this.assets.customerOf(transaction, organizationId, assetId);
    const ancestors = locationId === null ? [] : (await this.locations.ancestors(organizationId, [locationId], transaction)).get(locationId) ?? [];
    return { customerId, engineerId, siteId: ancestors[0] ?? null };
  }

  /** What follows an approval counts for those for whom the approval counted, also after the job changed hands. */
  async following(transaction: Transaction, organizationId: number, ticketId: number | null): Promise<Dimensions & { quoteId: number | null; dueOn: CalendarDate | null }> {
    if (ticketId === null) return { ...none, quoteId: null, dueOn: null };
    const carrying = await this.ledger.carrying(transaction, organizationId, ticketId);
    return carrying ?? { ...await this.ofTicket(transaction, organizationId, ticketId), quoteId: null, dueOn: null };
  }
}
