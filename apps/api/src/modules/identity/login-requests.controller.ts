import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { LoginRequestCreated, LoginRequestState, LoginRequestView } from '@scanfix/shared-types';
import { PollLoginRequestDto, TokenParam } from './dto/auth.dto.js';
import { LoginRequests } from './login-requests.js';
import { CurrentActor, CurrentVisitor, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** The QR code of the console's login page. */
@Controller('auth/login-requests')
export class LoginRequestsController {
  constructor(private readonly loginRequests: LoginRequests) {}

  @Post()
  @Public()
  @RateLimit('login-request')
  create(@CurrentVisitor() visitor: Visitor): Promise<LoginRequestCreated> {
    return this.loginRequests.create(visitor);
  }

  @Get(':token')
  @RequirePermission('session:own')
  scan(@CurrentActor() actor: Actor, @Param() { token }: TokenParam): Promise<LoginRequestView> {
    return this.loginRequests.scan(actor, token);
  }

  @Post(':token/poll')
  @HttpCode(200)
  @Public()
  poll(@CurrentVisitor() visitor: Visitor, @Param() { token }: TokenParam, @Body() { pollToken }: PollLoginRequestDto): Promise<LoginRequestState> {
    return this.loginRequests.poll(token, pollToken, visitor);
  }

  @Post(':token/approve')
  @HttpCode(200)
  @RequirePermission('session:own')
  async approve(@CurrentActor() actor: Actor, @Param() { token }: TokenParam): Promise<Record<string, never>> {
    await this.loginRequests.answer(actor, token, 'approved');
    return {};
  }

  @Post(':token/refuse')
  @HttpCode(200)
  @RequirePermission('session:own')
  async refuse(@CurrentActor() actor: Actor, @Param() { token }: TokenParam): Promise<Record<string, never>> {
    await this.loginRequests.answer(actor, token, 'refused');
    return {};
  }
}
