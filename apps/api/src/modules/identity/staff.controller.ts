import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { Page, StaffInvited, StaffSummary } from '@scanfix/shared-types';
import { InviteStaffDto, StaffQueryDto, UpdateStaffDto } from './dto/staff.dto.js';
import { StaffInvitations } from './staff-invitations.js';
import { StaffService } from './staff.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('staff')
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly staffInvitations: StaffInvitations,
  ) {}

  @Get()
  @RequirePermission('staff:read')
  page(@CurrentActor() actor: Actor, @Query() query: StaffQueryDto): Promise<Page<StaffSummary>> {
    return this.staff.page(actor, query);
  }

  @Post()
  @RequirePermission('staff:write')
  @Idempotent()
  invite(@CurrentActor() actor: Actor, @Body() dto: InviteStaffDto): Promise<StaffInvited> {
    return this.staffInvitations.invite(actor, dto);
  }

  @Patch(':id')
  @RequirePermission('staff:write')
  update(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: UpdateStaffDto): Promise<StaffSummary> {
    return this.staff.update(actor, id, dto);
  }

  @Post(':id/invitations')
  @RequirePermission('staff:write')
  inviteAgain(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<StaffInvited> {
    return this.staffInvitations.inviteAgain(actor, id);
  }

  @Post(':id/reset-password')
  @HttpCode(200)
  @RequirePermission('staff:write')
  resetPassword(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<{ initialPassword: string }> {
    return this.staffInvitations.resetPassword(actor, id);
  }

  @Post(':id/unlock')
  @HttpCode(200)
  @RequirePermission('staff:write')
  unlock(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<StaffSummary> {
    return this.staff.unlock(actor, id);
  }

  @Delete(':id/sessions')
  @RequirePermission('staff:write')
  async endSessions(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Record<string, never>> {
    await this.staff.endSessions(actor, id);
    return {};
  }
}
