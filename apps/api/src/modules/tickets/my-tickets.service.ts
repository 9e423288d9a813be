import { Injectable } from '@nestjs/common';
import type { Page, TicketProgress, TicketSubmitted, TicketSummary } from '@scanfix/shared-types';
import type { SubmitAnonymousTicketDto, SubmitTicketDto } from './dto/submit-ticket.dto.js';
import type { CancelTicketDto, CommentDto, FollowDto, ReworkTicketDto } from './dto/ticket-actions.dto.js';
import { TicketActionsService, type RequestingCaller } from './ticket-actions.service.js';
import { TicketAccessService } from './ticket-access.service.js';
import { TicketSubmissionService, type SubmittedNow } from './ticket-submission.service.js';
import { TicketViewsService } from './ticket-views.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { invalidField } from '../../platform/errors/domain-error.js';
import type { PageQueryDto } from '../../platform/http/page-query.dto.js';

/** The requester's side of tickets, with an account or by the private link. */
@Injectable()
export class MyTicketsService {
  constructor(
    private readonly access: TicketAccessService,
    private readonly submission: TicketSubmissionService,
    private readonly actions: TicketActionsService,
    private readonly views: TicketViewsService,
  ) {}

  async submit(actor: Actor, dto: SubmitTicketDto): Promise<TicketSubmitted> {
    return this.answer(await this.submission.byRequester(actor, dto));
  }

  async submitAnonymously(visitor: Visitor, dto: SubmitAnonymousTicketDto): Promise<TicketSubmitted> {
    return this.answer(await this.submission.anonymously(visitor, dto));
  }

  page(actor: Actor, query: PageQueryDto): Promise<Page<TicketSummary>> {
    return this.views.mine(actor, query);
  }

  async progress(actor: Actor, ticketId: number): Promise<TicketProgress> {
    return this.show(await this.access.requester(actor, ticketId), ticketId);
  }

  async comment(actor: Actor, ticketId: number, dto: CommentDto): Promise<TicketProgress> {
    return this.commentAs(await this.access.requester(actor, ticketId), ticketId, dto);
  }

  async cancel(actor: Actor, ticketId: number, dto: CancelTicketDto): Promise<TicketProgress> {
    return this.cancelAs(await this.access.requester(actor, ticketId), ticketId, dto);
  }

  async rework(actor: Actor, ticketId: number, dto: ReworkTicketDto): Promise<TicketProgress> {
    return this.reworkAs(await this.access.requester(actor, ticketId), ticketId, dto);
  }

  async follow(actor: Actor, dto: FollowDto): Promise<TicketSubmitted> {
    const { ticketId, ...caller } = await this.access.follower(actor, dto.stickerCode, dto.ticketNumber);
    const { ticketRequesterId } = await this.actions.follow(caller, ticketId);
    const { viewer } = await this.access.requester(actor, ticketId);
    return this.views.submitted(caller.organizationId, viewer, ticketId, ticketRequesterId);
  }

  async linkProgress(visitor: Visitor, followToken: string): Promise<TicketProgress> {
    const { ticketId, ...caller } = await this.access.linkHolder(visitor, followToken);
    return this.show(caller, ticketId);
  }

  async linkComment(visitor: Visitor, followToken: string, dto: CommentDto): Promise<TicketProgress> {
    const { ticketId, ...caller } = await this.access.linkHolder(visitor, followToken);
    return this.commentAs(caller, ticketId, dto);
  }

  async linkCancel(visitor: Visitor, followToken: string, dto: CancelTicketDto): Promise<TicketProgress> {
    const { ticketId, ...caller } = await this.access.linkHolder(visitor, followToken);
    return this.cancelAs(caller, ticketId, dto);
  }

  async linkRework(visitor: Visitor, followToken: string, dto: ReworkTicketDto): Promise<TicketProgress> {
    const { ticketId, ...caller } = await this.access.linkHolder(visitor, followToken);
    return this.reworkAs(caller, ticketId, dto);
  }

  private async reworkAs(caller: RequestingCaller, ticketId: number, dto: ReworkTicketDto): Promise<TicketProgress> {
    await this.actions.rework(caller, ticketId, dto);
    return this.show(caller, ticketId);
  }

  private async commentAs(caller: RequestingCaller, ticketId: number, dto: CommentDto): Promise<TicketProgress> {
    if (dto.internal) throw invalidField('internal', 'not-allowed');
    await this.actions.comment(caller, ticketId, dto);
    return this.show(caller, ticketId);
  }

  private async cancelAs(caller: RequestingCaller, ticketId: number, dto: CancelTicketDto): Promise<TicketProgress> {
    await this.actions.cancel(caller, ticketId, dto);
    return this.show(caller, ticketId);
  }

  private show({ organizationId, viewer }: RequestingCaller, ticketId: number): Promise<TicketProgress> {
    return this.views.progress(organizationId, viewer, ticketId);
  }

  private answer({ organizationId, reporterId, ticketId, ticketRequesterId, written }: SubmittedNow): Promise<TicketSubmitted> {
    const viewer = { kind: 'requester', userId: reporterId, reporter: true } as const;
    return written ? this.views.justSubmitted(viewer, written, ticketRequesterId) : this.views.submitted(organizationId, viewer, ticketId, ticketRequesterId);
  }
}
