import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { OutboxDelivery, OutboxOverview, Page, PersonalDataAccess, ScheduledRun } from '@scanfix/shared-types';
import { OutboxQueryDto } from './dto/operations.dto.js';
import { OperationsService } from './operations.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';

@Controller('operations')
export class OperationsController {
  constructor(private readonly operations: OperationsService) {}

  @Get('outbox')
  @RequirePermission('operations:read')
  deliveries(@CurrentActor() actor: Actor, @Query() query: OutboxQueryDto): Promise<Page<OutboxDelivery>> {
    return this.operations.deliveries(actor, query);
  }

  @Get('outbox/overview')
  @RequirePermission('operations:read')
  overview(@CurrentActor() actor: Actor): Promise<OutboxOverview> {
    return this.operations.overview(actor);
  }

  @Post('outbox/:id/retry')
  @HttpCode(200)
  @RequirePermission('operations:write')
  retry(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<OutboxDelivery> {
    return this.operations.retry(actor, id);
  }

  @Get('scheduled-runs')
  @RequirePermission('operations:read')
  runs(@Query() query: PageQueryDto): Promise<Page<ScheduledRun>> {
    return this.operations.runs(query);
  }

  @Get('personal-data-accesses')
  @RequirePermission('operations:read')
  personalDataAccesses(@CurrentActor() actor: Actor, @Query() query: PageQueryDto): Promise<Page<PersonalDataAccess>> {
    return this.operations.personalDataAccesses(actor, query);
  }
}
