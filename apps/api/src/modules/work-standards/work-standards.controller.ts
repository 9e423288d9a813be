import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { WorkStandard } from '@scanfix/shared-types';
import { CategoryParam, SaveWorkStandardDto } from './dto/work-standard.dto.js';
import { WorkStandardsService } from './work-standards.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

@Controller('work-standards')
export class WorkStandardsController {
  constructor(private readonly standards: WorkStandardsService) {}

  @Get(':categoryId')
  @RequirePermission('work-standard:read')
  get(@CurrentActor() actor: Actor, @Param() { categoryId }: CategoryParam): Promise<WorkStandard> {
    return this.standards.standard(actor, categoryId);
  }

  @Put(':categoryId')
  @RequirePermission('work-standard:write')
  save(@CurrentActor() actor: Actor, @Param() { categoryId }: CategoryParam, @Body() body: SaveWorkStandardDto): Promise<WorkStandard> {
    return this.standards.save(actor, categoryId, body);
  }
}
