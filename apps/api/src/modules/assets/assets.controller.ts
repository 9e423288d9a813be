import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import type { AssetDetail, AssetSummary, Page } from '@scanfix/shared-types';
import { download } from './asset-file.download.js';
import { localeOf } from './asset-file.words.js';
import { AssetFilesService } from './asset-files.service.js';
import { AssetEditsService } from './asset-edits.service.js';
import { AssetViewsService } from './asset-views.service.js';
import { AssetExportQueryDto } from './dto/asset-file.dto.js';
import { AssetQueryDto, RetireAssetDto, SaveAssetDto } from './dto/asset.dto.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('assets')
export class AssetsController {
  constructor(
    private readonly views: AssetViewsService,
    private readonly edits: AssetEditsService,
    private readonly files: AssetFilesService,
  ) {}

  @Get()
  @RequirePermission('asset:read')
  list(@CurrentActor() actor: Actor, @Query() query: AssetQueryDto): Promise<Page<AssetSummary>> {
    return this.views.list(actor.organizationId, query);
  }

  @Get('export')
  @RequirePermission('asset:read')
  async export(@CurrentActor() actor: Actor, @Query() query: AssetExportQueryDto, @Headers('accept-language') language?: string): Promise<StreamableFile> {
    return download(this.files.export(actor.organizationId, await this.views.filterOf(actor.organizationId, query), query.format, localeOf(language)));
  }

  @Get(':id')
  @RequirePermission('asset:read')
  get(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<AssetDetail> {
    return this.views.detail(actor.organizationId, id);
  }

  @Post()
  @Idempotent()
  @RequirePermission('asset:write')
  async create(@CurrentActor() actor: Actor, @Body() body: SaveAssetDto): Promise<AssetDetail> {
    return this.views.detail(actor.organizationId, await this.edits.create(actor, body));
  }

  @Put(':id')
  @RequirePermission('asset:write')
  async update(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SaveAssetDto): Promise<AssetDetail> {
    return this.views.detail(actor.organizationId, await this.edits.update(actor, id, body));
  }

  @Post(':id/retire')
  @HttpCode(200)
  @RequirePermission('asset:write')
  async retire(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { reason }: RetireAssetDto): Promise<AssetDetail> {
    return this.views.detail(actor.organizationId, await this.edits.retire(actor, id, reason ?? null));
  }

  @Post(':id/reinstate')
  @HttpCode(200)
  @RequirePermission('asset:write')
  async reinstate(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<AssetDetail> {
    return this.views.detail(actor.organizationId, await this.edits.reinstate(actor, id));
  }
}
