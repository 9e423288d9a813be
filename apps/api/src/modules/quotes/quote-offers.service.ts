import { Injectable } from '@nestjs/common';
import type { OfferQuoteRequest, QuotePreview, Role } from '@scanfix/shared-types';
import { quoteMessageDue, type QuoteMessageDue } from './quote.events.js';
import { withoutPhotos } from './quote.mapper.js';
import { linesOf } from './quote-lines.js';
import { limitOf, QuoteMaterialsService, type QuoteSources } from './quote-materials.service.js';
import { mayOffer } from './quote.policy.js';
import { highestDiscount, sumsOf } from './quote-sums.js';
import { QuotesRepository } from './quotes.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { addDays, calendarDayOf } from '../../platform/time/calendar-day.js';
import { instantOnTheWall } from '../../platform/time/wall-clock.js';
import { AssetsService } from '../assets/assets.service.js';
import { AuditService } from '../audit/audit.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService, type LockedTicket, type TicketCaller } from '../tickets/tickets.service.js';
import { JobAccess } from '../visits/job-access.service.js';
import { WarrantiesService } from '../warranties/warranties.service.js';

export { mayOffer } from './quote.policy.js';

/** What is asked of the requester, before it has a version. */
type Draft = QuotePreview & { timeZone: string; validDays: number };
interface Offered {
  caller: TicketCaller;
  ticket: LockedTicket;
}

/** Fen: ten million yuan is more than a repair. */
const highestTotal = 1_000_000_000;

/** Versions of a ticket's price. */
@Injectable()
export class QuoteOffersService {
  constructor(
    private readonly quotes: QuotesRepository,
    private readonly materials: QuoteMaterialsService,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly jobs: JobAccess,
    private readonly warranties: WarrantiesService,
    private readonly assets: AssetsService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The sum as it would be offered, and how much of it the person may take off. */
  async preview({ organizationId, roles }: Actor, ticketId: number, request: OfferQuoteRequest): Promise<QuotePreview> {
    const { lines, subtotal, discount, total, tax, taxRate, warranty, highestDiscount: highest } = this.draft(await this.materials.sources(organizationId, ticketId, request.lines), request, roles);
    return { lines, subtotal, discount, total, tax, taxRate, warranty, highestDiscount: highest };
  }

  async atTheDesk(actor: Actor, ticketId: number, request: OfferQuoteRequest): Promise<void> {
    const caller = this.access.desk(actor);
    await this.offer(actor, ticketId, request, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, actor.organizationId, ticketId);
      return { by: 'desk', caller, ticket };
    });
  }

  async onTheJob(actor: Actor, visitId: number, request: OfferQuoteRequest): Promise<number> {
    const visit = await this.jobs.findLed(actor, visitId);
    await this.offer(actor, visit.ticketId, request, async (transaction) => {
      const { caller, ticket } = await this.jobs.lock(transaction, actor, visit);
      return { by: 'engineer', caller, ticket };
    });
    return visit.ticketId;
  }

  private async offer(actor: Actor, ticketId: number, request: OfferQuoteRequest, lock: (transaction: Transaction) => Promise<Offered & { by: 'desk' | 'engineer' }>): Promise<void> {
    const draft = this.draft(await this.materials.sources(actor.organizationId, ticketId, request.lines), request, actor.roles);
    if (draft.discount > draft.highestDiscount) throw new DomainError('discount-too-high', { highest: draft.highestDiscount }, [{ field: 'discount', code: 'too-large' }]);
    if (request.discount && !request.discountReason) throw new DomainError('reason-required', undefined, [{ field: 'discountReason', code: 'required' }]);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { by, ...offered } = await lock(transaction);
      if (!mayOffer(by, offered.ticket.state)) throw new DomainError('action-not-allowed', { action: 'offer-quote', state: offered.ticket.state });
      await this.write(transaction, actor, offered, draft, request);
      return null;
    });
  }

  private draft({ lines: sources, taxRate, warranty, contractPercent, settings, timeZone }: QuoteSources, request: OfferQuoteRequest, roles: readonly Role[]): Draft {
    const lines = linesOf(request.lines, sources);
    const { subtotal } = sumsOf(lines, 0, taxRate);
    if (subtotal > highestTotal) throw invalidField('lines', 'too-large');
    if ((request.discount ?? 0) > subtotal) throw new DomainError('discount-too-high', { highest: subtotal }, [{ field: 'discount', code: 'too-large' }]);
    const agreed = highestDiscount(subtotal, contractPercent);
    const sums = sumsOf(lines, request.discount ?? agreed, taxRate);
    return { lines, ...sums, taxRate, warranty, highestDiscount: Math.max(agreed, highestDiscount(subtotal, limitOf(settings, roles))), timeZone, validDays: settings.quoteValidDays };
  }

  private async write(transaction: Transaction, actor: Actor, { caller, ticket }: Offered, draft: Draft, { baseVersion, discountReason, note, total: seen = draft.total }: OfferQuoteRequest): Promise<void> {
    const { organizationId } = actor;
    const versions = await this.quotes.lockOfTicket(transaction, organizationId, ticket.id);
    const latest = versions[0]?.version ?? 0;
    const warranty = await this.warranties.of(organizationId, ticket.id, transaction);
    // Since this one was written somebody offered another version, said who pays, or made it cost something else.
    if (baseVersion !== latest || warranty.decidedAt !== draft.warranty.decidedAt || seen !== draft.total) throw new DomainError('version-conflict', { version: latest });
    const open = versions.find(({ state }) => state === 'offered');
    if (open) await this.quotes.update(transaction, open.id, { state: 'superseded', offeredTicketId: null });
    const now = new Date();
    const version = latest + 1;
    const { lines, subtotal, discount, total, taxRate, tax } = draft;
    const id = await this.quotes.insert(transaction, {
      organizationId, ticketId: ticket.id, version, round: ticket.reworkCount, state: 'offered', offeredTicketId: ticket.id, approvedTicketId: null,
      categoryId: ticket.categoryId, problemTypeId: ticket.problemTypeId, customerId: ticket.assetId === null ? null : await this.assets.customerOf(transaction, organizationId, ticket.assetId),
      lines, subtotal, discount, discountReason: discount > 0 ? discountReason ?? warranty.contract?.number ?? null : null, total, taxRate, tax, note: note ?? null, warranty: withoutPhotos(warranty),
      offeredAt: now, offeredById: actor.userId, validUntil: new Date(instantOnTheWall(addDays(calendarDayOf(now, draft.timeZone), draft.validDays), 1440, draft.timeZone)),
      decidedAt: null, declineReason: null, declineNote: null, declinedOnSite: false, withdrawalReason: null, signatureKind: null, signerName: null, signerId: null, onCredit: false, dueOn: null,
    });
    await this.tickets.note(transaction, caller, ticket, { kind: 'money', data: { money: { news: 'quote-offered', amount: total, version } } });
    await this.audit.record(transaction, actor, { action: 'quote.offered', subject: 'ticket', subjectId: ticket.id, data: { quoteId: id, version, total, discount } });
    if (ticket.source === 'anonymous') await this.outbox.add(transaction, { organizationId, name: quoteMessageDue, payload: { ticketId: ticket.id, quoteId: id } satisfies QuoteMessageDue });
  }
}
