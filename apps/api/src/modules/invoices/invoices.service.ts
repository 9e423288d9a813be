import { Injectable } from '@nestjs/common';
import { ticketNumber, type InvoiceView, type IssueInvoiceRequest, type Page, type RefuseInvoiceRequest, type RequestInvoiceRequest } from '@scanfix/shared-types';
import type { InvoiceQueryDto } from './dto/invoice.dto.js';
import type { InvoiceRow } from './invoice.entity.js';
import { invoiceAnswered, type InvoiceAnswered } from './invoice.events.js';
import { invoiceViewOf } from './invoice.mapper.js';
import { InvoicesRepository } from './invoices.repository.js';
import { AuditService } from '../audit/audit.service.js';
import { PeopleService } from '../identity/people.service.js';
import { containedTax } from '../ledger/ledger.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { PaymentsService } from '../payments/payments.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { TicketAccessService, type ReportingCaller } from '../tickets/ticket-access.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { Outbox } from '../../platform/outbox/outbox.js';

/** The payer asks, finance issues. A ticket has one invoice at a time, over what was paid and not given back. */
@Injectable()
export class InvoicesService {
  constructor(
    private readonly invoices: InvoicesRepository,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly payments: PaymentsService,
    private readonly quotes: QuotesService,
    private readonly people: PeopleService,
    private readonly notices: NoticesService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async mine(actor: Actor, ticketId: number): Promise<InvoiceView[]> {
    return this.ofReporter(await this.access.reporter(actor, ticketId), ticketId);
  }

  async byLink(visitor: Visitor, followToken: string): Promise<InvoiceView[]> {
    const { ticketId, ...caller } = await this.access.reporterByLink(visitor, followToken);
    return this.ofReporter(caller, ticketId);
  }

  async request(actor: Actor, ticketId: number, request: RequestInvoiceRequest): Promise<InvoiceView> {
    return this.make(await this.access.reporter(actor, ticketId), ticketId, request);
  }

  async requestByLink(visitor: Visitor, followToken: string, request: RequestInvoiceRequest): Promise<InvoiceView> {
    const { ticketId, ...caller } = await this.access.reporterByLink(visitor, followToken);
    return this.make(caller, ticketId, request);
  }

  async page({ organizationId }: Actor, { cursor, limit, ...filter }: InvoiceQueryDto): Promise<Page<InvoiceView>> {
    const [beforeId] = decodeCursor(cursor, 'id') ?? [null];
    return pageOf(await this.invoices.page(organizationId, filter, beforeId, limit + 1), limit, ({ id }) => [id], invoiceViewOf);
  }

  /** Written in the tax office's program: here is its number. Never over more than is still paid. */
  issue(actor: Actor, id: number, { invoiceNumber }: IssueInvoiceRequest): Promise<InvoiceView> {
    return refuseDuplicate(() => this.change(actor, id, ['requested'], async (transaction, ticket, invoice) => {
      const { paid } = await this.payments.paidOf(transaction, actor.organizationId, ticket.id);
      if (invoice.amount > paid) throw new DomainError('invoice-above-paid', { paid });
      await this.invoices.update(transaction, id, { state: 'issued', invoiceNumber, issuedAt: new Date(), issuedById: actor.userId });
      await this.answer(transaction, actor, ticket, invoice, 'issued');
      return 'invoice.issued';
    }), () => invalidField('invoiceNumber', 'taken'));
  }

  refuse(actor: Actor, id: number, { reason }: RefuseInvoiceRequest): Promise<InvoiceView> {
    return this.end(actor, id, 'refused', reason, ['requested']);
  }

  /** Also one that was issued, after its red counterpart was: another one may be asked for then. */
  cancel(actor: Actor, id: number, { reason }: RefuseInvoiceRequest): Promise<InvoiceView> {
    return this.end(actor, id, 'cancelled', reason, ['requested', 'issued']);
  }

  countRequested(organizationId: number): Promise<number> {
    return this.invoices.count(organizationId, 'requested');
  }

  /** Whether one is asked for or issued. */
  standing(organizationId: number, ticketId: number, transaction?: Transaction): Promise<boolean> {
    return this.invoices.standing(organizationId, ticketId, transaction);
  }

  private async ofReporter({ organizationId }: ReportingCaller, ticketId: number): Promise<InvoiceView[]> {
    return (await this.invoices.ofTicket(organizationId, ticketId)).map(invoiceViewOf);
  }

  private async make(caller: ReportingCaller, ticketId: number, { titleKind, title, taxNumber, email, note }: RequestInvoiceRequest): Promise<InvoiceView> {
    if (titleKind === 'company' && !taxNumber) throw invalidField('taxNumber', 'required');
    const { organizationId } = caller;
    const id = await this.unitOfWork.once(caller.request, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
      if (await this.invoices.standing(organizationId, ticketId, transaction)) throw new DomainError('invoice-already-requested');
      const { paid } = await this.payments.paidOf(transaction, organizationId, ticketId);
      if (paid <= 0) throw new DomainError('invoice-above-paid', { paid: 0 });
      const quote = await this.quotes.approved(transaction, organizationId, ticketId);
      const made = await this.invoices.insert(transaction, {
        organizationId, ticketId, standingTicketId: ticketId, titleKind, title, taxNumber: taxNumber ?? null, email: email ?? null, note: note ?? null,
        amount: paid, tax: containedTax(paid, quote?.taxRate ?? 0), state: 'requested', requestedById: caller.viewer.userId, requestedAt: new Date(),
        invoiceNumber: null, issuedAt: null, issuedById: null, refusedReason: null, endedAt: null, endedById: null,
      });
      await this.tickets.note(transaction, caller, ticket, { kind: 'money', data: { money: { news: 'invoice-requested', amount: paid, version: null } } });
      await this.notices.add(transaction, {
        organizationId, userIds: await this.people.staffWithRole(organizationId, 'finance', transaction), kind: 'invoice-requested', ticketId, ticketNumber: ticketNumber(ticketId), data: { amount: paid },
      });
      return made;
    });
    return this.require(organizationId, id);
  }

