import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { FlaggedCheckIn, Page } from '@scanfix/shared-types';
import { CheckInReviewsService } from './check-in-reviews.service.js';
import { CheckInQueryDto, ReviewCheckInDto } from './dto/check-in.dto.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

/** Check-ins that somebody should look at. */
@Controller('check-ins')
export class CheckInsController {
  constructor(private readonly reviews: CheckInReviewsService) {}

  @Get()
  @RequirePermission('visit:review')
  page(@CurrentActor() actor: Actor, @Query() query: CheckInQueryDto): Promise<Page<FlaggedCheckIn>> {
    return this.reviews.page(actor, query);
  }

  @Post(':id/review')
  @HttpCode(200)
  @RequirePermission('visit:review')
  review(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { note }: ReviewCheckInDto): Promise<FlaggedCheckIn> {
    return this.reviews.review(actor, id, note);
  }
}
