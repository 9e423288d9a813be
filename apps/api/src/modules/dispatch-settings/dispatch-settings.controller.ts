import { Body, Controller, Get, Put } from '@nestjs/common';
import type { DispatchSettings } from '@scanfix/shared-types';
import { DispatchSettingsService } from './dispatch-settings.service.js';
import { SaveDispatchSettingsDto } from './dto/dispatch-settings.dto.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

@Controller('dispatch/settings')
export class DispatchSettingsController {
  constructor(private readonly settings: DispatchSettingsService) {}

  @Get()
  @RequirePermission('dispatch:read')
  get(@CurrentActor() actor: Actor): Promise<DispatchSettings> {
    return this.settings.settings(actor.organizationId);
  }

  @Put()
  @RequirePermission('dispatch:configure')
  update(@CurrentActor() actor: Actor, @Body() dto: SaveDispatchSettingsDto): Promise<DispatchSettings> {
    return this.settings.update(actor, dto);
  }
}
