import { Injectable } from '@nestjs/common';
import { parseTicketNumber, type TicketAction } from '@scanfix/shared-types';
import type {
  CancelTicketDto, CommentDto, ConfirmTicketDto, HoldTicketDto, InvalidateTicketDto, MergeTicketDto, ResumeTicketDto, ReworkTicketDto, TriageTicketDto,
} from './dto/ticket-actions.dto.js';
import type { Ticket } from './ticket.entity.js';
import { ticketCommented, type TicketCommentedPayload } from './ticket.events.js';
import { TicketClocks } from './ticket-clocks.js';
import type { EventData } from './ticket.mapper.js';
import { TicketReworksService } from './ticket-reworks.service.js';
import { TicketsRepository } from './tickets.repository.js';
import { TicketsService, type Change, type TicketCaller } from './tickets.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AssetsService } from '../assets/assets.service.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { PeopleService } from '../identity/people.service.js';
import { LocationsService } from '../locations/locations.service.js';

/** A caller with the retry key of the request. */
export interface RequestingCaller extends TicketCaller {
  request: Actor | Visitor;
}

/** What happens to a ticket after it was submitted. Each use case locks the ticket, so that of two at once one sees the other's result. */
@Injectable()
export class TicketActionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TicketsRepository,
    private readonly tickets: TicketsService,
    private readonly outbox: Outbox,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly attachments: AttachmentsService,
    private readonly people: PeopleService,
    private readonly reworks: TicketReworksService,
    private readonly clocks: TicketClocks,
  ) {}

  async triage(caller: RequestingCaller, ticketId: number, dto: TriageTicketDto): Promise<void> {
    const corrections = await this.corrections(caller.organizationId, dto);
    await this.transition(caller, ticketId, 'triage', {
      columns: { priority: dto.priority, ...corrections },
      data: { priority: dto.priority, text: dto.note ?? undefined, ...(Object.keys(corrections).length > 0 ? { changes: { assetId: dto.assetId, locationId: dto.locationId, problemTypeId: dto.problemTypeId } } : {}) },
    });
  }

  async invalidate(caller: RequestingCaller, ticketId: number, dto: InvalidateTicketDto): Promise<void> {
    await this.transition(caller, ticketId, 'invalidate', { data: reasonOf(dto) });
  }

  async cancel(caller: RequestingCaller, ticketId: number, dto: CancelTicketDto): Promise<void> {
    await this.transition(caller, ticketId, 'cancel', { data: reasonOf(dto) });
  }

  async hold(caller: RequestingCaller, ticketId: number, dto: HoldTicketDto): Promise<void> {
    const until = new Date(dto.until);
    if (until <= new Date()) throw new DomainError('hold-date-past', undefined, [{ field: 'until', code: 'in-the-past' }]);
    await this.transition(caller, ticketId, 'hold', { columns: { holdUntil: until, holdReason: dto.reason }, data: { ...reasonOf(dto), until: until.toISOString() } });
  }

  async resume(caller: RequestingCaller, ticketId: number, dto: ResumeTicketDto): Promise<void> {
    await this.transition(caller, ticketId, 'resume', { data: { text: dto.note ?? undefined } });
  }

  async confirm(caller: RequestingCaller, ticketId: number, dto: ConfirmTicketDto): Promise<void> {
    await this.transition(caller, ticketId, 'confirm', { data: { text: dto.note ?? undefined } });
  }

  /** Not fixed: it goes out again, to somebody else where the organization wants that. */
  async rework(caller: RequestingCaller, ticketId: number, dto: ReworkTicketDto): Promise<void> {
    const data = reasonOf(dto);
    await this.unitOfWork.once(caller.request, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, caller.organizationId, ticketId);
      const eventId = await this.reworks.send(transaction, caller, ticket, data);
      if (dto.attachments?.length) {
        await this.attachments.claim(transaction, caller.organizationId, dto.attachments, { kind: 'ticket-event', id: eventId });
        await this.repository.update(transaction, ticket, { attachmentCount: ticket.attachmentCount + dto.attachments.length });
      }
      return null;
    });
  }

  /** A duplicate ends; who stood behind it stands behind the ticket that goes on. */
  async merge(caller: RequestingCaller, ticketId: number, dto: MergeTicketDto): Promise<void> {
    const intoId = parseTicketNumber(dto.intoNumber);
    if (intoId === null) throw invalidField('intoNumber', 'wrong-format');
    if (intoId === ticketId) throw new DomainError('ticket-merge-self');
    await this.unitOfWork.once(caller.request, async (transaction) => {
      // Always in the order of ids: two merges in opposite directions must not wait for each other.
      const locked = new Map<number, Ticket>();
      for (const id of [ticketId, intoId].sort((a, b) => a - b)) locked.set(id, await this.tickets.lock(transaction, caller.organizationId, id));
      const [ticket, into] = [locked.get(ticketId), locked.get(intoId)];
      if (!ticket || !into) throw new DomainError('not-found');
      if (!into.open) throw new DomainError('ticket-merge-target-closed', { state: into.state });
      const now = new Date();
      await this.tickets.apply(transaction, caller, ticket, 'merge', { columns: { mergedIntoId: intoId }, data: { text: dto.note ?? undefined, reason: 'duplicate', otherTicketId: intoId } });
      const followerCount = await this.repository.copyRequesters(transaction, ticketId, intoId, now);
      await this.tickets.record(transaction, caller, into, { kind: 'merged-into-this', data: { otherTicketId: ticketId } }, { followerCount });
      await this.tickets.announce(transaction, into, 'absorb');
      return null;
    });
  }

  /** One more person with the same trouble. Twice is once. */
  async follow(caller: RequestingCaller, ticketId: number): Promise<{ ticketRequesterId: number }> {
    return this.unitOfWork.once(caller.request, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, caller.organizationId, ticketId);
      if (!ticket.open) throw new DomainError('action-not-allowed', { state: ticket.state });
      const userId = requesterOf(caller);
      const present = (await this.repository.requestersOf(ticketId, transaction)).find((row) => row.userId === userId);
      if (present) return { ticketRequesterId: present.id };
      const now = new Date();
      const ticketRequesterId = await this.repository.insertRequester(transaction, { organizationId: caller.organizationId, ticketId, userId, reporter: false, followedAt: now });
      await this.tickets.record(transaction, caller, ticket, { kind: 'follow' }, { followerCount: ticket.followerCount + 1 });
      await this.tickets.announce(transaction, ticket, 'follow');
      return { ticketRequesterId };
    });
  }

  async comment(caller: RequestingCaller, ticketId: number, dto: CommentDto): Promise<void> {
    await this.unitOfWork.once(caller.request, async (transaction) => {
      await this.writeComment(transaction, caller, await this.tickets.lock(transaction, caller.organizationId, ticketId), dto);
      return null;
    });
  }

  /** @param ticket under the transaction's lock */
  async writeComment(transaction: Transaction, caller: TicketCaller, ticket: Ticket, dto: CommentDto): Promise<void> {
    const internal = dto.internal === true;
    const files = dto.attachments ?? [];
    if (dto.text === '' && files.length === 0) throw invalidField('text', 'required');
    const byStaff = caller.viewer.kind === 'staff';
    const answeredAt = byStaff && !internal && ticket.respondedAt === null ? new Date() : null;
    const eventId = await this.tickets.record(transaction, caller, ticket, { kind: 'comment', internal, data: { text: dto.text } }, { ...(answeredAt ? { respondedAt: answeredAt } : {}), attachmentCount: ticket.attachmentCount + files.length });
    if (answeredAt) await this.clocks.answered(transaction, ticket, answeredAt);
    if (files.length > 0) await this.attachments.claim(transaction, caller.organizationId, files, { kind: 'ticket-event', id: eventId });
    const payload: TicketCommentedPayload = { ...(await this.tickets.payloadOf(transaction, ticket)), internal, byStaff };
    await this.outbox.add(transaction, { organizationId: ticket.organizationId, name: ticketCommented, payload });
  }

  async mergePeople(organizationId: number, fromUserId: number, intoUserId: number): Promise<void> {
    await this.unitOfWork.run((transaction) => this.repository.moveRequester(transaction, organizationId, fromUserId, intoUserId));
  }

  private async transition(caller: RequestingCaller, ticketId: number, action: TicketAction, change: Change): Promise<void> {
    await this.unitOfWork.once(caller.request, async (transaction) => {
      await this.tickets.apply(transaction, caller, await this.tickets.lock(transaction, caller.organizationId, ticketId), action, change);
      return null;
    });
  }

  /** What the desk sets right at triage, with the names that stand on the ticket. */
  private async corrections(organizationId: number, dto: TriageTicketDto): Promise<Partial<Ticket>> {
    const columns: Partial<Ticket> = {};
    if (dto.assetId === null) Object.assign(columns, { assetId: null, assetName: null, serialNumber: null, warranty: null });
    else if (dto.assetId !== undefined) {
      const asset = await this.assets.require(organizationId, dto.assetId);
      Object.assign(columns, {
        assetId: asset.id, assetName: asset.name, serialNumber: asset.serialNumber, warranty: asset.warranty, categoryId: asset.category.id,
        locationId: asset.location?.id ?? null, place: asset.location?.path ?? null,
      });
    }
    if (dto.locationId === null) Object.assign(columns, { locationId: null, place: null });
    else if (dto.locationId !== undefined) {
      const location = await this.locations.require(organizationId, dto.locationId);
      Object.assign(columns, { locationId: location.id, place: location.path });
    }
    if (dto.problemTypeId === null) Object.assign(columns, { problemTypeId: null, problemTypeName: null });
    else if (dto.problemTypeId !== undefined) {
      const problemType = await this.assets.problemType(organizationId, dto.problemTypeId);
      Object.assign(columns, { problemTypeId: problemType.id, problemTypeName: problemType.name });
    }
    if (dto.wishedEngineerId === null) Object.assign(columns, { wishedEngineerId: null });
    else if (dto.wishedEngineerId !== undefined) {
      const person = (await this.people.byIds(organizationId, [dto.wishedEngineerId])).get(dto.wishedEngineerId);
      if (!person?.staff) throw new DomainError('not-found');
      Object.assign(columns, { wishedEngineerId: dto.wishedEngineerId });
    }
    return columns;
  }
}

/** Only people who stand behind a ticket follow it; the guard before has seen to that. */
function requesterOf({ viewer }: TicketCaller): number {
  if (viewer.kind !== 'requester') throw new DomainError('forbidden');
  return viewer.userId;
}

/** `other` needs words: a reason that says nothing is none. */
function reasonOf({ reason, note }: { reason: string; note?: string }): EventData {
  if (reason === 'other' && !note) throw new DomainError('reason-required', undefined, [{ field: 'note', code: 'required' }]);
  return { reason, text: note ?? undefined };
}
