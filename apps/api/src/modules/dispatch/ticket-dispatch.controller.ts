import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Recommendations, TicketDetail } from '@scanfix/shared-types';
import { AssignmentsService } from './assignments.service.js';
import { AssignTicketDto } from './dto/dispatch.dto.js';
import { RecommendationsService } from './recommendations.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

/** Who goes, of one ticket. */
@Controller('tickets')
export class TicketDispatchController {
  constructor(
    private readonly recommendations: RecommendationsService,
    private readonly assignments: AssignmentsService,
  ) {}

  @Get(':id/recommendations')
  @RequirePermission('dispatch:read')
  recommend(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Recommendations> {
    return this.recommendations.recommend(actor, id);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('ticket:assign')
  assign(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: AssignTicketDto): Promise<TicketDetail> {
    return this.assignments.assign(actor, id, dto);
  }
}
