import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Page, UnexplainedNotificationView } from '@scanfix/shared-types';
import { SettleUnexplainedDto, UnexplainedQueryDto } from './dto/unexplained.dto.js';
import { UnexplainedNotificationsService } from './unexplained-notifications.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('unexplained-notifications')
export class UnexplainedNotificationsController {
  constructor(private readonly unexplained: UnexplainedNotificationsService) {}

  @Get()
  @RequirePermission('payment:read')
  page(@CurrentActor() actor: Actor, @Query() query: UnexplainedQueryDto): Promise<Page<UnexplainedNotificationView>> {
    return this.unexplained.page(actor, query);
  }

  @Post(':id/settle')
  @HttpCode(200)
  @RequirePermission('payment:record')
  settle(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SettleUnexplainedDto): Promise<UnexplainedNotificationView> {
    return this.unexplained.settle(actor, id, body);
  }
}
