import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { SlaPolicy } from '@scanfix/shared-types';
import { SaveSlaPolicyDto } from './dto/sla-policy.dto.js';
import { SlaPoliciesService } from './sla-policies.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('sla-policies')
export class SlaPoliciesController {
  constructor(private readonly policies: SlaPoliciesService) {}

  @Get()
  @RequirePermission('service-level:read')
  list(@CurrentActor() actor: Actor): Promise<SlaPolicy[]> {
    return this.policies.list(actor);
  }

  @Post()
  @Idempotent()
  @RequirePermission('service-level:write')
  create(@CurrentActor() actor: Actor, @Body() body: SaveSlaPolicyDto): Promise<SlaPolicy> {
    return this.policies.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('service-level:write')
  save(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SaveSlaPolicyDto): Promise<SlaPolicy> {
    return this.policies.save(actor, id, body);
  }

  @Delete(':id')
  @RequirePermission('service-level:write')
  async remove(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Record<string, never>> {
    await this.policies.remove(actor, id);
    return {};
  }
}
