import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Merchant } from '@scanfix/shared-types';
import { SaveMerchantDto } from './dto/merchant.dto.js';
import { MerchantAccountsService } from './merchant-accounts.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('merchants')
export class MerchantsController {
  constructor(private readonly accounts: MerchantAccountsService) {}

  @Get()
  @RequirePermission('merchant:write')
  list(@CurrentActor() actor: Actor): Promise<Merchant[]> {
    return this.accounts.list(actor);
  }

  @Post()
  @Idempotent()
  @RequirePermission('merchant:write')
  create(@CurrentActor() actor: Actor, @Body() body: SaveMerchantDto): Promise<Merchant> {
    return this.accounts.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('merchant:write')
  update(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SaveMerchantDto): Promise<Merchant> {
    return this.accounts.update(actor, id, body);
  }

  @Post(':id/check')
  @HttpCode(200)
  @RequirePermission('merchant:write')
  check(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Merchant> {
    return this.accounts.check(actor, id);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @RequirePermission('merchant:write')
  deactivate(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Merchant> {
    return this.accounts.deactivate(actor, id);
  }
}
