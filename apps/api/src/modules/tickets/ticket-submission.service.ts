import { Injectable } from '@nestjs/common';
import {
  phonePattern, ticketNumber, type AssetSummary, type OrganizationSettings, type TicketClock, type TicketSource,
} from '@scanfix/shared-types';
import type { SubmitAnonymousTicketDto, SubmitTicketDto } from './dto/submit-ticket.dto.js';
import { eventHash, genesisHash } from './ticket.chain.js';
import { ticketLinkIssued, ticketSubmitted, type TicketLinkIssuedPayload, type TicketSubmittedPayload } from './ticket.events.js';
import { TicketClocks, type ReportTerms } from './ticket-clocks.js';
import type { TicketEvent } from './ticket-event.entity.js';
import type { Ticket } from './ticket.entity.js';
import type { EventData } from './ticket.mapper.js';
import { actorOf } from './ticket.policy.js';
import { TicketsRepository, type NewEvent, type NewTicket } from './tickets.repository.js';
import { TicketsService, type TicketCaller } from './tickets.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { normalizePhone } from '../../platform/http/phone.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AssetsService } from '../assets/assets.service.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { OneTimeCodes } from '../identity/one-time-codes.service.js';
import { PeopleService } from '../identity/people.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { ClocksService, priorityByUrgency } from '../service-levels/clocks.service.js';
import { StickersService } from '../stickers/stickers.service.js';

/** What was reported, looked up and checked before the transaction begins. */
interface Subject {
  settings: OrganizationSettings;
  promised: ReportTerms;
  stickerId: number | null;
  asset: AssetSummary | null;
  /** The device's place, or the one that was named. */
  location: { id: number; path: string[] } | null;
  problemType: { id: number; name: string; categoryId: number | null } | null;
}

export interface Submitted {
  ticketId: number;
  ticketRequesterId: number;
  reporterId: number;
  organizationId: number;
}

/** `written` is what was written just now, so that the answer needs no second look; null when an earlier answer is given again. */
export type SubmittedNow = Submitted & { written: WrittenTicket | null };
export interface WrittenTicket {
  ticket: Ticket;
  events: TicketEvent[];
  clocks: TicketClock[];
  category: AssetSummary['category'] | null;
}

interface Reporter {
  reporterId: number;
  source: TicketSource;
  caller: TicketCaller;
}

