import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { ChainVerification, Page, RevealedPhone, TicketCounts, TicketDetail, TicketSummary } from '@scanfix/shared-types';
import { SubmitTicketDto } from './dto/submit-ticket.dto.js';
import {
  CancelTicketDto, CommentDto, ConfirmTicketDto, HoldTicketDto, InvalidateTicketDto, MergeTicketDto, ResumeTicketDto, RevealPhoneDto, ReworkTicketDto,
  TicketNumberParam, TriageTicketDto,
} from './dto/ticket-actions.dto.js';
import { TicketQueryDto } from './dto/ticket-query.dto.js';
import { DeskService } from './desk.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';
import { IdParam } from '../../platform/http/id.js';

/** Tickets as the desk sees them. */
@Controller('tickets')
export class TicketsController {
  constructor(private readonly desk: DeskService) {}

  @Get()
  @RequirePermission('ticket:read')
  page(@CurrentActor() actor: Actor, @Query() query: TicketQueryDto): Promise<Page<TicketSummary>> {
    return this.desk.page(actor, query);
  }

  @Get('counts')
  @RequirePermission('ticket:read')
  counts(@CurrentActor() actor: Actor): Promise<TicketCounts> {
    return this.desk.counts(actor);
  }

  @Get('by-number/:number')
  @RequirePermission('ticket:read')
  byNumber(@CurrentActor() actor: Actor, @Param() { number }: TicketNumberParam): Promise<TicketDetail> {
    return this.desk.detailByNumber(actor, number);
  }

  @Get(':id')
  @RequirePermission('ticket:read')
  detail(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<TicketDetail> {
    return this.desk.detail(actor, id);
  }

  @Post()
  @RequirePermission('ticket:submit-for-requester')
  @Idempotent()
  submit(@CurrentActor() actor: Actor, @Body() dto: SubmitTicketDto): Promise<TicketDetail> {
    return this.desk.submit(actor, dto);
  }

  @Post(':id/triage')
  @HttpCode(200)
  @RequirePermission('ticket:triage')
  triage(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: TriageTicketDto): Promise<TicketDetail> {
    return this.desk.triage(actor, id, dto);
  }

  @Post(':id/invalidate')
  @HttpCode(200)
  @RequirePermission('ticket:invalidate')
  invalidate(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: InvalidateTicketDto): Promise<TicketDetail> {
    return this.desk.invalidate(actor, id, dto);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @RequirePermission('ticket:cancel')
  cancel(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: CancelTicketDto): Promise<TicketDetail> {
    return this.desk.cancel(actor, id, dto);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @RequirePermission('ticket:merge')
  merge(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: MergeTicketDto): Promise<TicketDetail> {
    return this.desk.merge(actor, id, dto);
  }

  @Post(':id/hold')
  @HttpCode(200)
  @RequirePermission('ticket:hold')
  hold(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: HoldTicketDto): Promise<TicketDetail> {
    return this.desk.hold(actor, id, dto);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @RequirePermission('ticket:hold')
  resume(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: ResumeTicketDto): Promise<TicketDetail> {
    return this.desk.resume(actor, id, dto);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @RequirePermission('ticket:confirm')
  confirm(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: ConfirmTicketDto): Promise<TicketDetail> {
    return this.desk.confirm(actor, id, dto);
  }

  @Post(':id/rework')
  @HttpCode(200)
  @RequirePermission('ticket:rework')
  rework(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: ReworkTicketDto): Promise<TicketDetail> {
    return this.desk.rework(actor, id, dto);
  }

  @Get(':id/verification')
  @RequirePermission('ticket:verify')
  verification(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ChainVerification> {
    return this.desk.verification(actor, id);
  }

  @Post(':id/comments')
  @RequirePermission('ticket:comment')
  @Idempotent()
  comment(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: CommentDto): Promise<TicketDetail> {
    return this.desk.comment(actor, id, dto);
  }

  @Post(':id/reveal-phone')
  @HttpCode(200)
  @RequirePermission('personal-data:reveal')
  @RateLimit('reveal-phone')
  revealPhone(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { requesterId }: RevealPhoneDto): Promise<RevealedPhone> {
    return this.desk.revealPhone(actor, id, requesterId);
  }
}
