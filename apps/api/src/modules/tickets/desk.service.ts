import { Injectable } from '@nestjs/common';
import type { ChainVerification, Page, RevealedPhone, TicketCounts, TicketDetail, TicketSummary } from '@scanfix/shared-types';
import type { SubmitTicketDto } from './dto/submit-ticket.dto.js';
import type {
  CancelTicketDto, CommentDto, ConfirmTicketDto, HoldTicketDto, InvalidateTicketDto, MergeTicketDto, ResumeTicketDto, ReworkTicketDto, TriageTicketDto,
} from './dto/ticket-actions.dto.js';
import type { TicketQueryDto } from './dto/ticket-query.dto.js';
import { TicketActionsService, type RequestingCaller } from './ticket-actions.service.js';
import { TicketAccessService } from './ticket-access.service.js';
import { TicketSubmissionService } from './ticket-submission.service.js';
import { TicketViewsService } from './ticket-views.service.js';
import { TicketsService } from './tickets.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { may } from '../../platform/auth/actor.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** The desk's side of tickets: act, then answer with the ticket as it stands. */
@Injectable()
export class DeskService {
  constructor(
    private readonly access: TicketAccessService,
    private readonly submission: TicketSubmissionService,
    private readonly actions: TicketActionsService,
    private readonly tickets: TicketsService,
    private readonly views: TicketViewsService,
  ) {}

  page(actor: Actor, query: TicketQueryDto): Promise<Page<TicketSummary>> {
    return this.views.page(actor, query);
  }

  counts(actor: Actor): Promise<TicketCounts> {
    return this.views.counts(actor);
  }

  detail(actor: Actor, ticketId: number): Promise<TicketDetail> {
    return this.views.detail(actor, ticketId);
  }

  detailByNumber(actor: Actor, number: string): Promise<TicketDetail> {
    return this.views.detailByNumber(actor, number);
  }

  async submit(actor: Actor, dto: SubmitTicketDto): Promise<TicketDetail> {
    const { ticketId } = await this.submission.byAgent(actor, dto);
    return this.views.detail(actor, ticketId);
  }

  triage(actor: Actor, ticketId: number, dto: TriageTicketDto): Promise<TicketDetail> {
    return this.act(actor, ticketId, (caller) => this.actions.triage(caller, ticketId, dto));
  }

  invalidate(actor: Actor, ticketId: number, dto: InvalidateTicketDto): Promise<TicketDetail> {
    return this.act(actor, ticketId, (caller) => this.actions.invalidate(caller, ticketId, dto));
  }

  cancel(actor: Actor, ticketId: number, dto: CancelTicketDto): Promise<TicketDetail> {
    return this.act(actor, ticketId, (caller) => this.actions.cancel(caller, ticketId, dto));
  }

  merge(actor: Actor, ticketId: number, dto: MergeTicketDto): Promise<TicketDetail> {
    return this.act(actor, ticketId, (caller) => this.actions.merge(caller, ticketId, dto));
  }

  hold(actor: Actor, ticketId: number, dto: HoldTicketDto): Promise<TicketDetail> {
    return this.act(actor, ticketId, (caller) => this.actions.hold(caller, ticketId, dto));
  }

  resume(actor: Actor, ticketId: number, dto: ResumeTicketDto): Promise<TicketDetail> {
    return this.act(actor, ticketId, (caller) => this.actions.resume(caller, ticketId, dto));
  }

  confirm(actor: Actor, ticketId: number, dto: ConfirmTicketDto): Promise<TicketDetail> {
    return this.act(actor, ticketId, (caller) => this.actions.confirm(caller, ticketId, dto));
  }

  rework(actor: Actor, ticketId: number, dto: ReworkTicketDto): Promise<TicketDetail> {
    return this.act(actor, ticketId, (caller) => this.actions.rework(caller, ticketId, dto));
  }

  verification(actor: Actor, ticketId: number): Promise<ChainVerification> {
    return this.tickets.verifyChain(actor.organizationId, ticketId);
  }

  comment(actor: Actor, ticketId: number, dto: CommentDto): Promise<TicketDetail> {
    if (dto.internal && !may(actor, 'ticket:comment-internal')) throw new DomainError('forbidden');
    return this.act(actor, ticketId, (caller) => this.actions.comment(caller, ticketId, dto));
  }

  revealPhone(actor: Actor, ticketId: number, requesterId?: number): Promise<RevealedPhone> {
    return this.access.revealPhone(actor, ticketId, requesterId);
  }

  private async act(actor: Actor, ticketId: number, work: (caller: RequestingCaller) => Promise<void>): Promise<TicketDetail> {
    await work(this.access.desk(actor));
    return this.views.detail(actor, ticketId);
  }
}
