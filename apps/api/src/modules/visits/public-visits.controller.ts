import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { MyVisit } from '@scanfix/shared-types';
import { AcceptWorkDto } from './dto/work-log.dto.js';
import { MyVisitsService } from './my-visits.service.js';
import { CurrentVisitor, Idempotent, Public } from '../../platform/auth/access.decorators.js';
import type { Visitor } from '../../platform/auth/actor.js';
import { FollowTokenParam } from '../../platform/http/follow-token.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** Visits of a ticket that somebody follows without an account. */
@Controller('public/tickets/:followToken')
export class PublicVisitsController {
  constructor(private readonly visits: MyVisitsService) {}

  @Get('visits')
  @Public()
  @RateLimit('follow-link')
  list(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam): Promise<MyVisit[]> {
    return this.visits.ofLinkHolder(visitor, followToken);
  }

  @Post('acceptance')
  @Public()
  @Idempotent()
  @RateLimit('follow-link')
  accept(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam, @Body() dto: AcceptWorkDto): Promise<MyVisit[]> {
    return this.visits.acceptAsLinkHolder(visitor, followToken, dto);
  }
}
