import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { PaymentStarted, PaymentView } from '@scanfix/shared-types';
import { FollowedPaymentParam, StartPaymentDto, TicketPaymentParam } from './dto/payment.dto.js';
import { MyPaymentsService } from './my-payments.service.js';
import { PaymentStartingService } from './payment-starting.service.js';
import { CurrentActor, CurrentVisitor, Idempotent, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { FollowTokenParam } from '../../platform/http/follow-token.js';
import { IdParam } from '../../platform/http/id.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

/** Paying: with an account, by the private link, and with the code on the engineer's screen. */
@Controller()
export class MyPaymentsController {
  constructor(
    private readonly starting: PaymentStartingService,
    private readonly payments: MyPaymentsService,
  ) {}

  @Post('my/tickets/:id/payments')
  @Idempotent()
  @RequirePermission('ticket:read-own')
  start(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: StartPaymentDto): Promise<PaymentStarted> {
    return this.starting.mine(actor, id, body);
  }

  @Post('my/tickets/:id/payments/:paymentId/refresh')
  @HttpCode(200)
  @RequirePermission('ticket:read-own')
  refresh(@CurrentActor() actor: Actor, @Param() { id, paymentId }: TicketPaymentParam): Promise<PaymentView> {
    return this.payments.refresh(actor, id, paymentId);
  }

  @Post('public/tickets/:followToken/payments')
  @Public()
  @Idempotent()
  @RateLimit('follow-link')
  startByLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken }: FollowTokenParam, @Body() body: StartPaymentDto): Promise<PaymentStarted> {
    return this.starting.byLink(visitor, followToken, body);
  }

  @Post('public/tickets/:followToken/payments/:paymentId/refresh')
  @HttpCode(200)
  @Public()
  @RateLimit('follow-link')
  refreshByLink(@CurrentVisitor() visitor: Visitor, @Param() { followToken, paymentId }: FollowedPaymentParam): Promise<PaymentView> {
    return this.payments.refreshByLink(visitor, followToken, paymentId);
  }

  @Post('jobs/:id/payments')
  @Idempotent()
  @RequirePermission('job:work')
  startOnSite(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: StartPaymentDto): Promise<PaymentStarted> {
    return this.starting.onSite(actor, id, body);
  }

  @Post('jobs/:id/payments/:paymentId/refresh')
  @HttpCode(200)
  @RequirePermission('job:work')
  refreshOnSite(@CurrentActor() actor: Actor, @Param() { id, paymentId }: TicketPaymentParam): Promise<PaymentView> {
    return this.payments.refreshOnSite(actor, id, paymentId);
  }
}
