import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { QuoteMaterial, QuotePreview, TicketMoney } from '@scanfix/shared-types';
import { ApproveQuoteDto, DeclareMisuseDto, DeclineQuoteDto, OfferQuoteDto, offerOf, QuoteParam, WithdrawMisuseDto, WithdrawQuoteDto } from './dto/quote.dto.js';
import { MisuseReports } from './misuse-reports.js';
import { QuoteWithdrawals } from './quote-withdrawals.js';
import { TicketMoneyService } from './ticket-money.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';
import { QuoteDecisionsService } from '../quotes/quote-decisions.service.js';
import { QuoteMaterialsService } from '../quotes/quote-materials.service.js';
import { QuoteOffersService } from '../quotes/quote-offers.service.js';
import { JobAccess } from '../visits/job-access.service.js';

/** A ticket's money in the engineer's hands; `:id` is the visit. */
@Controller('jobs/:id')
export class JobMoneyController {
  constructor(
    private readonly money: TicketMoneyService,
    private readonly jobs: JobAccess,
    private readonly materials: QuoteMaterialsService,
    private readonly offers: QuoteOffersService,
    private readonly decisions: QuoteDecisionsService,
    private readonly withdrawals: QuoteWithdrawals,
    private readonly misuse: MisuseReports,
  ) {}

  @Get('money')
  @RequirePermission('job:work')
  view(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<TicketMoney> {
    return this.money.forJob(actor, id);
  }

  @Get('quote-material')
  @RequirePermission('job:work')
  async material(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<QuoteMaterial> {
    const { visit } = await this.jobs.find(actor, id);
    return this.materials.material(actor.organizationId, visit.ticketId, actor.roles);
  }

  @Post('quotes/preview')
  @HttpCode(200)
  @RequirePermission('job:work')
  async preview(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: OfferQuoteDto): Promise<QuotePreview> {
    const { visit } = await this.jobs.find(actor, id);
    return this.offers.preview(actor, visit.ticketId, offerOf(dto));
  }

  @Post('quotes')
  @Idempotent()
  @RequirePermission('job:work')
  async offer(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: OfferQuoteDto): Promise<TicketMoney> {
    await this.offers.onTheJob(actor, id, offerOf(dto));
    return this.money.forJob(actor, id);
  }

  @Post('quotes/:quoteId/approve')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('job:work')
  async approve(@CurrentActor() actor: Actor, @Param() { id, quoteId }: QuoteParam, @Body() dto: ApproveQuoteDto): Promise<TicketMoney> {
    await this.decisions.approveOnSite(actor, id, quoteId, dto);
    return this.money.forJob(actor, id);
  }

  @Post('quotes/:quoteId/decline')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('job:work')
  async decline(@CurrentActor() actor: Actor, @Param() { id, quoteId }: QuoteParam, @Body() dto: DeclineQuoteDto): Promise<TicketMoney> {
    await this.decisions.declineOnSite(actor, id, quoteId, dto);
    return this.money.forJob(actor, id);
  }

  @Post('quotes/:quoteId/withdraw')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('job:work')
  async withdraw(@CurrentActor() actor: Actor, @Param() { id, quoteId }: QuoteParam, @Body() { reason }: WithdrawQuoteDto): Promise<TicketMoney> {
    await this.withdrawals.onTheJob(actor, id, quoteId, reason);
    return this.money.forJob(actor, id);
  }

  @Post('misuse')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('job:work')
  async declareMisuse(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: DeclareMisuseDto): Promise<TicketMoney> {
    await this.misuse.declare(actor, id, dto);
    return this.money.forJob(actor, id);
  }

  @Post('misuse/withdraw')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('job:work')
  async withdrawMisuse(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { reason }: WithdrawMisuseDto): Promise<TicketMoney> {
    await this.misuse.withdrawOnTheJob(actor, id, reason);
    return this.money.forJob(actor, id);
  }
}
