import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { InvoiceView, Page } from '@scanfix/shared-types';
import { InvoiceQueryDto, IssueInvoiceDto, RefuseInvoiceDto } from './dto/invoice.dto.js';
import { InvoicesService } from './invoices.service.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

/** Finance's side. */
@Controller('finance/invoices')
export class InvoicesController {
  constructor(private readonly invoices: InvoicesService) {}

  @Get()
  @RequirePermission('finance:read')
  page(@CurrentActor() actor: Actor, @Query() query: InvoiceQueryDto): Promise<Page<InvoiceView>> {
    return this.invoices.page(actor, query);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @RequirePermission('finance:work')
  issue(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: IssueInvoiceDto): Promise<InvoiceView> {
    return this.invoices.issue(actor, id, body);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @RequirePermission('finance:work')
  refuse(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: RefuseInvoiceDto): Promise<InvoiceView> {
    return this.invoices.refuse(actor, id, body);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @RequirePermission('finance:work')
  cancel(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: RefuseInvoiceDto): Promise<InvoiceView> {
    return this.invoices.cancel(actor, id, body);
  }
}
