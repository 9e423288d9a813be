import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import type { AssetImport } from '@scanfix/shared-types';
import type { FastifyRequest } from 'fastify';
import { download } from './asset-file.download.js';
import { localeOf } from './asset-file.words.js';
import { AssetFilesService } from './asset-files.service.js';
import { AssetImportApplyingService } from './asset-import-applying.service.js';
import { AssetImportsService } from './asset-imports.service.js';
import { ApplyImportDto, FileFormatDto } from './dto/asset-file.dto.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';
import { FileBody } from '../../platform/openapi/file-body.decorator.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

@Controller('asset-imports')
export class AssetImportsController {
  constructor(
    private readonly imports: AssetImportsService,
    private readonly applying: AssetImportApplyingService,
    private readonly files: AssetFilesService,
  ) {}

  @Get('template')
  @RequirePermission('asset:import')
  async template(@CurrentActor() actor: Actor, @Query() { format }: FileFormatDto, @Headers('accept-language') language?: string): Promise<StreamableFile> {
    return download(await this.files.template(actor.organizationId, format, localeOf(language)));
  }

  @Post()
  @RequirePermission('asset:import')
  @RateLimit('import')
  @FileBody()
  upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<AssetImport> {
    return this.imports.preview(actor, request);
  }

  @Get(':id')
  @RequirePermission('asset:import')
  get(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<AssetImport> {
    return this.imports.view(actor.organizationId, id);
  }

  @Get(':id/errors')
  @RequirePermission('asset:import')
  async errors(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Headers('accept-language') language?: string): Promise<StreamableFile> {
    return download(await this.files.errors(actor.organizationId, id, localeOf(language)));
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('asset:import')
  async apply(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { skipInvalid }: ApplyImportDto): Promise<AssetImport> {
    await this.applying.apply(actor, id, skipInvalid ?? false);
    return this.imports.view(actor.organizationId, id);
  }
}
