import { Injectable } from '@nestjs/common';
import {
  openTicketStates, parseTicketNumber, ticketNumber, ticketStates, type AttachmentView, type Page, type TicketCounts, type TicketDetail, type TicketProgress,
  type TicketProgressCard, type TicketState, type TicketSubmitted, type TicketSummary, type TimelineEntry,
} from '@scanfix/shared-types';
import type { TicketQueryDto } from './dto/ticket-query.dto.js';
import { FollowLinks } from './follow-links.js';
import { TicketListsRepository, type TicketFilter, type TicketRow } from './ticket-lists.repository.js';
import { detailOf, progressCardOf, progressOf, summaryOf, timelineOf, type EventData } from './ticket.mapper.js';
import type { TicketEvent } from './ticket-event.entity.js';
import type { Ticket } from './ticket.entity.js';
import type { Viewer } from './ticket.policy.js';
import type { TicketRequester } from './ticket-requester.entity.js';
import { underGuarantee } from './ticket-reworks.service.js';
import { TicketSearch } from './ticket-search.js';
import type { WrittenTicket } from './ticket-submission.service.js';
import { TicketsRepository } from './tickets.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import type { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { AssetsService } from '../assets/assets.service.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { FollowUpSettingsService } from '../follow-up-settings/follow-up-settings.service.js';
import { PeopleService } from '../identity/people.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { ClocksService } from '../service-levels/clocks.service.js';

/** What is on record of a ticket, before anybody's names are looked up. */
interface WrittenHistory {
  events: TicketEvent[];
  requesters: TicketRequester[];
  attachments: AttachmentView[];
}

const historyLength = 10;
const shownOpenTickets = 5;

