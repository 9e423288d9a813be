import { Body, Controller, Get, Headers, Put, Query, StreamableFile } from '@nestjs/common';
import type { ExportSettings } from '@scanfix/shared-types';
import { FinanceExportQueryDto, SaveExportSettingsDto } from './dto/finance-export.dto.js';
import { ExportSettingsService } from './export-settings.service.js';
import { localeOf } from './export-words.js';
import { FinanceExportsService } from './finance-exports.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('finance')
export class FinanceExportsController {
  constructor(
    private readonly exports: FinanceExportsService,
    private readonly settings: ExportSettingsService,
  ) {}

  @Get('export')
  @RequirePermission('finance:read')
  async export(@CurrentActor() actor: Actor, @Query() query: FinanceExportQueryDto, @Headers('accept-language') language?: string): Promise<StreamableFile> {
    const { name, plainName, content } = await this.exports.export(actor, query, localeOf(language));
    return new StreamableFile(content, { type: mediaType, disposition: `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}` });
  }

  @Get('export-settings')
  @RequirePermission('finance:read')
  read(@CurrentActor() { organizationId }: Actor): Promise<ExportSettings> {
    return this.settings.settings(organizationId);
  }

  @Put('export-settings')
  @RequirePermission('finance:configure')
  save(@CurrentActor() actor: Actor, @Body() body: SaveExportSettingsDto): Promise<ExportSettings> {
    return this.settings.save(actor, body);
  }
}
