import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { MyFollowUp } from '@scanfix/shared-types';
import { AnswerFollowUpDto } from './dto/follow-up.dto.js';
import { MyFollowUpsService } from './my-follow-ups.service.js';
import { CurrentActor, CurrentVisitor, Idempotent, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { FollowTokenParam } from '../../platform/http/follow-token.js';
import { IdParam } from '../../platform/http/id.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** Is it really fixed? With an account, or by the private link. */
@Controller()
export class MyFollowUpsController {
  constructor(private readonly myFollowUps: MyFollowUpsService) {}

  @Get('my/tickets/:id/follow-up')
  @RequirePermission('ticket:read-own')
  mine(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<MyFollowUp> {
    return this.myFollowUps.asked(actor, id);
  }

  @Post('my/tickets/:id/follow-up')
  @Idempotent()
  @RequirePermission('ticket:read-own')
  answer(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: AnswerFollowUpDto): Promise<MyFollowUp> {
    return this.myFollowUps.answer(actor, id, body);
  }

  @Get('public/tickets/:followToken/follow-up')
  @Public()
  @RateLimit('follow-link')
  byLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam): Promise<MyFollowUp> {
    return this.myFollowUps.askedByLink(visitor, followToken);
  }

  @Post('public/tickets/:followToken/follow-up')
  @Public()
  @Idempotent()
  @RateLimit('follow-link')
  answerByLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam, @Body() body: AnswerFollowUpDto): Promise<MyFollowUp> {
    return this.myFollowUps.answerByLink(visitor, followToken, body);
  }
}
