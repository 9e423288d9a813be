import { Controller, Get, Query } from '@nestjs/common';
import type { Page, RequesterSummary } from '@scanfix/shared-types';
import { RequestersQueryDto } from './dto/staff.dto.js';
import { RequestersService } from './requesters.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

@Controller('requesters')
export class RequestersController {
  constructor(private readonly requesters: RequestersService) {}

  @Get()
  @RequirePermission('requester:read')
  page(@CurrentActor() actor: Actor, @Query() query: RequestersQueryDto): Promise<Page<RequesterSummary>> {
    return this.requesters.page(actor, query);
  }
}
