import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { FollowUpSummary, Page } from '@scanfix/shared-types';
import { FollowUpQueryDto, RecordCallDto } from './dto/follow-up.dto.js';
import { FollowUpsService } from './follow-ups.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('follow-ups')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUpsService) {}

  @Get()
  @RequirePermission('follow-up:read')
  page(@CurrentActor() actor: Actor, @Query() query: FollowUpQueryDto): Promise<Page<FollowUpSummary>> {
    return this.followUps.page(actor, query);
  }

  @Post(':id/calls')
  @Idempotent()
  @RequirePermission('follow-up:call')
  recordCall(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: RecordCallDto): Promise<FollowUpSummary> {
    return this.followUps.recordCall(actor, id, body);
  }
}
