import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { Page, Part } from '@scanfix/shared-types';
import { PartQueryDto, SavePartDto } from './dto/part.dto.js';
import { PartsService } from './parts.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('parts')
export class PartsController {
  constructor(private readonly parts: PartsService) {}

  @Get()
  @RequirePermission('part:read')
  list(@CurrentActor() actor: Actor, @Query() query: PartQueryDto): Promise<Page<Part>> {
    return this.parts.list(actor, query);
  }

  @Post()
  @Idempotent()
  @RequirePermission('part:write')
  create(@CurrentActor() actor: Actor, @Body() body: SavePartDto): Promise<Part> {
    return this.parts.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('part:write')
  update(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SavePartDto): Promise<Part> {
    return this.parts.update(actor, id, body);
  }
}
