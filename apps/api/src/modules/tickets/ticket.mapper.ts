import {
  maskPhone, ticketNumber, type AttachmentView, type ClockKind, type TicketAction, type TicketClock, type TicketDetail, type TicketProgress, type TicketProgressCard, type TicketSummary, type TimelineEntry,
} from '@scanfix/shared-types';
import type { Ticket } from './ticket.entity.js';
import type { TicketEvent } from './ticket-event.entity.js';
import type { TicketRow } from './ticket-lists.repository.js';
import { availableActions, maySeeEvent, type Viewer } from './ticket.policy.js';
import type { TicketRequester } from './ticket-requester.entity.js';

/** What an event may carry besides its columns. */
export interface EventData {
  text?: string;
  reason?: string;
  priority?: string;
  otherTicketId?: number;
  /** Who goes: for assign, decline, accept …; the second engineer for `assistant`. */
  engineerId?: number;
  visitId?: number;
  /** How an assignment came about, or why work goes on by itself before its date. */
  method?: string;
  /** Instant at which work goes on by itself. */
  until?: string;
  /** The phone's clock, where it was taken for the time of the visit. */
  happenedAt?: string;
  /** For `clock`: which promise, and what of it. */
  clock?: ClockKind;
  news?: NonNullable<TimelineEntry['clock']>['news'];
  money?: NonNullable<TimelineEntry['money']>;
  /** Corrections at triage, by field. */
  changes?: Record<string, unknown>;
}

export interface KnownPerson {
  name: string | null;
  phone: string | null;
}

const listedDescription = 120;

/** What a list needs besides its rows. */
export interface ListContext {
  people: ReadonlyMap<number, KnownPerson>;
  clocks: ReadonlyMap<number, TicketClock[]>;
}

export function summaryOf(row: TicketRow, { people, clocks }: ListContext): TicketSummary {
  return {
    id: row.id,
    number: ticketNumber(row.id),
    state: row.state,
    urgency: row.urgency,
    priority: row.priority,
    problem: row.problemTypeName ?? row.description.slice(0, 30),
    description: row.description.slice(0, listedDescription),
    asset: row.assetId === null ? null : { id: row.assetId, name: row.assetName ?? '', serialNumber: row.serialNumber },
    place: row.place === null ? null : (JSON.parse(row.place) as string[]),
    placeText: row.placeText,
    contactName: row.contactName,
    contactPhone: maskPhone(row.contactPhone),
    source: row.source,
    followerCount: row.followerCount,
    attachmentCount: row.attachmentCount,
    submittedAt: row.submittedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    expectedResponseAt: row.expectedResponseAt.toISOString(),
    respondedAt: row.respondedAt?.toISOString() ?? null,
    engineer: row.engineerId === null ? null : named(row.engineerId, people),
    visitId: row.visitId,
    holdUntil: row.holdUntil?.toISOString() ?? null,
    reworkCount: row.reworkCount,
    clock: nextDue(clocks.get(row.id) ?? []),
  };
}

/** The promise that runs out next. */
function nextDue(clocks: readonly TicketClock[]): TicketClock | null {
  const open = clocks.filter(({ state }) => state === 'running' || state === 'paused');
  return open.reduce<TicketClock | null>((next, clock) => (next === null || clock.dueAt < next.dueAt ? clock : next), null);
}

function named(id: number, people: ReadonlyMap<number, KnownPerson>): { id: number; name: string } {
  return { id, name: people.get(id)?.name ?? '' };
}

export function progressCardOf(row: TicketRow): TicketProgressCard {
  return {
    number: ticketNumber(row.id),
    state: row.state,
    problem: row.problemTypeName,
    submittedAt: row.submittedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    followerCount: row.followerCount,
  };
}

const amongStaff: ReadonlySet<TicketAction> = new Set(['triage', 'assign', 'decline']);

/** The lines of the history that a viewer may see, in the order in which they happened. */
export function timelineOf(
  events: readonly TicketEvent[],
  viewer: Viewer,
  people: ReadonlyMap<number, KnownPerson>,
  attachments: ReadonlyMap<number, AttachmentView[]>,
): TimelineEntry[] {
  return events.filter((event) => maySeeEvent(viewer, event)).map((event) => {
    const data = JSON.parse(event.data) as EventData;
    const mine = viewer.kind !== 'system' && event.actorId !== null && event.actorId === viewer.userId;
    // Notes and reasons between the desk and its engineers are their own; requesters do not learn each other's names, and know their own.
    const hideText = viewer.kind === 'requester' && event.action !== null && amongStaff.has(event.action);
    const hideName = viewer.kind === 'requester' && event.actorKind === 'requester';
    return {
      id: event.id,
      kind: event.kind,
      action: event.action,
      fromState: event.fromState,
      toState: event.toState,
      at: event.createdAt.toISOString(),
      actor: { kind: event.actorKind, name: event.actorId === null || hideName ? null : people.get(event.actorId)?.name ?? null, mine },
      engineerName: data.engineerId === undefined ? null : people.get(data.engineerId)?.name ?? null,
      until: data.until ?? null,
      happenedAt: data.happenedAt ?? null,
      internal: event.internal,
      text: hideText ? null : data.text ?? null,
      reason: hideText ? null : data.reason ?? null,
      priority: viewer.kind === 'staff' ? (data.priority as TimelineEntry['priority']) ?? null : null,
      otherTicketNumber: data.otherTicketId === undefined ? null : ticketNumber(data.otherTicketId),
      attachments: attachments.get(event.id) ?? [],
      ...(data.clock && data.news ? { clock: { kind: data.clock, news: data.news } } : {}),
      ...(data.money ? { money: data.money } : {}),
    };
  });
}

