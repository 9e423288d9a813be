import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { CustomerDetail, CustomerSummary, Page } from '@scanfix/shared-types';
import { CustomersService } from './customers.service.js';
import { CustomerQueryDto, SaveCustomerDto } from './dto/customer.dto.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

@Controller('customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Get()
  @RequirePermission('customer:read')
  list(@CurrentActor() actor: Actor, @Query() query: CustomerQueryDto): Promise<Page<CustomerSummary>> {
    return this.customers.list(actor, query);
  }

  @Get(':id')
  @RequirePermission('customer:read')
  get(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<CustomerDetail> {
    return this.customers.detail(actor, id);
  }

  @Post()
  @Idempotent()
  @RequirePermission('customer:write')
  create(@CurrentActor() actor: Actor, @Body() body: SaveCustomerDto): Promise<CustomerDetail> {
    return this.customers.create(actor, body);
  }

  @Put(':id')
  @RequirePermission('customer:write')
  update(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SaveCustomerDto): Promise<CustomerDetail> {
    return this.customers.update(actor, id, body);
  }
}
