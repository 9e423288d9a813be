import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Page, StickerBatch } from '@scanfix/shared-types';
import { CreateStickerBatchDto } from './dto/create-sticker-batch.dto.js';
import { StickerBatchesService } from './sticker-batches.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';

@Controller('sticker-batches')
export class StickerBatchesController {
  constructor(private readonly batches: StickerBatchesService) {}

  @Get()
  @RequirePermission('sticker:read')
  list(@CurrentActor() actor: Actor, @Query() query: PageQueryDto): Promise<Page<StickerBatch>> {
    return this.batches.list(actor, query);
  }

  @Post()
  @Idempotent()
  @RequirePermission('sticker:write')
  create(@CurrentActor() actor: Actor, @Body() body: CreateStickerBatchDto): Promise<StickerBatch> {
    return this.batches.create(actor, body);
  }
}