/** What people read of tickets. */
@Injectable()
export class TicketViewsService {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly lists: TicketListsRepository,
    private readonly search: TicketSearch,
    private readonly followLinks: FollowLinks,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly attachments: AttachmentsService,
    private readonly people: PeopleService,
    private readonly followUpSettings: FollowUpSettingsService,
    private readonly clocks: ClocksService,
  ) {}

  async page(actor: Actor, query: TicketQueryDto): Promise<Page<TicketSummary>> {
    const [beforeId] = decodeCursor(query.cursor, 'id') ?? [null];
    const filter = await this.filterOf(actor.organizationId, query);
    if (filter === null) return { items: [], nextCursor: null };
    if ('ticketId' in filter) {
      const ticket = await this.tickets.find(actor.organizationId, filter.ticketId);
      return { items: ticket ? await this.summaries(actor.organizationId, [rowOf(ticket)]) : [], nextCursor: null };
    }
    const rows = await this.lists.page(actor.organizationId, filter, beforeId, query.limit + 1);
    return this.pageOfRows(actor.organizationId, rows, query.limit);
  }

  async mine(actor: Actor, query: PageQueryDto): Promise<Page<TicketSummary>> {
    const [beforeId] = decodeCursor(query.cursor, 'id') ?? [null];
    const rows = await this.lists.page(actor.organizationId, { requesterId: actor.userId }, beforeId, query.limit + 1);
    const page = await this.pageOfRows(actor.organizationId, rows, query.limit);
    return { ...page, items: page.items.map(withoutStrangersContact) };
  }

  /** Cards of tickets, for modules that show them beside their own things. In the order of the ids. */
  async byIds(organizationId: number, ids: readonly number[]): Promise<Map<number, TicketSummary>> {
    const tickets = await this.tickets.findSome(organizationId, ids);
    return new Map((await this.summaries(organizationId, tickets.map(rowOf))).map((summary) => [summary.id, summary]));
  }

  /** The lines of a ticket's history that somebody may see. */
  async timeline(organizationId: number, ticketId: number, viewer: Viewer): Promise<TimelineEntry[]> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    return (await this.history(ticket, viewer, await this.written(ticket))).timeline;
  }

  private async pageOfRows(organizationId: number, rows: TicketRow[], limit: number): Promise<Page<TicketSummary>> {
    const { items, nextCursor } = pageOf(rows, limit, (row) => [row.id], (row) => row);
    return { items: await this.summaries(organizationId, items), nextCursor };
  }

  private async summaries(organizationId: number, rows: readonly TicketRow[]): Promise<TicketSummary[]> {
    const [people, clocks] = await Promise.all([this.people.byIds(organizationId, engineersOf(rows)), this.clocks.views(organizationId, rows.map(({ id }) => id))]);
    return rows.map((row) => summaryOf(row, { people, clocks }));
  }

  async counts(actor: Actor): Promise<TicketCounts> {
    const count = (filter: TicketFilter) => this.lists.count(actor.organizationId, filter);
    const [open, overdue, ...byState] = await Promise.all([
      count({ states: [...openTicketStates] }), count({ overdue: true }), ...ticketStates.map((state) => count({ states: [state] })),
    ]);
    const states = Object.fromEntries(ticketStates.map((state, index) => [state, byState[index]])) as Record<TicketState, TicketCounts[TicketState]>;
    return { ...states, open: open ?? { value: 0, capped: false }, overdue: overdue ?? { value: 0, capped: false } };
  }

  /** For the scan page: open tickets of a device, or of a place without a device. */
  async openCards(organizationId: number, of: { assetId: number } | { locationId: number }): Promise<TicketProgressCard[]> {
    const filter: TicketFilter = 'assetId' in of ? { assetId: of.assetId } : { locationIds: [of.locationId], withoutAsset: true };
    const rows = await this.lists.page(organizationId, { ...filter, states: [...openTicketStates] }, null, shownOpenTickets);
    return rows.map(progressCardOf);
  }

  async detail(actor: Actor, ticketId: number): Promise<TicketDetail> {
    const { organizationId } = actor;
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    const viewer: Viewer = { kind: 'staff', userId: actor.userId, permissions: actor.permissions };
    const listed = (filter: TicketFilter) => this.lists.page(organizationId, filter, null, historyLength + 1);
    const [written, assets, assetRows, requesterRows] = await Promise.all([
      this.written(ticket),
      ticket.assetId === null ? null : this.assets.summaries(organizationId, [ticket.assetId]),
      ticket.assetId === null ? [] : listed({ assetId: ticket.assetId }),
      listed({ requesterId: ticket.reporterId }),
    ]);
    const others = (rows: TicketRow[]) => rows.filter(({ id }) => id !== ticketId).slice(0, historyLength);
    const [ofAsset, ofRequester] = [others(assetRows), others(requesterRows)];
    // The cards beside the ticket ask with it for names and clocks: one question each.
    const { people, clocks, ...history } = await this.history(ticket, viewer, written, [...ofAsset, ...ofRequester]);
    return detailOf({ ticket, viewer, ...history, clocks: clocks.get(ticketId) ?? [], underGuarantee: await this.underGuarantee(ticket) }, {
      assetDetail: (ticket.assetId === null ? null : assets?.get(ticket.assetId)) ?? null,
      assetHistory: ofAsset.map((row) => summaryOf(row, { people, clocks })),
      requesterHistory: ofRequester.map((row) => summaryOf(row, { people, clocks })),
      mergedFrom: mergedFromOf(written.events),
      requesters: written.requesters,
      people,
    });
  }

  async detailByNumber(actor: Actor, number: string): Promise<TicketDetail> {
    const ticketId = parseTicketNumber(number);
    if (ticketId === null) throw new DomainError('not-found');
    return this.detail(actor, ticketId);
  }

  /** @param viewer somebody who stands behind the ticket */
  async progress(organizationId: number, viewer: Viewer, ticketId: number): Promise<TicketProgress> {
    const [ticket, settings] = await Promise.all([this.tickets.find(organizationId, ticketId), this.organizations.settings(organizationId)]);
    if (!ticket) throw new DomainError('not-found');
    const [{ timeline, attachments, clocks }, assets] = await Promise.all([
      this.written(ticket).then((written) => this.history(ticket, viewer, written)),
      ticket.assetId === null ? null : this.assets.summaries(organizationId, [ticket.assetId]),
    ]);
    const category = (ticket.assetId === null ? undefined : assets?.get(ticket.assetId)?.category) ?? null;
    return progressOf({ ticket, viewer, timeline, attachments, clocks: clocks.get(ticketId) ?? [], underGuarantee: await this.underGuarantee(ticket) }, settings.servicePhone, category);
  }

  async submitted(organizationId: number, viewer: Viewer, ticketId: number, ticketRequesterId: number): Promise<TicketSubmitted> {
    const followToken = this.followLinks.token(ticketRequesterId);
    return { ticket: await this.progress(organizationId, viewer, ticketId), followUrl: this.followLinks.url(followToken), followToken };
  }

  /** The same answer as `submitted`, from what is still at hand. */
  async justSubmitted(viewer: Viewer, { ticket, events, clocks, category }: WrittenTicket, ticketRequesterId: number): Promise<TicketSubmitted> {
    const [{ servicePhone }, attachments] = await Promise.all([this.organizations.settings(ticket.organizationId), this.attachmentsOfTicket(ticket)]);
    const followToken = this.followLinks.token(ticketRequesterId);
    // Nobody but the requester and the system has acted yet, and neither is shown a name.
    const timeline = timelineOf(events, viewer, new Map(), new Map());
    return { ticket: progressOf({ ticket, viewer, timeline, attachments, clocks, underGuarantee: false }, servicePhone, category), followUrl: this.followLinks.url(followToken), followToken };
  }

  private async written(ticket: Ticket): Promise<WrittenHistory> {
    const [events, requesters, attachments] = await Promise.all([this.tickets.eventsOf(ticket.id), this.tickets.requestersOf(ticket.id), this.attachmentsOfTicket(ticket)]);
    return { events, requesters, attachments };
  }

  /** @param beside rows that are shown with the ticket */
  private async history(ticket: Ticket, viewer: Viewer, { events, requesters, attachments }: WrittenHistory, beside: readonly TicketRow[] = []) {
    const { organizationId } = ticket;
    const named = [
      ...events.flatMap(({ actorId, data }) => [actorId, (JSON.parse(data) as EventData).engineerId]), ...requesters.map(({ userId }) => userId),
      ticket.engineerId, ticket.wishedEngineerId, ...(ticket.excludedEngineerIds ?? []), ...engineersOf(beside),
    ];
    const [people, clocks, eventAttachments] = await Promise.all([
      this.people.byIds(organizationId, named.filter((id) => typeof id === 'number')),
      this.clocks.views(organizationId, [...new Set([ticket.id, ...beside.map(({ id }) => id)])]),
      this.attachmentsOfComments(ticket, events.filter(({ kind, action }) => kind === 'comment' || action === 'rework').map(({ id }) => id)),
    ]);
    return { timeline: timelineOf(events, viewer, people, eventAttachments), attachments, people, clocks };
  }

  private async attachmentsOfTicket(ticket: Ticket): Promise<AttachmentView[]> {
    if (ticket.attachmentCount === 0) return [];
    return (await this.attachments.views(ticket.organizationId, 'ticket', [ticket.id])).get(ticket.id) ?? [];
  }

  private async attachmentsOfComments(ticket: Ticket, eventIds: number[]): Promise<Map<number, AttachmentView[]>> {
    return eventIds.length === 0 || ticket.attachmentCount === 0 ? new Map() : this.attachments.views(ticket.organizationId, 'ticket-event', eventIds);
  }

  private async underGuarantee(ticket: Ticket): Promise<boolean> {
    return ticket.state === 'closed' && underGuarantee(ticket, (await this.followUpSettings.settings(ticket.organizationId)).guaranteeDays);
  }

  private async filterOf(organizationId: number, query: TicketQueryDto): Promise<TicketFilter | { ticketId: number } | null> {
    const filter: TicketFilter = {
      ...(query.state ? { states: statesOf(query.state) } : {}),
      ...(query.overdue ? { overdue: true } : {}),
      urgency: query.urgency,
      priority: query.priority,
      source: query.source,
      assetId: query.assetId,
      categoryId: query.categoryId,
      requesterId: query.requesterId,
      engineerId: query.engineerId,
      ...(query.locationId === undefined ? {} : { locationIds: await this.locations.subtreeIds(organizationId, query.locationId) }),
      ...(query.submittedFrom ? { submittedFrom: new Date(query.submittedFrom) } : {}),
      ...(query.submittedTo ? { submittedTo: new Date(query.submittedTo) } : {}),
    };
    if (!query.search) return filter;
    const plan = await this.search.plan(organizationId, query.search);
    return plan && 'terms' in plan ? { ...filter, terms: plan.terms } : plan;
  }
}

function statesOf(text: string): TicketState[] {
  const words = text.split(',') as (TicketState | 'open')[];
  return [...new Set(words.flatMap((word) => (word === 'open' ? [...openTicketStates] : [word])))];
}

/** The history says it; nothing needs to be looked for. */
function mergedFromOf(events: readonly TicketEvent[]): { id: number; number: string }[] {
  const ids = events.filter(({ kind }) => kind === 'merged-into-this').map(({ data }) => (JSON.parse(data) as EventData).otherTicketId);
  return ids.filter((id) => id !== undefined).map((id) => ({ id, number: ticketNumber(id) }));
}

function engineersOf(rows: readonly TicketRow[]): number[] {
  return [...new Set(rows.map(({ engineerId }) => engineerId).filter((id) => id !== null))];
}

/** Followers see that there is a ticket, not whose number is on it. */
function withoutStrangersContact(summary: TicketSummary): TicketSummary {
  return { ...summary, contactName: '', contactPhone: '' };
}

function rowOf(ticket: Ticket): TicketRow {
  return { ...ticket, place: ticket.place && JSON.stringify(ticket.place) };
}