  private end(actor: Actor, id: number, state: 'refused' | 'cancelled', reason: string, from: readonly InvoiceRow['state'][]): Promise<InvoiceView> {
    return this.change(actor, id, from, async (transaction, ticket, invoice) => {
      await this.invoices.update(transaction, id, { state, standingTicketId: null, refusedReason: reason, endedAt: new Date(), endedById: actor.userId });
      await this.answer(transaction, actor, ticket, invoice, state, reason);
      return `invoice.${state}`;
    });
  }

  /** Under the locks of the ticket and the invoice; `work` answers what is written into the book of who did what. */
  private async change(
    actor: Actor, id: number, from: readonly InvoiceRow['state'][], work: (transaction: Transaction, ticket: LockedTicket, invoice: InvoiceRow) => Promise<string>,
  ): Promise<InvoiceView> {
    const { organizationId } = actor;
    const known = await this.invoices.find(organizationId, id);
    if (!known) throw new DomainError('not-found');
    await this.unitOfWork.run(async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, known.ticketId);
      const invoice = await this.invoices.lock(transaction, organizationId, id);
      if (!invoice || !from.includes(invoice.state)) throw new DomainError('invoice-not-open', { state: invoice?.state ?? known.state });
      const action = await work(transaction, ticket, invoice);
      await this.audit.record(transaction, actor, { action, subject: 'invoice', subjectId: id, label: ticketNumber(ticket.id), data: { amount: invoice.amount } });
    });
    return this.require(organizationId, id);
  }

  /** The payer reads it in the history, and is told. */
  private async answer(transaction: Transaction, actor: Actor, ticket: LockedTicket, { amount, requestedById }: InvoiceRow, answer: InvoiceAnswered['answer'], reason?: string): Promise<void> {
    const { organizationId, id: ticketId } = ticket;
    await this.tickets.note(transaction, this.access.desk(actor), ticket, { kind: 'money', data: { text: reason, money: { news: `invoice-${answer}`, amount, version: null } } });
    await this.notices.add(transaction, { organizationId, userIds: [requestedById], kind: `invoice-${answer}`, ticketId, ticketNumber: ticketNumber(ticketId), data: { amount } });
    await this.outbox.add(transaction, { organizationId, name: invoiceAnswered, payload: { ticketId, answer } satisfies InvoiceAnswered });
  }

  private async require(organizationId: number, id: number): Promise<InvoiceView> {
    const row = await this.invoices.find(organizationId, id);
    if (!row) throw new DomainError('not-found');
    return invoiceViewOf(row);
  }
}
