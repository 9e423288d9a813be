import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { InvitationView, LoginResponse } from '@scanfix/shared-types';
import { AcceptInvitationDto, TokenParam } from './dto/auth.dto.js';
import { Invitations } from './invitations.js';
import { CurrentVisitor, Public } from '../../platform/auth/access.decorators.js';
import type { Visitor } from '../../platform/auth/actor.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** What a member of staff finds behind their link. */
@Controller('invitations')
export class InvitationsController {
  constructor(private readonly invitations: Invitations) {}

  @Get(':token')
  @Public()
  @RateLimit('login')
  view(@Param() { token }: TokenParam): Promise<InvitationView> {
    return this.invitations.view(token);
  }

  @Post(':token/accept')
  @HttpCode(200)
  @Public()
  @RateLimit('login')
  accept(@CurrentVisitor() visitor: Visitor, @Param() { token }: TokenParam, @Body() { wechatCode }: AcceptInvitationDto): Promise<LoginResponse> {
    return this.invitations.accept(token, wechatCode, visitor);
  }
}