export interface TicketParts {
  ticket: Ticket;
  viewer: Viewer;
  timeline: TimelineEntry[];
  attachments: AttachmentView[];
  clocks: TicketClock[];
  /** A closed ticket may still be sent out again. */
  underGuarantee: boolean;
}

export function progressOf({ ticket, viewer, timeline, attachments, clocks, underGuarantee }: TicketParts, servicePhone: string | null, category: { name: string; icon: string } | null): TicketProgress {
  const reporter = viewer.kind === 'requester' && viewer.reporter;
  return {
    id: ticket.id,
    number: ticketNumber(ticket.id),
    state: ticket.state,
    asset: ticket.assetId === null ? null : { name: ticket.assetName ?? '', categoryName: category?.name ?? '', categoryIcon: category?.icon ?? 'other' },
    place: ticket.place,
    placeText: ticket.placeText,
    problemType: ticket.problemTypeName,
    description: ticket.description,
    urgency: ticket.urgency,
    preferredTime: preferredTimeOf(ticket),
    contact: reporter ? { name: ticket.contactName, phone: ticket.contactPhone } : null,
    warranty: ticket.warranty,
    attachments: reporter ? attachments : [],
    timeline,
    submittedAt: ticket.submittedAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
    expectedResponseAt: ticket.expectedResponseAt.toISOString(),
    respondedAt: ticket.respondedAt?.toISOString() ?? null,
    clocks,
    holdUntil: ticket.holdUntil?.toISOString() ?? null,
    servicePhone,
    mergedInto: mergedIntoOf(ticket),
    reporter,
    followerCount: ticket.followerCount,
    availableActions: availableActions(viewer, { state: ticket.state, underGuarantee }).filter((action) => action !== 'comment-internal'),
  };
}

export function detailOf(
  { ticket, viewer, timeline, attachments, clocks, underGuarantee }: TicketParts,
  context: Pick<TicketDetail, 'assetDetail' | 'assetHistory' | 'requesterHistory' | 'mergedFrom'> & { requesters: TicketRequester[]; people: ReadonlyMap<number, KnownPerson> },
): TicketDetail {
  const { requesters, people, ...rest } = context;
  return {
    ...summaryOf({ ...ticket, place: ticket.place && JSON.stringify(ticket.place) }, { people, clocks: new Map([[ticket.id, clocks]]) }),
    ...rest,
    description: ticket.description,
    version: ticket.version,
    warranty: ticket.warranty,
    problemType: ticket.problemTypeId === null ? null : { id: ticket.problemTypeId, name: ticket.problemTypeName ?? '' },
    preferredTime: preferredTimeOf(ticket),
    wishedEngineer: ticket.wishedEngineerId === null ? null : named(ticket.wishedEngineerId, people),
    excludedEngineers: (ticket.excludedEngineerIds ?? []).map((id) => named(id, people)),
    clocks,
    completedAt: ticket.completedAt?.toISOString() ?? null,
    attachments,
    timeline,
    requesters: requesters.map(({ userId, reporter, followedAt }) => {
      const person = people.get(userId);
      return { id: userId, name: person?.name ?? null, phone: person?.phone ? maskPhone(person.phone) : null, reporter, followedAt: followedAt.toISOString() };
    }),
    mergedInto: mergedIntoOf(ticket),
    availableActions: availableActions(viewer, { state: ticket.state, underGuarantee }),
  };
}

function preferredTimeOf(ticket: Ticket): TicketProgress['preferredTime'] {
  return ticket.preferredFrom && ticket.preferredTo ? { from: ticket.preferredFrom.toISOString(), to: ticket.preferredTo.toISOString() } : null;
}

function mergedIntoOf(ticket: Ticket): { id: number; number: string } | null {
  return ticket.mergedIntoId === null ? null : { id: ticket.mergedIntoId, number: ticketNumber(ticket.mergedIntoId) };
}
