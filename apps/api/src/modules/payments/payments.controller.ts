import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Page, PaymentSummary, RefundSummary } from '@scanfix/shared-types';
import { MatchPaymentDto, PaymentQueryDto, RecordPaymentsDto } from './dto/payment.dto.js';
import { DecideRefundDto, RefundQueryDto, RequestRefundDto, SettleRefundDto } from './dto/refund.dto.js';
import { OfflinePaymentsService } from './offline-payments.service.js';
import { PaymentDeskService } from './payment-desk.service.js';
import { PaymentMatchingService } from './payment-matching.service.js';
import { RefundListsService } from './refund-lists.service.js';
import { RefundRequestsService } from './refund-requests.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';

/** Finance's payments and refunds. */
@Controller()
export class PaymentsController {
  constructor(
    private readonly desk: PaymentDeskService,
    private readonly offline: OfflinePaymentsService,
    private readonly matching: PaymentMatchingService,
    private readonly refundLists: RefundListsService,
    private readonly refundRequests: RefundRequestsService,
  ) {}

  @Get('payments')
  @RequirePermission('payment:read')
  page(@CurrentActor() actor: Actor, @Query() query: PaymentQueryDto): Promise<Page<PaymentSummary>> {
    return this.desk.page(actor, query);
  }

  @Get('payments/:id')
  @RequirePermission('payment:read')
  one(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<PaymentSummary> {
    return this.desk.one(actor, id);
  }

  @Post('payments')
  @Idempotent()
  @RequirePermission('payment:record')
  record(@CurrentActor() actor: Actor, @Body() body: RecordPaymentsDto): Promise<PaymentSummary[]> {
    return this.offline.record(actor, body);
  }

  @Post('payments/:id/refresh')
  @HttpCode(200)
  @RequirePermission('payment:read')
  refresh(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<PaymentSummary> {
    return this.desk.refresh(actor, id);
  }

  @Post('payments/:id/match')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('payment:record')
  match(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: MatchPaymentDto): Promise<PaymentSummary> {
    return this.matching.match(actor, id, body);
  }

  @Post('payments/:id/refunds')
  @Idempotent()
  @RequirePermission('refund:request')
  requestRefund(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: RequestRefundDto): Promise<RefundSummary> {
    return this.refundRequests.request(actor, id, body);
  }

  @Get('refunds')
  @RequirePermission('payment:read')
  refunds(@CurrentActor() actor: Actor, @Query() query: RefundQueryDto): Promise<Page<RefundSummary>> {
    return this.refundLists.page(actor, query);
  }

  @Post('refunds/:id/approve')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('refund:approve')
  approve(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: DecideRefundDto): Promise<RefundSummary> {
    return this.refundRequests.approve(actor, id, body);
  }

  @Post('refunds/:id/refuse')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('refund:approve')
  refuse(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: DecideRefundDto): Promise<RefundSummary> {
    return this.refundRequests.refuse(actor, id, body);
  }

  @Post('refunds/:id/retry')
  @HttpCode(200)
  @RequirePermission('payment:record')
  retry(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<RefundSummary> {
    return this.refundRequests.retry(actor, id);
  }

  @Post('refunds/:id/settle')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('payment:record')
  settle(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: SettleRefundDto): Promise<RefundSummary> {
    return this.refundRequests.settle(actor, id, body);
  }
}
