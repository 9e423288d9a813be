import { Injectable } from '@nestjs/common';
import { parseTicketNumber, ticketNumber, type RevealedPhone } from '@scanfix/shared-types';
import { FollowLinks } from './follow-links.js';
import type { RequestingCaller } from './ticket-actions.service.js';
import type { Ticket } from './ticket.entity.js';
import { TicketsRepository } from './tickets.repository.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AuditService, personalDataRevealed } from '../audit/audit.service.js';
import { PeopleService } from '../identity/people.service.js';
import { StickersService, type ResolvedSticker } from '../stickers/stickers.service.js';

/** Who reported. */
export type ReportingCaller = RequestingCaller & { viewer: { kind: 'requester'; userId: number; reporter: true } };

/** Who may come near a ticket, and as whom. What somebody may not see does not exist for them. */
@Injectable()
export class TicketAccessService {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly followLinks: FollowLinks,
    private readonly stickers: StickersService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  desk(actor: Actor): RequestingCaller {
    return { organizationId: actor.organizationId, request: actor, viewer: { kind: 'staff', userId: actor.userId, permissions: actor.permissions } };
  }

  async requester(actor: Actor, ticketId: number): Promise<RequestingCaller> {
    const row = await this.tickets.requesterRow({ ticketId, userId: actor.userId, organizationId: actor.organizationId });
    if (!row) throw new DomainError('not-found');
    return { organizationId: actor.organizationId, request: actor, viewer: { kind: 'requester', userId: actor.userId, reporter: row.reporter } };
  }

  /** By the private link, without an account. */
  async linkHolder(visitor: Visitor, followToken: string): Promise<RequestingCaller & { ticketId: number }> {
    const id = this.followLinks.read(followToken);
    const row = id === null ? null : await this.tickets.requesterRow({ id });
    if (!row) throw new DomainError('not-found');
    return { organizationId: row.organizationId, request: visitor, ticketId: row.ticketId, viewer: { kind: 'requester', userId: row.userId, reporter: row.reporter } };
  }

  /** Who reported, where "me too" is not enough: money, and what others must not see. For everybody else there is no such thing. */
  async reporter(actor: Actor, ticketId: number): Promise<ReportingCaller> {
    return reportingOf(await this.requester(actor, ticketId));
  }

  async reporterByLink(visitor: Visitor, followToken: string): Promise<ReportingCaller & { ticketId: number }> {
    return reportingOf(await this.linkHolder(visitor, followToken));
  }

  /** The private link of somebody who stands behind a ticket; null for everybody else. */
  async followUrl(organizationId: number, ticketId: number, userId: number): Promise<string | null> {
    const row = await this.tickets.requesterRow({ ticketId, userId, organizationId });
    return row && this.followLinks.url(this.followLinks.token(row.id));
  }

  /** Whoever holds the sticker of the device may follow its open ticket: the number alone is not enough. */
  async follower(actor: Actor, stickerCode: string, number: string): Promise<RequestingCaller & { ticketId: number }> {
    const sticker = await this.stickers.resolve(stickerCode);
    const ticketId = parseTicketNumber(number);
    const ticket = ticketId === null ? null : await this.tickets.find(actor.organizationId, ticketId);
    if (!ticket || !isAbout(ticket, sticker)) throw new DomainError('not-found');
    return { organizationId: actor.organizationId, request: actor, ticketId: ticket.id, viewer: { kind: 'requester', userId: actor.userId, reporter: false } };
  }

  /** The contact's number, or that of one of the requesters, in clear; every look is written down. */
  async revealPhone(actor: Actor, ticketId: number, requesterId?: number): Promise<RevealedPhone> {
    const ticket = await this.tickets.find(actor.organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    const phone = requesterId === undefined ? ticket.contactPhone : await this.phoneOfRequester(actor.organizationId, ticketId, requesterId);
    await this.unitOfWork.run((transaction) =>
      this.audit.record(transaction, actor, { action: personalDataRevealed, subject: 'ticket', subjectId: ticketId, label: ticketNumber(ticketId), data: requesterId === undefined ? {} : { requesterId } }));
    return { phone };
  }

  private async phoneOfRequester(organizationId: number, ticketId: number, userId: number): Promise<string> {
    const row = await this.tickets.requesterRow({ ticketId, userId, organizationId });
    const person = row && (await this.people.byIds(organizationId, [userId])).get(userId);
    if (!person?.phone) throw new DomainError('not-found');
    return person.phone;
  }
}

function reportingOf<Caller extends RequestingCaller>(caller: Caller): Caller & ReportingCaller {
  const { viewer } = caller;
  if (viewer.kind !== 'requester' || !viewer.reporter) throw new DomainError('not-found');
  return { ...caller, viewer: { ...viewer, reporter: true } };
}

/** The sticker is on the ticket's device; or on its place, when the ticket is about no device. */
function isAbout(ticket: Ticket, sticker: ResolvedSticker): boolean {
  if (sticker.status !== 'bound' || sticker.organizationId !== ticket.organizationId) return false;
  return ticket.assetId === null ? ticket.locationId !== null && ticket.locationId === sticker.locationId : ticket.assetId === sticker.assetId;
}
