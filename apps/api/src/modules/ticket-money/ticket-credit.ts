import { Injectable } from '@nestjs/common';
import type { CalendarDate, QuoteCredit } from '@scanfix/shared-types';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { addDays, calendarDayOf, endOfMonth } from '../../platform/time/calendar-day.js';
import { AuditService } from '../audit/audit.service.js';
import { ContractsService, type CreditTerms } from '../contracts/contracts.service.js';
import { LedgerReportsService } from '../ledger/ledger-reports.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { QuoteDecisionsService } from '../quotes/quote-decisions.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Customers whose contract says so pay by the monthly statement. */
@Injectable()
export class TicketCredit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly quotes: QuotesService,
    private readonly decisions: QuoteDecisionsService,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly contracts: ContractsService,
    private readonly ledger: LedgerService,
    private readonly reports: LedgerReportsService,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
  ) {}

  /** What there is room for, before it is put there. @throws DomainError `not-found` */
  async of({ organizationId }: Actor, quoteId: number): Promise<QuoteCredit> {
    const quote = await this.quotes.byId(organizationId, quoteId);
    if (!quote) throw new DomainError('not-found');
    const { ticketId, customerId } = quote;
    const today = await this.today(organizationId);
    const [due, terms, used] = await Promise.all([
      this.unitOfWork.run((transaction) => this.ledger.receivable(transaction, organizationId, ticketId)),
      customerId === null ? null : this.contracts.creditTerms(organizationId, customerId, today),
      customerId === null ? null : this.reports.onCredit(organizationId, [customerId]),
    ]);
    return {
      contract: terms && { id: terms.contractId, number: terms.number }, due, dueOn: terms && dueDayOf(today, terms),
      limit: terms?.limit ?? null, used: (customerId === null ? 0 : used?.get(customerId)) ?? 0,
    };
  }

  /** Answers the ticket. @throws DomainError `quote-not-open`, `nothing-to-pay`, `not-on-credit`, `credit-limit-exceeded` */
  async put(actor: Actor, quoteId: number, note: string | undefined): Promise<number> {
    const { organizationId } = actor;
    const found = await this.quotes.byId(organizationId, quoteId);
    if (!found) throw new DomainError('not-found');
    const { ticketId } = found;
    const today = await this.today(organizationId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
      const quote = await this.quotes.approved(transaction, organizationId, ticketId);
      if (quote?.id !== quoteId || quote.onCredit) throw new DomainError('quote-not-open', { state: quote?.id === quoteId ? 'on-credit' : found.state });
      const due = await this.ledger.receivable(transaction, organizationId, ticketId);
      if (due <= 0) throw new DomainError('nothing-to-pay');
      const terms = quote.customerId === null ? null : await this.contracts.creditTerms(organizationId, quote.customerId, today, transaction);
      if (!terms || quote.customerId === null) throw new DomainError('not-on-credit');
      await this.requireRoom(transaction, organizationId, quote.customerId, terms, due);
      await this.decisions.putOnCredit(transaction, organizationId, quote, dueDayOf(today, terms));
      await this.tickets.note(transaction, this.access.desk(actor), ticket, { kind: 'money', data: { text: note, money: { news: 'on-credit', amount: due, version: quote.version } } });
      await this.audit.record(transaction, actor, { action: 'quote.put-on-credit', subject: 'ticket', subjectId: ticketId, data: { quoteId, amount: due } });
      return null;
    });
    return ticketId;
  }

  private async today(organizationId: number): Promise<CalendarDate> {
    return calendarDayOf(new Date(), (await this.organizations.settings(organizationId)).timeZone);
  }

  /** The contract is held, so that two at once do not both take the last of the limit. */
  private async requireRoom(transaction: Transaction, organizationId: number, customerId: number, { contractId, limit }: CreditTerms, due: number): Promise<void> {
    await this.contracts.hold(transaction, organizationId, contractId);
    if (limit === null) return;
    let open = 0;
    const tickets = new Set((await this.quotes.onCreditOf(transaction, organizationId, customerId)).map(({ ticketId }) => ticketId));
    for (const ticketId of tickets) open += Math.max(0, await this.ledger.receivable(transaction, organizationId, ticketId));
    if (open + due > limit) throw new DomainError('credit-limit-exceeded', { limit, open, due });
  }
}

/** Some days after the month that it stands in the statement of. */
function dueDayOf(today: CalendarDate, { paymentDays }: CreditTerms): CalendarDate {
  return addDays(endOfMonth(today), paymentDays);
}
