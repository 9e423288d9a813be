import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type { Page, StickerDetail, StickerSummary } from '@scanfix/shared-types';
import { BindStickerDto, StickerReasonDto } from './dto/sticker-actions.dto.js';
import { StickerImageQueryDto, StickerSheetQueryDto } from './dto/sticker-images.dto.js';
import { StickerCodeParam, StickerQueryDto } from './dto/sticker-query.dto.js';
import { LabelSheetsService } from './label-sheets.service.js';
import { StickerDeskService } from './sticker-desk.service.js';
import { StickerImagesService } from './sticker-images.service.js';
import { StickerLifecycleService } from './sticker-lifecycle.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('stickers')
export class StickersController {
  constructor(
    private readonly desk: StickerDeskService,
    private readonly lifecycle: StickerLifecycleService,
    private readonly images: StickerImagesService,
    private readonly sheets: LabelSheetsService,
  ) {}

  @Get()
  @RequirePermission('sticker:read')
  list(@CurrentActor() actor: Actor, @Query() query: StickerQueryDto): Promise<Page<StickerSummary>> {
    return this.desk.list(actor, query);
  }

  @Get('sheet')
  @RequirePermission('sticker:read')
  async sheet(@CurrentActor() actor: Actor, @Query() query: StickerSheetQueryDto): Promise<StreamableFile> {
    const { pdf, fileName } = await this.sheets.open(actor, query);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `attachment; filename="${fileName}"` });
  }

  @Get('by-code/:code')
  @RequirePermission('sticker:read')
  byCode(@CurrentActor() actor: Actor, @Param() { code }: StickerCodeParam): Promise<StickerDetail> {
    return this.desk.detailByCode(actor, code);
  }

  @Get(':id')
  @RequirePermission('sticker:read')
  detail(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<StickerDetail> {
    return this.desk.detail(actor, id);
  }

  @Get(':id/image')
  @RequirePermission('sticker:read')
  async image(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Query() { format }: StickerImageQueryDto): Promise<StreamableFile> {
    const { bytes, mediaType, fileName } = await this.images.image(actor, id, format);
    return new StreamableFile(bytes, { type: mediaType, disposition: `attachment; filename="${fileName}"` });
  }

  @Post(':id/bind')
  @HttpCode(200)
  @RequirePermission('sticker:bind')
  async bind(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: BindStickerDto): Promise<StickerDetail> {
    await this.lifecycle.bind(actor, id, body);
    return this.desk.detail(actor, id);
  }

  @Post(':id/unbind')
  @HttpCode(200)
  @RequirePermission('sticker:bind')
  async unbind(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { reason }: StickerReasonDto): Promise<StickerDetail> {
    await this.lifecycle.unbind(actor, id, reason);
    return this.desk.detail(actor, id);
  }

  @Post(':id/mark-lost')
  @HttpCode(200)
  @RequirePermission('sticker:bind')
  async markLost(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { reason }: StickerReasonDto): Promise<StickerDetail> {
    await this.lifecycle.markLost(actor, id, reason);
    return this.desk.detail(actor, id);
  }

  @Post(':id/mark-found')
  @HttpCode(200)
  @RequirePermission('sticker:bind')
  async markFound(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<StickerDetail> {
    await this.lifecycle.markFound(actor, id);
    return this.desk.detail(actor, id);
  }

  @Post(':id/void')
  @HttpCode(200)
  @RequirePermission('sticker:write')
  async void(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { reason }: StickerReasonDto): Promise<StickerDetail> {
    await this.lifecycle.void(actor, id, reason);
    return this.desk.detail(actor, id);
  }
}
