import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import type { Receipt } from '@scanfix/shared-types';
import { ReceiptsService, type ReceiptFile } from './receipts.service.js';
import { CurrentActor, CurrentVisitor, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { FollowTokenParam } from '../../platform/http/follow-token.js';
import { IdParam } from '../../platform/http/id.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** With an account, and by the private link. */
@Controller()
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Get('my/tickets/:id/receipt')
  @RequirePermission('ticket:read-own')
  mine(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<Receipt> {
    return this.receipts.mine(actor, id);
  }

  @Get('my/tickets/:id/receipt/file')
  @RequirePermission('ticket:read-own')
  @RateLimit('service-report')
  async myFile(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<StreamableFile> {
    return fileOf(await this.receipts.myFile(actor, id));
  }

  @Get('public/tickets/:followToken/receipt')
  @Public()
  @RateLimit('follow-link')
  byLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam): Promise<Receipt> {
    return this.receipts.byLink(visitor, followToken);
  }

  @Get('public/tickets/:followToken/receipt/file')
  @Public()
  @RateLimit('service-report')
  async fileByLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam): Promise<StreamableFile> {
    return fileOf(await this.receipts.fileByLink(visitor, followToken));
  }
}

function fileOf({ pdf, ticketNumber }: ReceiptFile): StreamableFile {
  const name = encodeURIComponent(`收款凭证-${ticketNumber}.pdf`);
  return new StreamableFile(pdf, { type: 'application/pdf', length: pdf.length, disposition: `inline; filename="receipt-${ticketNumber}.pdf"; filename*=UTF-8''${name}` });
}
