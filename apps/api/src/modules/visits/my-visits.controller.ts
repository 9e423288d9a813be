import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { MyVisit } from '@scanfix/shared-types';
import { AcceptWorkDto } from './dto/work-log.dto.js';
import { MyVisitsService } from './my-visits.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

/** Visits of one's own tickets. */
@Controller('my/tickets/:id')
export class MyVisitsController {
  constructor(private readonly visits: MyVisitsService) {}

  @Get('visits')
  @RequirePermission('ticket:read-own')
  list(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<MyVisit[]> {
    return this.visits.ofRequester(actor, id);
  }

  @Post('acceptance')
  @RequirePermission('ticket:read-own')
  @Idempotent()
  accept(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: AcceptWorkDto): Promise<MyVisit[]> {
    return this.visits.acceptAsRequester(actor, id, dto);
  }
}
