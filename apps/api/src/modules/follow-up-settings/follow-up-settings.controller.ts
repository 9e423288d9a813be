import { Body, Controller, Get, Put } from '@nestjs/common';
import type { FollowUpSettings } from '@scanfix/shared-types';
import { SaveFollowUpSettingsDto } from './dto/follow-up-settings.dto.js';
import { FollowUpSettingsService } from './follow-up-settings.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

@Controller('follow-ups/settings')
export class FollowUpSettingsController {
  constructor(private readonly followUpSettings: FollowUpSettingsService) {}

  @Get()
  @RequirePermission('follow-up:read')
  settings(@CurrentActor() actor: Actor): Promise<FollowUpSettings> {
    return this.followUpSettings.settings(actor.organizationId);
  }

  @Put()
  @RequirePermission('follow-up:configure')
  save(@CurrentActor() actor: Actor, @Body() body: SaveFollowUpSettingsDto): Promise<FollowUpSettings> {
    return this.followUpSettings.save(actor, body);
  }
}
