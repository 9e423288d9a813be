import { Body, Controller, Delete, Get, Param, Patch, Put } from '@nestjs/common';
import type { LoginResponse, Me, SessionSummary } from '@scanfix/shared-types';
import { ChangePasswordDto, SetPhoneDto, UpdateMeDto } from './dto/me.dto.js';
import { MeService } from './me.service.js';
import { PasswordLogin } from './password-login.js';
import { Sessions } from './sessions.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

/** Oneself. */
@Controller('me')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly passwordLogin: PasswordLogin,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @RequirePermission('session:own')
  get(@CurrentActor() actor: Actor): Promise<Me> {
    return this.me.get(actor);
  }

  @Patch()
  @RequirePermission('session:own')
  update(@CurrentActor() actor: Actor, @Body() dto: UpdateMeDto): Promise<Me> {
    return this.me.update(actor, dto);
  }

  @Put('phone')
  @RequirePermission('session:own')
  setPhone(@CurrentActor() actor: Actor, @Body() dto: SetPhoneDto): Promise<Me> {
    return this.me.setPhone(actor, dto);
  }

  @Put('password')
  @RequirePermission('session:own')
  changePassword(@CurrentActor() actor: Actor, @Body() dto: ChangePasswordDto): Promise<LoginResponse> {
    return this.passwordLogin.change(actor, dto);
  }

  @Get('sessions')
  @RequirePermission('session:own')
  listSessions(@CurrentActor() actor: Actor): Promise<SessionSummary[]> {
    return this.sessions.list(actor);
  }

  @Delete('sessions/:id')
  @RequirePermission('session:own')
  async revokeSession(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Record<string, never>> {
    await this.sessions.revoke(actor, id);
    return {};
  }
}
