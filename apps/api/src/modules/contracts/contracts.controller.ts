import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Page, ServiceContract } from '@scanfix/shared-types';
import { ContractsService } from './contracts.service.js';
import { ContractQueryDto, SaveContractDto, TerminateContractDto } from './dto/contract.dto.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('contracts')
export class ContractsController {
  constructor(private readonly contracts: ContractsService) {}

  @Get()
  @RequirePermission('contract:read')
  page(@CurrentActor() actor: Actor, @Query() query: ContractQueryDto): Promise<Page<ServiceContract>> {
    return this.contracts.page(actor, query);
  }

  @Get(':id')
  @RequirePermission('contract:read')
  one(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ServiceContract> {
    return this.contracts.one(actor.organizationId, id);
  }

  @Post()
  @Idempotent()
  @RequirePermission('contract:write')
  create(@CurrentActor() actor: Actor, @Body() body: SaveContractDto): Promise<ServiceContract> {
    return this.contracts.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('contract:write')
  save(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SaveContractDto): Promise<ServiceContract> {
    return this.contracts.save(actor, id, body);
  }

  @Post(':id/terminate')
  @HttpCode(200)
  @RequirePermission('contract:write')
  terminate(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { reason }: TerminateContractDto): Promise<ServiceContract> {
    return this.contracts.terminate(actor, id, reason);
  }
}
