import { Body, Controller, Get, Put } from '@nestjs/common';
import type { MoneySettings } from '@scanfix/shared-types';
import { SaveMoneySettingsDto } from './dto/money-settings.dto.js';
import { MoneySettingsService } from './money-settings.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

@Controller('money-settings')
export class MoneySettingsController {
  constructor(private readonly moneySettings: MoneySettingsService) {}

  @Get()
  @RequirePermission('price:read')
  settings(@CurrentActor() actor: Actor): Promise<MoneySettings> {
    return this.moneySettings.settings(actor.organizationId);
  }

  @Put()
  @RequirePermission('finance:configure')
  save(@CurrentActor() actor: Actor, @Body() body: SaveMoneySettingsDto): Promise<MoneySettings> {
    return this.moneySettings.save(actor, body);
  }
}
