import { Controller, Get, Param, Query } from '@nestjs/common';
import type { PriceBand, PriceTrial } from '@scanfix/shared-types';
import { PriceBandQueryDto, TryPricesQueryDto } from './dto/price-band.dto.js';
import { PriceBandsService } from './price-bands.service.js';
import { CurrentActor, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

@Controller()
export class PriceBandsController {
  constructor(private readonly bands: PriceBandsService) {}

  @Get('price-band')
  @Public()
  @RateLimit('price-band')
  bySticker(@Query() query: PriceBandQueryDto): Promise<PriceBand> {
    return this.bands.bySticker(query);
  }

  @Get('my/price-band')
  @RequirePermission('ticket:submit')
  mine(@CurrentActor() actor: Actor, @Query() query: PriceBandQueryDto): Promise<PriceBand> {
    return this.bands.mine(actor, query);
  }

  @Get('price-books/:id/trial')
  @RequirePermission('price:read')
  trial(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Query() query: TryPricesQueryDto): Promise<PriceTrial> {
    return this.bands.trial(actor, id, query);
  }
}
