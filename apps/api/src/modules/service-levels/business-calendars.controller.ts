import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { BusinessCalendar } from '@scanfix/shared-types';
import { BusinessCalendarsService } from './business-calendars.service.js';
import { SaveBusinessCalendarDto } from './dto/business-calendar.dto.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('business-calendars')
export class BusinessCalendarsController {
  constructor(private readonly calendars: BusinessCalendarsService) {}

  @Get()
  @RequirePermission('service-level:read')
  list(@CurrentActor() actor: Actor): Promise<BusinessCalendar[]> {
    return this.calendars.list(actor);
  }

  @Post()
  @Idempotent()
  @RequirePermission('service-level:write')
  create(@CurrentActor() actor: Actor, @Body() body: SaveBusinessCalendarDto): Promise<BusinessCalendar> {
    return this.calendars.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('service-level:write')
  save(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SaveBusinessCalendarDto): Promise<BusinessCalendar> {
    return this.calendars.save(actor, id, body);
  }

  @Delete(':id')
  @RequirePermission('service-level:write')
  async remove(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Record<string, never>> {
    await this.calendars.remove(actor, id);
    return {};
  }
}
