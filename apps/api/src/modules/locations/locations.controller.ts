import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { LocationNode } from '@scanfix/shared-types';
import { LocationQueryDto, SaveLocationDto } from './dto/location.dto.js';
import { LocationChangesService } from './location-changes.service.js';
import { LocationsService } from './locations.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('locations')
export class LocationsController {
  constructor(
    private readonly locations: LocationsService,
    private readonly changes: LocationChangesService,
  ) {}

  @Get()
  @RequirePermission('location:read')
  list(@CurrentActor() actor: Actor, @Query() query: LocationQueryDto): Promise<LocationNode[]> {
    return this.locations.list(actor.organizationId, query);
  }

  @Get(':id')
  @RequirePermission('location:read')
  get(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<LocationNode> {
    return this.locations.node(actor.organizationId, id);
  }

  @Post()
  @Idempotent()
  @RequirePermission('location:write')
  create(@CurrentActor() actor: Actor, @Body() body: SaveLocationDto): Promise<LocationNode> {
    return this.changes.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('location:write')
  update(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SaveLocationDto): Promise<LocationNode> {
    return this.changes.update(actor, id, body);
  }

  @Delete(':id')
  @RequirePermission('location:write')
  async delete(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Record<string, never>> {
    await this.changes.delete(actor, id);
    return {};
  }
}
