import { Injectable } from '@nestjs/common';
import { ticketNumber, type TicketMoney } from '@scanfix/shared-types';
import { actionsOf, stageOf, type MoneyFacts, type MoneyViewer } from './ticket-money.policy.js';
import { may, type Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AssetsService } from '../assets/assets.service.js';
import { InvoicesService } from '../invoices/invoices.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PaymentsService } from '../payments/payments.service.js';
import { mayOffer } from '../quotes/quote-offers.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import type { ReportingCaller } from '../tickets/ticket-access.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';
import { JobAccess } from '../visits/job-access.service.js';
import { WarrantiesService } from '../warranties/warranties.service.js';

/** A ticket's money in one answer, the same for everybody whom it concerns. */
@Injectable()
export class TicketMoneyService {
  constructor(
    private readonly tickets: TicketsService,
    private readonly jobs: JobAccess,
    private readonly assets: AssetsService,
    private readonly warranties: WarrantiesService,
    private readonly quotes: QuotesService,
    private readonly payments: PaymentsService,
    private readonly invoices: InvoicesService,
    private readonly ledger: LedgerService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async forDesk(actor: Actor, ticketId: number): Promise<TicketMoney> {
    const ticket = await this.require(actor.organizationId, ticketId);
    const mayQuote = may(actor, 'quote:write');
    return this.view(ticket, {
      kind: 'desk', mayQuote, mayOffer: mayQuote && mayOffer('desk', ticket.state), mayRecord: may(actor, 'payment:record'), mayRefund: may(actor, 'refund:request'),
      hasCustomer: ticket.assetId !== null && (await this.assets.requireOwned(actor.organizationId, ticket.assetId)).customerId !== null,
    });
  }

  async forJob(actor: Actor, visitId: number): Promise<TicketMoney> {
    const { visit, role } = await this.jobs.find(actor, visitId);
    const ticket = await this.require(actor.organizationId, visit.ticketId);
    const lead = role === 'lead' && visit.open;
    return this.view(ticket, { kind: 'engineer', userId: actor.userId, lead, mayOffer: lead && mayOffer('engineer', ticket.state), onSite: lead && isOnSite(ticket) });
  }

  /** For the one who reported alone: who only follows pays nothing. */
  async forRequester({ organizationId }: ReportingCaller, ticketId: number): Promise<TicketMoney> {
    return this.view(await this.require(organizationId, ticketId), { kind: 'requester' });
  }

  private async require(organizationId: number, ticketId: number): Promise<LockedTicket> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    return ticket;
  }

  private async view({ organizationId, id: ticketId, reworkCount }: LockedTicket, viewer: MoneyViewer): Promise<TicketMoney> {
    const [warranty, quotes, payments, approved, sums, invoiced, receivable] = await Promise.all([
      this.warranties.of(organizationId, ticketId), this.quotes.byTicket(organizationId, ticketId), this.payments.ofTicket(organizationId, ticketId),
      this.quotes.approved(undefined, organizationId, ticketId), this.payments.paidOf(undefined, organizationId, ticketId), this.invoices.standing(organizationId, ticketId),
      this.unitOfWork.run((transaction) => this.ledger.receivable(transaction, organizationId, ticketId)),
    ]);
    const now = new Date().toISOString();
    const approvedSum = approved?.approvedSum ?? 0;
    // The books know what is owed: who gets money back does not owe it again.
    const due = Math.max(0, receivable);
    const surplus = Math.max(0, sums.paid - approvedSum) + sums.surplus;
    const unpaid = approved !== null && approved.round === reworkCount && !sums.open && receivable >= approved.total;
    const facts: MoneyFacts = {
      offered: quotes.some(({ state, validUntil }) => state === 'offered' && validUntil > now), latest: quotes[0]?.state ?? null, approved: approved !== null, onCredit: approved?.onCredit === true,
      covered: warranty.covered, due, paid: sums.paid, surplus, paymentOpen: sums.open,
    };
    return {
      ticketId, ticketNumber: ticketNumber(ticketId), stage: stageOf(facts), warranty, quotes, approved: approvedSum, paid: sums.paid, refunded: sums.refunded, due, surplus, payments,
      actions: actionsOf(viewer, { ...facts, misuse: warranty.misuse !== null, unpaidBy: unpaid ? approved.offeredById : null, received: sums.received > 0, invoiced }),
    };
  }
}

/** Who says what was misused has seen it. */
export function isOnSite({ state }: Pick<LockedTicket, 'state'>): boolean {
  return state === 'in_progress' || state === 'on_hold';
}
