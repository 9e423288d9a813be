import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { TicketMoney } from '@scanfix/shared-types';
import { ApproveQuoteDto, DeclineQuoteDto, FollowedQuoteParam, QuoteParam } from './dto/quote.dto.js';
import { MyMoneyService } from './my-money.service.js';
import { CurrentActor, CurrentVisitor, Idempotent, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { FollowTokenParam } from '../../platform/http/follow-token.js';
import { IdParam } from '../../platform/http/id.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** What it costs, for who pays it. */
@Controller()
export class MyMoneyController {
  constructor(private readonly money: MyMoneyService) {}

  @Get('my/tickets/:id/money')
  @RequirePermission('ticket:read-own')
  view(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<TicketMoney> {
    return this.money.view(actor, id);
  }

  @Post('my/tickets/:id/quotes/:quoteId/approve')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('ticket:read-own')
  approve(@CurrentActor() actor: Actor, @Param() { id, quoteId }: QuoteParam, @Body() dto: ApproveQuoteDto): Promise<TicketMoney> {
    return this.money.approve(actor, id, quoteId, dto);
  }

  @Post('my/tickets/:id/quotes/:quoteId/decline')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('ticket:read-own')
  decline(@CurrentActor() actor: Actor, @Param() { id, quoteId }: QuoteParam, @Body() dto: DeclineQuoteDto): Promise<TicketMoney> {
    return this.money.decline(actor, id, quoteId, dto);
  }

  @Get('public/tickets/:followToken/money')
  @Public()
  @RateLimit('follow-link')
  viewByLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam): Promise<TicketMoney> {
    return this.money.viewByLink(visitor, followToken);
  }

  @Post('public/tickets/:followToken/quotes/:quoteId/approve')
  @HttpCode(200)
  @Public()
  @Idempotent()
  @RateLimit('follow-link')
  approveByLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken, quoteId }: FollowedQuoteParam, @Body() dto: ApproveQuoteDto): Promise<TicketMoney> {
    return this.money.approveByLink(visitor, followToken, quoteId, dto);
  }

  @Post('public/tickets/:followToken/quotes/:quoteId/decline')
  @HttpCode(200)
  @Public()
  @Idempotent()
  @RateLimit('follow-link')
  declineByLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken, quoteId }: FollowedQuoteParam, @Body() dto: DeclineQuoteDto): Promise<TicketMoney> {
    return this.money.declineByLink(visitor, followToken, quoteId, dto);
  }
}
