import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { AssetCategory } from '@scanfix/shared-types';
import { AssetCategoriesService } from './asset-categories.service.js';
import { AssetsService } from './assets.service.js';
import { SaveAssetCategoryDto } from './dto/asset-category.dto.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('asset-categories')
export class AssetCategoriesController {
  constructor(
    private readonly assets: AssetsService,
    private readonly categories: AssetCategoriesService,
  ) {}

  @Get()
  @RequirePermission('asset:read')
  list(@CurrentActor() actor: Actor): Promise<AssetCategory[]> {
    return this.assets.categories(actor.organizationId);
  }

  @Post()
  @Idempotent()
  @RequirePermission('asset:write')
  create(@CurrentActor() actor: Actor, @Body() body: SaveAssetCategoryDto): Promise<AssetCategory> {
    return this.categories.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('asset:write')
  update(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SaveAssetCategoryDto): Promise<AssetCategory> {
    return this.categories.update(actor, id, body);
  }

  @Delete(':id')
  @RequirePermission('asset:write')
  async delete(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Record<string, never>> {
    await this.categories.withdraw(actor, id);
    return {};
  }
}
