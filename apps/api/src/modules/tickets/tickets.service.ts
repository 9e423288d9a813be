import { Injectable } from '@nestjs/common';
import { maximumTicketPhotos, parseTicketNumber, ticketNumber, type TicketAction } from '@scanfix/shared-types';
import type { CancelTicketDto, CommentDto, InvalidateTicketDto, MergeTicketDto, TriageTicketDto } from './dto/ticket-actions.dto.js';
import type { Ticket } from './ticket.entity.js';
import { ticketChanged, ticketCommented, type TicketChangedPayload, type TicketCommentedPayload } from './ticket.events.js';
import type { EventData } from './ticket.mapper.js';
import { mayDo, type Viewer } from './ticket.policy.js';
import { isOpen, transitionOf } from './ticket.transitions.js';
import { TicketsRepository, type NewEvent } from './tickets.repository.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AssetsService } from '../assets/assets.service.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { LocationsService } from '../locations/locations.service.js';

/** Who acts, in which organization, and under which retry key. */
export interface TicketCaller {
  organizationId: number;
  viewer: Viewer;
  /** For the idempotency key. */
  request: Actor | Visitor;
}

export interface Change {
  columns?: Partial<Ticket>;
  data?: EventData;
}

/** What happens to a ticket after it was submitted. Each use case locks the ticket, so that of two at once one sees the other's result. */
@Injectable()
export class TicketsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TicketsRepository,
    private readonly outbox: Outbox,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
    private readonly attachments: AttachmentsService,
  ) {}

  async triage(caller: TicketCaller, ticketId: number, dto: TriageTicketDto): Promise<void> {
    const corrections = await this.corrections(caller.organizationId, dto);
    await this.transition(caller, ticketId, 'triage', {
      columns: { priority: dto.priority, ...corrections },
      data: { priority: dto.priority, text: dto.note ?? undefined, ...(Object.keys(corrections).length > 0 ? { changes: { assetId: dto.assetId, locationId: dto.locationId, problemTypeId: dto.problemTypeId } } : {}) },
    });
  }

  async invalidate(caller: TicketCaller, ticketId: number, dto: InvalidateTicketDto): Promise<void> {
    await this.transition(caller, ticketId, 'invalidate', { data: reasonOf(dto) });
  }

  async cancel(caller: TicketCaller, ticketId: number, dto: CancelTicketDto): Promise<void> {
    await this.transition(caller, ticketId, 'cancel', { data: reasonOf(dto) });
  }

  /** A duplicate ends; who stood behind it stands behind the ticket that goes on. */
  async merge(caller: TicketCaller, ticketId: number, dto: MergeTicketDto): Promise<void> {
    const intoId = parseTicketNumber(dto.intoNumber);
    if (intoId === null) throw invalidField('intoNumber', 'wrong-format');
    if (intoId === ticketId) throw new DomainError('ticket-merge-self');
    await this.unitOfWork.once(caller.request, async (transaction) => {
      // Always in the order of ids: two merges in opposite directions must not wait for each other.
      const locked = new Map<number, Ticket>();
      for (const id of [ticketId, intoId].sort((a, b) => a - b)) locked.set(id, await this.lock(transaction, caller, id));
      const [ticket, into] = [locked.get(ticketId), locked.get(intoId)];
      if (!ticket || !into) throw new DomainError('not-found');
      if (!into.open) throw new DomainError('ticket-merge-target-closed', { state: into.state });
      const now = new Date();
      await this.apply(transaction, caller, ticket, 'merge', { columns: { mergedIntoId: intoId }, data: { text: dto.note ?? undefined, reason: 'duplicate', otherTicketId: intoId } });
      const followerCount = await this.repository.copyRequesters(transaction, ticketId, intoId, now);
      await this.record(transaction, caller, into, { kind: 'merged-into-this', data: { otherTicketId: ticketId } }, { followerCount });
      await this.announceChange(transaction, into, 'absorb');
      return null;
    });
  }

  /** One more person with the same trouble. Twice is once. */
  async follow(caller: TicketCaller, ticketId: number): Promise<{ ticketRequesterId: number }> {
    return this.unitOfWork.once(caller.request, async (transaction) => {
      const ticket = await this.lock(transaction, caller, ticketId);
      if (!ticket.open) throw new DomainError('action-not-allowed', { state: ticket.state });
      const { userId } = caller.viewer;
      const present = (await this.repository.requestersOf(ticketId, transaction)).find((row) => row.userId === userId);
      if (present) return { ticketRequesterId: present.id };
      const now = new Date();
      const ticketRequesterId = await this.repository.insertRequester(transaction, { organizationId: caller.organizationId, ticketId, userId, reporter: false, followedAt: now });
      await this.record(transaction, caller, ticket, { kind: 'follow' }, { followerCount: ticket.followerCount + 1 });
      await this.announceChange(transaction, ticket, 'follow');
      return { ticketRequesterId };
    });
  }

  async comment(caller: TicketCaller, ticketId: number, dto: CommentDto): Promise<void> {
    const internal = dto.internal === true;
    const files = dto.attachments ?? [];
    if (dto.text === '' && files.length === 0) throw invalidField('text', 'required');
    if (files.length > maximumTicketPhotos) throw new DomainError('attachments-too-many');
    await this.unitOfWork.once(caller.request, async (transaction) => {
      const ticket = await this.lock(transaction, caller, ticketId);
      const byStaff = caller.viewer.kind === 'staff';
      const answered = byStaff && !internal && ticket.respondedAt === null ? { respondedAt: new Date() } : {};
      const eventId = await this.record(transaction, caller, ticket, { kind: 'comment', internal, data: { text: dto.text } }, { ...answered, attachmentCount: ticket.attachmentCount + files.length });
      if (files.length > 0) await this.attachments.claim(transaction, caller.organizationId, files, { kind: 'ticket-event', id: eventId });
      const payload: TicketCommentedPayload = { ...(await this.payloadOf(transaction, ticket)), internal, byStaff };
      await this.outbox.add(transaction, { organizationId: ticket.organizationId, name: ticketCommented, payload });
      return null;
    });
  }

  async mergePeople(organizationId: number, fromUserId: number, intoUserId: number): Promise<void> {
    await this.unitOfWork.run((transaction) => this.repository.moveRequester(transaction, organizationId, fromUserId, intoUserId));
  }

  private async transition(caller: TicketCaller, ticketId: number, action: TicketAction, change: Change): Promise<void> {
    await this.unitOfWork.once(caller.request, async (transaction) => {
      await this.apply(transaction, caller, await this.lock(transaction, caller, ticketId), action, change);
      return null;
    });
  }

  private async lock(transaction: Transaction, caller: TicketCaller, ticketId: number): Promise<Ticket> {
    const ticket = await this.repository.lock(transaction, caller.organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    return ticket;
  }

  /** The one way from state to state: table, columns, history, event. */
  private async apply(transaction: Transaction, caller: TicketCaller, ticket: Ticket, action: TicketAction, { columns = {}, data = {} }: Change): Promise<void> {
    const { from, to, answers } = transitionOf(action);
    if (!mayDo(caller.viewer, action)) throw new DomainError('forbidden');
    if (!from.includes(ticket.state)) throw new DomainError('action-not-allowed', { action, state: ticket.state });
    const responded = answers && ticket.respondedAt === null ? { respondedAt: new Date() } : {};
    await this.record(transaction, caller, ticket, { kind: 'action', action, fromState: ticket.state, toState: to, data }, { ...columns, ...responded, state: to, open: isOpen(to) });
    await this.announceChange(transaction, ticket, action);
  }

  /** A line of history and the columns that go with it. Answers the event's id. */
  private async record(transaction: Transaction, caller: TicketCaller, ticket: Ticket, event: Partial<NewEvent> & Pick<NewEvent, 'kind'>, columns: Partial<Ticket>): Promise<number> {
    const { id, hash } = await this.repository.insertEvent(transaction, ticket.organizationId, ticket.id, ticket.lastEventHash, {
      action: null, fromState: null, toState: null, internal: false, data: {}, createdAt: new Date(),
      actorKind: caller.viewer.kind, actorId: caller.viewer.userId, ...event,
    });
    await this.repository.update(transaction, ticket, { ...columns, lastEventHash: hash });
    return id;
  }

  private async announceChange(transaction: Transaction, ticket: Ticket, action: TicketChangedPayload['action']): Promise<void> {
    const payload: TicketChangedPayload = { ...(await this.payloadOf(transaction, ticket)), action };
    await this.outbox.add(transaction, { organizationId: ticket.organizationId, name: ticketChanged, payload });
  }

  private async payloadOf(transaction: Transaction, ticket: Ticket): Promise<Omit<TicketChangedPayload, 'action'>> {
    const requesters = await this.repository.requestersOf(ticket.id, transaction);
    return { ticketId: ticket.id, number: ticketNumber(ticket.id), state: ticket.state, requesterIds: requesters.map(({ userId }) => userId) };
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
    return columns;
  }
}

/** `other` needs words: a reason that says nothing is none. */
function reasonOf({ reason, note }: { reason: string; note?: string }): EventData {
  if (reason === 'other' && !note) throw new DomainError('reason-required', undefined, [{ field: 'note', code: 'required' }]);
  return { reason, text: note ?? undefined };
}
