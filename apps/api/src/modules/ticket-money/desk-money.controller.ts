import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { QuoteCredit, QuoteMaterial, QuotePreview, TicketMoney } from '@scanfix/shared-types';
import { OfferQuoteDto, offerOf, PutOnCreditDto, WithdrawMisuseDto, WithdrawQuoteDto } from './dto/quote.dto.js';
import { MisuseReports } from './misuse-reports.js';
import { QuoteWithdrawals } from './quote-withdrawals.js';
import { TicketCredit } from './ticket-credit.js';
import { TicketMoneyService } from './ticket-money.service.js';
import { CurrentActor, Idempotent, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { IdParam } from '../../platform/http/id.js';
import { QuoteMaterialsService } from '../quotes/quote-materials.service.js';
import { QuoteOffersService } from '../quotes/quote-offers.service.js';

/** A ticket's money at the desk. */
@Controller()
export class DeskMoneyController {
  constructor(
    private readonly money: TicketMoneyService,
    private readonly materials: QuoteMaterialsService,
    private readonly offers: QuoteOffersService,
    private readonly withdrawals: QuoteWithdrawals,
    private readonly misuse: MisuseReports,
    private readonly credit: TicketCredit,
  ) {}

  @Get('tickets/:id/money')
  @RequirePermission('quote:read')
  view(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<TicketMoney> {
    return this.money.forDesk(actor, id);
  }

  @Get('tickets/:id/quote-material')
  @RequirePermission('quote:write')
  material(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<QuoteMaterial> {
    return this.materials.material(actor.organizationId, id, actor.roles);
  }

  @Post('tickets/:id/quotes/preview')
  @HttpCode(200)
  @RequirePermission('quote:write')
  preview(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: OfferQuoteDto): Promise<QuotePreview> {
    return this.offers.preview(actor, id, offerOf(dto));
  }

  @Post('tickets/:id/quotes')
  @Idempotent()
  @RequirePermission('quote:write')
  async offer(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() dto: OfferQuoteDto): Promise<TicketMoney> {
    await this.offers.atTheDesk(actor, id, offerOf(dto));
    return this.money.forDesk(actor, id);
  }

  @Post('quotes/:id/withdraw')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('quote:write')
  async withdraw(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { reason }: WithdrawQuoteDto): Promise<TicketMoney> {
    return this.money.forDesk(actor, await this.withdrawals.atTheDesk(actor, id, reason));
  }

  @Post('tickets/:id/misuse/withdraw')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('quote:write')
  async withdrawMisuse(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { reason }: WithdrawMisuseDto): Promise<TicketMoney> {
    await this.misuse.withdrawAtTheDesk(actor, id, reason);
    return this.money.forDesk(actor, id);
  }

  @Get('quotes/:id/credit')
  @RequirePermission('payment:record')
  creditOf(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<QuoteCredit> {
    return this.credit.of(actor, id);
  }

  @Post('quotes/:id/credit')
  @HttpCode(200)
  @Idempotent()
  @RequirePermission('payment:record')
  async putOnCredit(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { note }: PutOnCreditDto): Promise<TicketMoney> {
    return this.money.forDesk(actor, await this.credit.put(actor, id, note));
  }
}
