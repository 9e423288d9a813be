import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { JobDetail, Page, PoolJob } from '@scanfix/shared-types';
import { ClaimPoolService } from './claim-pool.service.js';
import { ClaimParam } from './dto/dispatch.dto.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';

/** Waiting tickets, for engineers to take. */
@Controller('jobs/pool')
export class ClaimPoolController {
  constructor(private readonly pool: ClaimPoolService) {}

  @Get()
  @RequirePermission('job:work')
  page(@CurrentActor() actor: Actor, @Query() query: PageQueryDto): Promise<Page<PoolJob>> {
    return this.pool.page(actor, query);
  }

  @Post(':ticketId/claim')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('job:work')
  claim(@CurrentActor() actor: Actor, @Param() { ticketId }: ClaimParam): Promise<JobDetail> {
    return this.pool.claim(actor, ticketId);
  }
}
