import { Injectable } from '@nestjs/common';
import type { ApproveQuoteRequest, CalendarDate, DeclineQuoteRequest, MoneyNews, QuoteState } from '@scanfix/shared-types';
import type { QuoteRow } from './quote.entity.js';
import { quoteDecided, type QuoteDecided } from './quote.events.js';
import { QuoteNotices } from './quote-notices.js';
import { QuotesRepository } from './quotes.repository.js';
import { quoteSignature } from './quotes.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { AuditService } from '../audit/audit.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import type { ReportingCaller } from '../tickets/ticket-access.service.js';
import { TicketsService, type LockedTicket, type TicketCaller } from '../tickets/tickets.service.js';
import { JobAccess } from '../visits/job-access.service.js';

/** A version under the ticket's lock, with the others. */
interface Locked {
  transaction: Transaction;
  caller: TicketCaller;
  ticket: LockedTicket;
  quote: QuoteRow;
  versions: QuoteRow[];
}

/** Who signs, and where. */
type Signature = Pick<QuoteRow, 'signatureKind' | 'signerId'>;

/** What becomes of an offer. The ticket's lock makes everybody who decides, offers or pays at once come one after the other. */
@Injectable()
export class QuoteDecisionsService {
  constructor(
    private readonly quotes: QuotesRepository,
    private readonly tickets: TicketsService,
    private readonly jobs: JobAccess,
    private readonly attachments: AttachmentsService,
    private readonly organizations: OrganizationsService,
    private readonly ledger: LedgerService,
    private readonly notices: QuoteNotices,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** By the one who reported, with an account or by the private link. */
  async approve(caller: ReportingCaller, ticketId: number, quoteId: number, request: ApproveQuoteRequest): Promise<void> {
    await this.unitOfWork.once(caller.request, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, caller.organizationId, ticketId);
      await this.accept(await this.lockQuote(transaction, caller, ticket, quoteId), request, { signatureKind: 'remote', signerId: caller.viewer.userId });
      await this.record(transaction, caller, 'quote.approved', ticketId, quoteId);
      return null;
    });
  }

  /** On the engineer's screen: the requester signs there. */
  async approveOnSite(actor: Actor, visitId: number, quoteId: number, request: ApproveQuoteRequest): Promise<number> {
    const visit = await this.jobs.findLed(actor, visitId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { caller, ticket } = await this.jobs.lock(transaction, actor, visit);
      await this.accept(await this.lockQuote(transaction, caller, ticket, quoteId), request, { signatureKind: 'on-screen', signerId: null });
      await this.audit.record(transaction, actor, { action: 'quote.approved', subject: 'ticket', subjectId: ticket.id, data: { quoteId, onSite: true } });
      return null;
    });
    return visit.ticketId;
  }

  async decline(caller: ReportingCaller, ticketId: number, quoteId: number, request: DeclineQuoteRequest): Promise<void> {
    requireWords(request);
    await this.unitOfWork.once(caller.request, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, caller.organizationId, ticketId);
      await this.refuse(await this.lockQuote(transaction, caller, ticket, quoteId), request, { onSite: false });
      await this.record(transaction, caller, 'quote.declined', ticketId, quoteId);
      return null;
    });
  }

  /** On the engineer's screen: the requester stands beside. */
  async declineOnSite(actor: Actor, visitId: number, quoteId: number, request: DeclineQuoteRequest): Promise<void> {
    requireWords(request);
    const visit = await this.jobs.findLed(actor, visitId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { caller, ticket } = await this.jobs.lock(transaction, actor, visit);
      await this.refuse(await this.lockQuote(transaction, caller, ticket, quoteId), request, { onSite: true });
      await this.audit.record(transaction, actor, { action: 'quote.declined', subject: 'ticket', subjectId: ticket.id, data: { quoteId, onSite: true } });
      return null;
    });
  }

  /** With the ticket locked. Of an approved quote nothing is owed any more: the caller knows that nothing is paid. @throws DomainError `not-found`, `quote-not-open` */
  async withdraw(transaction: Transaction, actor: Actor, caller: TicketCaller, ticket: LockedTicket, quoteId: number, withdrawalReason: string): Promise<void> {
    const { quote } = await this.lockQuote(transaction, caller, ticket, quoteId, ['offered', 'approved']);
    const words = { text: withdrawalReason };
    if (quote.state === 'offered') await this.close(transaction, caller, ticket, quote, 'withdrawn', { withdrawalReason }, words);
    else {
      await this.annul(transaction, ticket, quote, withdrawalReason);
      await this.tell(transaction, caller, ticket, quote, 'withdrawn', words);
      await this.notices.tell(transaction, caller, ticket, quote, 'quote-withdrawn');
    }
    await this.audit.record(transaction, actor, { action: 'quote.withdrawn', subject: 'ticket', subjectId: ticket.id, data: { quoteId, was: quote.state, reason: withdrawalReason } });
  }

  /** Nobody answered in time. False where somebody did, or another version came, since it was found. */
  async expire(organizationId: number, ticketId: number, quoteId: number, now: Date): Promise<boolean> {
    return this.unitOfWork.run(async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
      const quote = (await this.quotes.lockOfTicket(transaction, organizationId, ticketId)).find(({ id }) => id === quoteId);
      if (quote?.state !== 'offered' || quote.validUntil > now) return false;
      await this.close(transaction, this.tickets.system(organizationId), ticket, quote, 'expired', {});
      return true;
    });
  }

  /** Nobody will come: nobody is asked any more, and what is not paid is not owed. With the ticket locked. */
  async cancelAll(transaction: Transaction, caller: TicketCaller, ticket: LockedTicket): Promise<void> {
    const { organizationId, id: ticketId } = ticket;
    for (const quote of await this.quotes.lockOfTicket(transaction, organizationId, ticketId)) {
      const withdrawalReason = 'ticket-over';
      if (quote.state === 'offered') await this.close(transaction, caller, ticket, quote, 'withdrawn', { withdrawalReason });
      // What was done and paid before it went out again stays done.
      if (quote.state === 'approved' && quote.round === ticket.reworkCount) await this.annul(transaction, ticket, quote, withdrawalReason);
    }
  }

  /** Approved, and to be paid by the monthly statement. With the ticket locked. */
  async putOnCredit(transaction: Transaction, organizationId: number, { id, ticketId }: { id: number; ticketId: number }, dueOn: CalendarDate): Promise<void> {
    await this.quotes.update(transaction, id, { onCredit: true, dueOn });
    await this.ledger.quotePutOnCredit(transaction, organizationId, { ticketId, quoteId: id, dueOn });
  }

  /** @throws DomainError `not-found`, `quote-not-open` with what became of it */
  private async lockQuote(transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, quoteId: number, states: readonly QuoteState[] = ['offered']): Promise<Locked> {
    const versions = await this.quotes.lockOfTicket(transaction, ticket.organizationId, ticket.id);
    const quote = versions.find(({ id }) => id === quoteId);
    if (!quote) throw new DomainError('not-found');
    if (!states.includes(quote.state)) throw new DomainError('quote-not-open', { state: quote.state, version: versions[0]?.version ?? quote.version });
    return { transaction, caller, ticket, quote, versions };
  }

  private async accept({ transaction, caller, ticket, quote, versions }: Locked, { signerName, image, total }: ApproveQuoteRequest, signature: Signature): Promise<void> {
    const { organizationId, id: ticketId } = ticket;
    const now = new Date();
    if (quote.validUntil <= now) throw new DomainError('quote-expired', { validUntil: quote.validUntil.toISOString() });
    if (total !== quote.total) throw new DomainError('version-conflict', { version: quote.version, total: quote.total });
    const dueOn = calendarDayOf(now, (await this.organizations.settings(organizationId, transaction)).timeZone);
    const before = versions.find(({ state, round }) => state === 'approved' && round === quote.round);
    if (before) {
      await this.quotes.update(transaction, before.id, { state: 'superseded', approvedTicketId: null });
      await this.ledger.quoteSuperseded(transaction, organizationId, { ticketId, quoteId: before.id });
    }
    await this.quotes.update(transaction, quote.id, { state: 'approved', offeredTicketId: null, approvedTicketId: ticketId, decidedAt: now, signerName, ...signature, dueOn });
    await this.attachments.claim(transaction, organizationId, [image], { kind: quoteSignature, id: quote.id }, { field: 'image', allowed: { image: 1 } });
    if (quote.total > 0) await this.ledger.quoteApproved(transaction, organizationId, { ticketId, quoteId: quote.id, total: quote.total, dueOn, at: now });
    await this.tickets.note(transaction, caller, ticket, { kind: 'money', data: { reason: signature.signatureKind ?? undefined, money: { news: 'quote-approved', amount: quote.total, version: quote.version } } });
    await this.announce(transaction, organizationId, { ticketId, quoteId: quote.id, decision: 'approved' });
    await this.notices.tell(transaction, caller, ticket, quote, 'quote-approved');
    // The work stood still for this word only.
    if (ticket.state === 'on_hold' && ticket.holdReason === 'quote') await this.tickets.apply(transaction, this.tickets.system(organizationId), ticket, 'resume', { data: { method: 'quote-approved' } });
  }

  private async refuse({ transaction, caller, ticket, quote }: Locked, { reason, note }: DeclineQuoteRequest, { onSite }: { onSite: boolean }): Promise<void> {
    const changes = { declineReason: reason, declineNote: note ?? null, declinedOnSite: onSite };
    await this.close(transaction, caller, ticket, quote, 'declined', changes, { reason, text: note ?? undefined }, onSite ? 'quote-declined-on-site' : 'quote-declined');
    await this.notices.tell(transaction, caller, ticket, { ...quote, ...changes }, 'quote-declined');
  }

  /** What was agreed on counts no more; the day on which it was, and who signed, stay. */
  private async annul(transaction: Transaction, { organizationId, id: ticketId }: LockedTicket, { id: quoteId }: QuoteRow, withdrawalReason: string): Promise<void> {
    await this.quotes.update(transaction, quoteId, { state: 'withdrawn', approvedTicketId: null, withdrawalReason });
    await this.ledger.quoteCancelled(transaction, organizationId, { ticketId, quoteId });
  }

  /** Ends an offer in any other way than by approval. */
  private async close(
    transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, quote: QuoteRow, state: 'declined' | 'withdrawn' | 'expired', changes: Partial<Omit<QuoteRow, 'lines' | 'warranty'>>,
    words: { reason?: string; text?: string } = {}, news: MoneyNews = `quote-${state}`,
  ): Promise<void> {
    await this.quotes.update(transaction, quote.id, { ...changes, state, offeredTicketId: null, decidedAt: new Date() });
    await this.tell(transaction, caller, ticket, quote, state, words, news);
  }

  private async tell(
    transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, { id, total, version }: QuoteRow, decision: 'declined' | 'withdrawn' | 'expired', words: { reason?: string; text?: string }, news: MoneyNews = `quote-${decision}`,
  ): Promise<void> {
    await this.tickets.note(transaction, caller, ticket, { kind: 'money', data: { ...words, money: { news, amount: total, version } } });
    await this.announce(transaction, ticket.organizationId, { ticketId: ticket.id, quoteId: id, decision });
  }

  private async announce(transaction: Transaction, organizationId: number, payload: QuoteDecided): Promise<void> {
    await this.outbox.add(transaction, { organizationId, name: quoteDecided, payload });
  }

  private async record(transaction: Transaction, { organizationId, request, viewer: { userId } }: ReportingCaller, action: string, ticketId: number, quoteId: number): Promise<void> {
    await this.audit.record(transaction, { organizationId, userId, requestId: request.requestId }, { action, subject: 'ticket', subjectId: ticketId, data: { quoteId } });
  }
}

/** `other` says nothing by itself. */
function requireWords({ reason, note }: DeclineQuoteRequest): void {
  if (reason === 'other' && !note) throw new DomainError('reason-required', undefined, [{ field: 'note', code: 'required' }]);
}
