import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { AssetModel } from '@scanfix/shared-types';
import { AssetModelsService } from './asset-models.service.js';
import { AssetModelQueryDto, SaveAssetModelDto } from './dto/asset-model.dto.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('asset-models')
export class AssetModelsController {
  constructor(private readonly models: AssetModelsService) {}

  @Get()
  @RequirePermission('asset:read')
  list(@CurrentActor() actor: Actor, @Query() { categoryId }: AssetModelQueryDto): Promise<AssetModel[]> {
    return this.models.list(actor.organizationId, categoryId);
  }

  @Post()
  @Idempotent()
  @RequirePermission('asset:write')
  create(@CurrentActor() actor: Actor, @Body() body: SaveAssetModelDto): Promise<AssetModel> {
    return this.models.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('asset:write')
  update(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SaveAssetModelDto): Promise<AssetModel> {
    return this.models.update(actor, id, body);
  }
}