/** From a report to a ticket: checked, once, with its event and its attachments. */
@Injectable()
export class TicketSubmissionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TicketsRepository,
    private readonly tickets: TicketsService,
    private readonly outbox: Outbox,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly stickers: StickersService,
    private readonly attachments: AttachmentsService,
    private readonly people: PeopleService,
    private readonly oneTimeCodes: OneTimeCodes,
    private readonly clocks: ClocksService,
    private readonly ticketClocks: TicketClocks,
  ) {}

  async byRequester(actor: Actor, dto: SubmitTicketDto): Promise<SubmittedNow> {
    const subject = await this.subjectOf(actor.organizationId, dto);
    return this.once(actor, subject, dto, () =>
      Promise.resolve({ reporterId: actor.userId, source: subject.stickerId ? 'sticker' : 'requester', caller: reporterOf(actor.organizationId, actor.userId) }));
  }

  /** By an agent, for somebody on the phone. */
  async byAgent(actor: Actor, dto: SubmitTicketDto): Promise<Submitted> {
    const subject = await this.subjectOf(actor.organizationId, dto);
    return this.once(actor, subject, dto, async (transaction) => {
      const reporterId = await this.people.requesterByPhone(transaction, actor.organizationId, contactOf(dto));
      return { reporterId, source: 'agent', caller: { organizationId: actor.organizationId, viewer: { kind: 'staff', userId: actor.userId, permissions: actor.permissions } } };
    });
  }

  /** Without an account: whoever holds the phone may report. */
  async anonymously(visitor: Visitor, dto: SubmitAnonymousTicketDto): Promise<SubmittedNow> {
    const sticker = await this.stickers.resolve(dto.stickerCode);
    const subject = await this.subjectOf(sticker.organizationId, dto);
    if (!subject.settings.anonymousReports) throw new DomainError('anonymous-reports-off');
    const { phone, name } = contactOf(dto);
    if (!phonePattern.test(phone)) throw invalidField('contact.phone', 'not-a-phone');
    // A retry of what succeeded finds its code used up: the refusal only counts when there is no answer kept for this key.
    const refusal = await this.oneTimeCodes.verify(sticker.organizationId, phone, 'report', dto.oneTimeCode).then(() => null, (error: unknown) => error);
    return this.once(visitor, subject, dto, async (transaction) => {
      if (refusal !== null) throw refusal;
      const reporterId = await this.people.requesterByPhone(transaction, sticker.organizationId, { phone, name });
      return { reporterId, source: 'anonymous', caller: reporterOf(sticker.organizationId, reporterId) };
    });
  }

  /** The ids are kept under the idempotency key; what was written is only for the answer at hand. */
  private async once(caller: Actor | Visitor, subject: Subject, dto: SubmitTicketDto, by: (transaction: Transaction) => Promise<Reporter>): Promise<SubmittedNow> {
    let written: WrittenTicket | null = null;
    const submitted = await this.unitOfWork.once(caller, async (transaction) => {
      const { written: now, ...ids } = await this.submit(transaction, subject, dto, await by(transaction));
      written = now;
      return ids;
    });
    return { ...submitted, written };
  }

  /** Everything that can be refused without a lock is refused here. */
  private async subjectOf(organizationId: number, dto: SubmitTicketDto): Promise<Subject> {
    const place = await this.placeOf(organizationId, dto);
    const [settings, owned, ownLocation, problemType] = await Promise.all([
      this.organizations.settings(organizationId),
      place.assetId === null ? null : this.assets.requireOwned(organizationId, place.assetId),
      place.locationId === null ? null : this.locations.require(organizationId, place.locationId),
      dto.problemTypeId === undefined ? null : this.assets.problemType(organizationId, dto.problemTypeId),
    ]);
    const asset = owned?.asset ?? null;
    if (asset?.status === 'retired') throw new DomainError('asset-retired');
    if (asset === null && ownLocation === null && !dto.placeText) throw invalidField('placeText', 'required');
    if (asset && problemType && problemType.categoryId !== asset.category.id) throw invalidField('problemTypeId', 'not-of-this-category');
    if (dto.preferredTime && dto.preferredTime.from >= dto.preferredTime.to) throw invalidField('preferredTime.to', 'before-start');
    const promised = await this.ticketClocks.termsFor(organizationId, owned?.customerId ?? null);
    return { settings, promised, stickerId: place.stickerId, asset, location: ownLocation ?? asset?.location ?? null, problemType };
  }

  private async placeOf(organizationId: number, dto: SubmitTicketDto): Promise<{ stickerId: number | null; assetId: number | null; locationId: number | null }> {
    if (dto.stickerCode === undefined) return { stickerId: null, assetId: dto.assetId ?? null, locationId: dto.locationId ?? null };
    const sticker = await this.stickers.resolve(dto.stickerCode);
    // Another organization's sticker: the client must log in there first.
    if (sticker.organizationId !== organizationId) throw new DomainError('not-found');
    if (sticker.status === 'void') throw new DomainError('sticker-void');
    if (sticker.status === 'lost') throw new DomainError('sticker-lost');
    if (sticker.assetId === null && sticker.locationId === null) throw new DomainError('sticker-not-bound');
    return { stickerId: sticker.id, assetId: sticker.assetId, locationId: sticker.locationId };
  }

  private async submit(
    transaction: Transaction,
    { settings, promised: { terms, customerLevel }, stickerId, asset, location, problemType }: Subject,
    dto: SubmitTicketDto,
    by: Reporter,
  ): Promise<SubmittedNow> {
    const organizationId = settings.id;
    if (asset) await this.refuseDuplicate(transaction, organizationId, asset.id, dto.anotherProblem === true);
    else if (location) await this.locations.hold(transaction, organizationId, location.id);
    const now = new Date();
    const contact = contactOf(dto);
    const triaged = settings.automaticTriage;
    const priority = triaged ? priorityByUrgency[dto.urgency] : null;
    const facts = { organizationId, reporterId: by.reporterId, assetId: asset?.id ?? null, description: dto.description, contactPhone: contact.phone, submittedAt: now };

    const categoryId = asset?.category.id ?? problemType?.categoryId ?? null;
    const expectedResponse = settings.expectedResponseMinutes[dto.urgency];
    const clocks = this.clocks.plan(terms, { urgency: dto.urgency, priority, categoryId, customerLevel }, expectedResponse, now);

    const events: NewEvent[] = [event('submit', null, 'submitted', by.caller, now)];
    if (triaged) events.push(event('triage', 'submitted', 'triaged', this.tickets.system(organizationId), now, { priority: priority ?? undefined }));
    const genesis = genesisHash(facts);
    const anchor = events.reduce((previous, one) => eventHash(previous, { ...one, data: JSON.stringify(one.data) }), genesis);

    const ticket: NewTicket = {
      ...facts, state: triaged ? 'triaged' : 'submitted', open: true, source: by.source, urgency: dto.urgency, priority, stickerId,
      locationId: location?.id ?? null, categoryId,
      problemTypeId: problemType?.id ?? null, problemTypeName: problemType?.name ?? null,
      assetName: asset?.name ?? null, serialNumber: asset?.serialNumber ?? null, place: location?.path ?? null, placeText: dto.placeText ?? null,
      contactName: contact.name,
      preferredFrom: dto.preferredTime ? new Date(dto.preferredTime.from) : null, preferredTo: dto.preferredTime ? new Date(dto.preferredTime.to) : null,
      warranty: asset?.warranty ?? null, engineerId: null, visitId: null, holdUntil: null, holdReason: null, completedAt: null, closedAt: null, reworkCount: 0,
      wishedEngineerId: null, excludedEngineerIds: null, mergedIntoId: null, followerCount: 1, attachmentCount: dto.attachments?.length ?? 0,
      expectedResponseAt: this.clocks.answerDueAt(clocks, expectedResponse, now),
      respondedAt: null, updatedAt: now, version: 1, lastEventHash: anchor,
    };
    const ticketId = await this.repository.insert(transaction, ticket);
    await this.clocks.start(transaction, organizationId, ticketId, clocks);
    const ticketRequesterId = await this.repository.insertRequester(transaction, { organizationId, ticketId, userId: by.reporterId, reporter: true, followedAt: now });
    const history: TicketEvent[] = [];
    for (const one of events) {
      const { id, hash } = await this.repository.insertEvent(transaction, organizationId, ticketId, history.at(-1)?.hash ?? genesis, one);
      history.push({ ...one, id, hash, organizationId, ticketId, data: JSON.stringify(one.data) });
    }
    if (dto.attachments?.length) await this.attachments.claim(transaction, organizationId, dto.attachments, { kind: 'ticket', id: ticketId });
    const written: Ticket = { id: ticketId, ...ticket };
    await this.tickets.observed(transaction, { organizationId, ticket: written, action: 'submit', from: null, to: 'submitted', at: now, data: {}, caller: by.caller });
    if (triaged) {
      await this.tickets.observed(transaction, { organizationId, ticket: written, action: 'triage', from: 'submitted', to: 'triaged', at: now, data: {}, caller: this.tickets.system(organizationId) });
    }
    const payload: TicketSubmittedPayload = { ticketId, number: ticketNumber(ticketId), state: ticket.state, requesterIds: [by.reporterId] };
    await this.outbox.add(transaction, { organizationId, name: ticketSubmitted, payload });
    if (by.source === 'anonymous') {
      await this.outbox.add(transaction, { organizationId, name: ticketLinkIssued, payload: { ticketId, ticketRequesterId } satisfies TicketLinkIssuedPayload });
    }
    return { ticketId, ticketRequesterId, reporterId: by.reporterId, organizationId, written: { ticket: written, events: history, clocks: this.clocks.viewsOf(terms, clocks, now), category: asset?.category ?? null } };
  }

  /** The device's row is the lock: two people who scan at once make one ticket and one "me too". */
  private async refuseDuplicate(transaction: Transaction, organizationId: number, assetId: number, anotherProblem: boolean): Promise<void> {
    if (anotherProblem) return;
    const asset = await this.assets.lock(transaction, organizationId, assetId);
    if (asset.status === 'retired') throw new DomainError('asset-retired');
    const openId = await this.repository.openTicketOf(transaction, organizationId, assetId);
    if (openId !== null) throw new DomainError('ticket-already-open', { ticketNumber: ticketNumber(openId) });
  }
}

function contactOf(dto: SubmitTicketDto): { name: string; phone: string } {
  const mobile = normalizePhone(dto.contact.phone);
  return { name: dto.contact.name, phone: phonePattern.test(mobile) ? mobile : dto.contact.phone };
}

function reporterOf(organizationId: number, userId: number): TicketCaller {
  return { organizationId, viewer: { kind: 'requester', userId, reporter: true } };
}

function event(action: 'submit' | 'triage', fromState: NewEvent['fromState'], toState: NewEvent['toState'], caller: TicketCaller, createdAt: Date, data: EventData = {}): NewEvent {
  return { kind: 'action', action, fromState, toState, ...actorOf(caller.viewer), internal: false, data, createdAt };
}
