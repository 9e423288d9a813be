import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { TicketProgress, TicketSubmitted } from '@scanfix/shared-types';
import { SubmitAnonymousTicketDto } from './dto/submit-ticket.dto.js';
import { CancelTicketDto, CommentDto, ReworkTicketDto } from './dto/ticket-actions.dto.js';
import { MyTicketsService } from './my-tickets.service.js';
import { CurrentVisitor, Idempotent, Public } from '../../platform/auth/access.decorators.js';
import type { Visitor } from '../../platform/auth/actor.js';
import { FollowTokenParam } from '../../platform/http/follow-token.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** Reporting and following without an account. */
@Controller('public/tickets')
export class PublicTicketsController {
  constructor(private readonly myTickets: MyTicketsService) {}

  @Post()
  @Public()
  @Idempotent()
  @RateLimit('anonymous-report')
  submit(@CurrentVisitor() visitor: Visitor, @Body() dto: SubmitAnonymousTicketDto): Promise<TicketSubmitted> {
    return this.myTickets.submitAnonymously(visitor, dto);
  }

  @Get(':followToken')
  @Public()
  @RateLimit('follow-link')
  progress(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam): Promise<TicketProgress> {
    return this.myTickets.linkProgress(visitor, followToken);
  }

  @Post(':followToken/comments')
  @Public()
  @Idempotent()
  @RateLimit('follow-link')
  comment(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam, @Body() dto: CommentDto): Promise<TicketProgress> {
    return this.myTickets.linkComment(visitor, followToken, dto);
  }

  @Post(':followToken/cancel')
  @HttpCode(200)
  @Public()
  @RateLimit('follow-link')
  cancel(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam, @Body() dto: CancelTicketDto): Promise<TicketProgress> {
    return this.myTickets.linkCancel(visitor, followToken, dto);
  }

  @Post(':followToken/rework')
  @HttpCode(200)
  @Public()
  @Idempotent()
  @RateLimit('follow-link')
  rework(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam, @Body() dto: ReworkTicketDto): Promise<TicketProgress> {
    return this.myTickets.linkRework(visitor, followToken, dto);
  }
}
