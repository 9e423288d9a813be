import { Injectable } from '@nestjs/common';
import type { ApproveQuoteRequest, DeclineQuoteRequest, TicketMoney } from '@scanfix/shared-types';
import { TicketMoneyService } from './ticket-money.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { QuoteDecisionsService } from '../quotes/quote-decisions.service.js';
import { TicketAccessService, type ReportingCaller } from '../tickets/ticket-access.service.js';

/** Who decides and pays: the one who reported, by their account or by their private link. */
@Injectable()
export class MyMoneyService {
  constructor(
    private readonly access: TicketAccessService,
    private readonly money: TicketMoneyService,
    private readonly decisions: QuoteDecisionsService,
  ) {}

  async view(actor: Actor, ticketId: number): Promise<TicketMoney> {
    return this.money.forRequester(await this.access.reporter(actor, ticketId), ticketId);
  }

  async viewByLink(visitor: Visitor, followToken: string): Promise<TicketMoney> {
    const { ticketId, ...caller } = await this.access.reporterByLink(visitor, followToken);
    return this.money.forRequester(caller, ticketId);
  }

  async approve(actor: Actor, ticketId: number, quoteId: number, request: ApproveQuoteRequest): Promise<TicketMoney> {
    return this.decide(await this.access.reporter(actor, ticketId), ticketId, (caller) => this.decisions.approve(caller, ticketId, quoteId, request));
  }

  async approveByLink(visitor: Visitor, followToken: string, quoteId: number, request: ApproveQuoteRequest): Promise<TicketMoney> {
    const { ticketId, ...holder } = await this.access.reporterByLink(visitor, followToken);
    return this.decide(holder, ticketId, (caller) => this.decisions.approve(caller, ticketId, quoteId, request));
  }

  async decline(actor: Actor, ticketId: number, quoteId: number, request: DeclineQuoteRequest): Promise<TicketMoney> {
    return this.decide(await this.access.reporter(actor, ticketId), ticketId, (caller) => this.decisions.decline(caller, ticketId, quoteId, request));
  }

  async declineByLink(visitor: Visitor, followToken: string, quoteId: number, request: DeclineQuoteRequest): Promise<TicketMoney> {
    const { ticketId, ...holder } = await this.access.reporterByLink(visitor, followToken);
    return this.decide(holder, ticketId, (caller) => this.decisions.decline(caller, ticketId, quoteId, request));
  }

  private async decide(caller: ReportingCaller, ticketId: number, work: (caller: ReportingCaller) => Promise<void>): Promise<TicketMoney> {
    await work(caller);
    return this.money.forRequester(caller, ticketId);
  }
}
