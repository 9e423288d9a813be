import { Injectable } from '@nestjs/common';
import type { MoneySettings, Part, QuoteLineRequest, QuoteMaterial, Role, WarrantyDecision } from '@scanfix/shared-types';
import type { LineSources } from './quote-lines.js';
import { QuotesService } from './quotes.service.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';
import { ContractsService } from '../contracts/contracts.service.js';
import { MoneySettingsService } from '../money-settings/money-settings.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { PartsService } from '../parts/parts.service.js';
import { CallOutsService } from '../price-books/call-outs.service.js';
import { labourFor, PriceBooksService, type CallOut, type PricesInForce } from '../price-books/price-books.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';
import { VisitsService } from '../visits/visits.service.js';
import { coverageOf, WarrantiesService } from '../warranties/warranties.service.js';

/** What a quote is made from, gathered before its transaction. */
export interface QuoteSources {
  lines: LineSources;
  taxRate: number;
  warranty: WarrantyDecision;
  /** Percent that the customer's contract takes off by itself. */
  contractPercent: number;
  settings: MoneySettings;
  timeZone: string;
}

interface Prices {
  ticket: LockedTicket;
  book: PricesInForce | null;
  callOut: CallOut | null;
  timeZone: string;
}

/** Prices of a ticket: the book's, at its hour and place, for its kind of device. */
@Injectable()
export class QuoteMaterialsService {
  constructor(
    private readonly quotes: QuotesService,
    private readonly tickets: TicketsService,
    private readonly visits: VisitsService,
    private readonly warranties: WarrantiesService,
    private readonly contracts: ContractsService,
    private readonly books: PriceBooksService,
    private readonly callOuts: CallOutsService,
    private readonly parts: PartsService,
    private readonly moneySettings: MoneySettingsService,
    private readonly organizations: OrganizationsService,
  ) {}

  async material(organizationId: number, ticketId: number, roles: readonly Role[]): Promise<QuoteMaterial> {
    const { ticket, book, callOut } = await this.pricesOf(organizationId, ticketId);
    const [settings, warranty, used, likely, [latest]] = await Promise.all([
      this.moneySettings.settings(organizationId), this.warranties.of(organizationId, ticketId), this.visits.partsUsedFor(organizationId, ticketId),
      ticket.categoryId === null ? [] : this.parts.likely(organizationId, ticket.categoryId), this.quotes.byTicket(organizationId, ticketId),
    ]);
    const known = await this.parts.byIds(organizationId, [...used.keys()]);
    const offered = new Map([...known.values(), ...likely].map((part) => [part.id, part]));
    return {
      callOut, labour: book ? labourFor(book.labour, ticket) : [], warranty, discountLimitPercent: limitOf(settings, roles), latest: latest ?? null,
      parts: [...offered.values()].map((part) => ({ partId: part.id, code: part.code, name: part.name, unit: part.unit, price: priceOf(part, book), used: used.get(part.id) ?? 0 })),
    };
  }

  /** @throws DomainError `price-book-missing`: without prices there is no tax rate either */
  async sources(organizationId: number, ticketId: number, lines: readonly QuoteLineRequest[]): Promise<QuoteSources> {
    await this.warranties.ensure(organizationId, ticketId);
    const [{ ticket, book, callOut, timeZone }, warranty, settings, parts] = await Promise.all([
      this.pricesOf(organizationId, ticketId), this.warranties.of(organizationId, ticketId), this.moneySettings.settings(organizationId),
      this.parts.byIds(organizationId, lines.flatMap((line) => (line.kind === 'part' ? line.partId : []))),
    ]);
    if (!book) throw new DomainError('price-book-missing');
    return {
      taxRate: book.taxRate, warranty, settings, timeZone,
      contractPercent: warranty.contract ? await this.contracts.discountPercent(organizationId, warranty.contract.id) : 0,
      lines: {
        callOut: callOut?.fee ?? null, labour: labourFor(book.labour, ticket), coverage: coverageOf(warranty),
        parts: new Map([...parts.values()].map((part) => [part.id, { name: part.name, unit: part.unit, price: priceOf(part, book) }])),
      },
    };
  }

  private async pricesOf(organizationId: number, ticketId: number): Promise<Prices> {
    const [ticket, { timeZone }] = await Promise.all([this.tickets.find(organizationId, ticketId), this.organizations.settings(organizationId)]);
    if (!ticket) throw new DomainError('not-found');
    const now = new Date();
    const book = await this.books.inForce(organizationId, calendarDayOf(now, timeZone));
    if (!book) return { ticket, book, callOut: null, timeZone };
    const at = await this.comesAt(ticket, now);
    return { ticket, book, timeZone, callOut: await this.callOuts.of(book, { organizationId, locationId: ticket.locationId, urgency: ticket.urgency, at }) };
  }

  /** The hour that is paid for: when the engineer was there, else when they mean to be, else what was wished, else now. */
  private async comesAt(ticket: LockedTicket, now: Date): Promise<Date> {
    const visit = ticket.visitId === null ? undefined : (await this.visits.views(ticket.organizationId, ticket.id)).find(({ id }) => id === ticket.visitId);
    const time = visit?.checkedInAt ?? visit?.plannedFrom;
    return time ? new Date(time) : ticket.preferredFrom ?? now;
  }
}

/** The highest of the person's roles counts. */
export function limitOf({ discountLimits }: MoneySettings, roles: readonly Role[]): number {
  return Math.max(0, ...roles.map((role) => (role === 'requester' ? 0 : discountLimits[role])));
}

function priceOf(part: Part, book: PricesInForce | null): number {
  return book?.parts.find(({ partId }) => partId === part.id)?.price ?? part.priceFen;
}
