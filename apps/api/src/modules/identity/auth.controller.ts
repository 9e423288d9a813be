import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { LoginResponse, SendOneTimeCodeResponse } from '@scanfix/shared-types';
import { OneTimeCodeLoginDto, PasswordLoginDto, RefreshDto, SendOneTimeCodeDto, WechatLoginDto } from './dto/auth.dto.js';
import { OneTimeCodeLogin } from './one-time-code-login.js';
import { OneTimeCodeSending } from './one-time-code-sending.js';
import { PasswordLogin } from './password-login.js';
import { SessionRefreshing } from './session-refreshing.js';
import { Sessions } from './sessions.js';
import { WechatLogin } from './wechat-login.js';
import { CurrentActor, CurrentVisitor, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** The ways in, and the way out. */
@Controller('auth')
export class AuthController {
  constructor(
    private readonly wechatLogin: WechatLogin,
    private readonly passwordLogin: PasswordLogin,
    private readonly oneTimeCodeSending: OneTimeCodeSending,
    private readonly oneTimeCodeLogin: OneTimeCodeLogin,
    private readonly refreshing: SessionRefreshing,
    private readonly sessions: Sessions,
  ) {}

  @Post('wechat')
  @HttpCode(200)
  @Public()
  @RateLimit('login')
  wechat(@CurrentVisitor() visitor: Visitor, @Body() dto: WechatLoginDto): Promise<LoginResponse> {
    return this.wechatLogin.login(dto, visitor);
  }

  @Post('password')
  @HttpCode(200)
  @Public()
  @RateLimit('login')
  password(@CurrentVisitor() visitor: Visitor, @Body() dto: PasswordLoginDto): Promise<LoginResponse> {
    return this.passwordLogin.login(dto, visitor);
  }

  @Post('one-time-codes')
  @HttpCode(200)
  @Public()
  @RateLimit('one-time-code')
  sendOneTimeCode(@Body() dto: SendOneTimeCodeDto): Promise<SendOneTimeCodeResponse> {
    return this.oneTimeCodeSending.send(dto);
  }

  @Post('one-time-code-login')
  @HttpCode(200)
  @Public()
  @RateLimit('login')
  oneTimeCode(@CurrentVisitor() visitor: Visitor, @Body() dto: OneTimeCodeLoginDto): Promise<LoginResponse> {
    return this.oneTimeCodeLogin.login(dto, visitor);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @RateLimit('refresh-token')
  refresh(@CurrentVisitor() visitor: Visitor, @Body() { refreshToken }: RefreshDto): Promise<LoginResponse> {
    return this.refreshing.refresh(refreshToken, visitor);
  }

  @Post('logout')
  @HttpCode(200)
  @RequirePermission('session:own')
  async logOut(@CurrentActor() actor: Actor): Promise<Record<string, never>> {
    await this.sessions.logOut(actor);
    return {};
  }
}
