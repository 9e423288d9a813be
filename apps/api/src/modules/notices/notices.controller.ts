import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Notice, Page, UnreadNotices } from '@scanfix/shared-types';
import { NoticeQueryDto } from './dto/notice-query.dto.js';
import { NoticesService } from './notices.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('me/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @RequirePermission('notice:read')
  page(@CurrentActor() actor: Actor, @Query() query: NoticeQueryDto): Promise<Page<Notice>> {
    return this.notices.page(actor, query);
  }

  @Get('unread')
  @RequirePermission('notice:read')
  unread(@CurrentActor() actor: Actor): Promise<UnreadNotices> {
    return this.notices.unread(actor);
  }

  @Post('read-all')
  @HttpCode(200)
  @RequirePermission('notice:read')
  markAllRead(@CurrentActor() actor: Actor): Promise<UnreadNotices> {
    return this.notices.markAllRead(actor);
  }

  @Post(':id/read')
  @HttpCode(200)
  @RequirePermission('notice:read')
  markRead(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<UnreadNotices> {
    return this.notices.markRead(actor, id);
  }
}
