import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { InvoiceView } from '@scanfix/shared-types';
import { RequestInvoiceDto } from './dto/invoice.dto.js';
import { InvoicesService } from './invoices.service.js';
import { CurrentActor, CurrentVisitor, Idempotent, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { FollowTokenParam } from '../../platform/http/follow-token.js';
import { IdParam } from '../../platform/http/id.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** The payer's side, with an account or with the private link. */
@Controller()
export class PayerInvoicesController {
  constructor(private readonly invoices: InvoicesService) {}

  @Get('my/tickets/:id/invoices')
  @RequirePermission('ticket:read-own')
  mine(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<InvoiceView[]> {
    return this.invoices.mine(actor, id);
  }

  @Post('my/tickets/:id/invoices')
  @RequirePermission('ticket:read-own')
  @Idempotent()
  request(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: RequestInvoiceDto): Promise<InvoiceView> {
    return this.invoices.request(actor, id, body);
  }

  @Get('public/tickets/:followToken/invoices')
  @Public()
  @RateLimit('follow-link')
  byLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam): Promise<InvoiceView[]> {
    return this.invoices.byLink(visitor, followToken);
  }

  @Post('public/tickets/:followToken/invoices')
  @Public()
  @Idempotent()
  @RateLimit('follow-link')
  requestByLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam, @Body() body: RequestInvoiceDto): Promise<InvoiceView> {
    return this.invoices.requestByLink(visitor, followToken, body);
  }
}
