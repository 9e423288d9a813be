import { Injectable } from '@nestjs/common';
import { ticketNumber, type PaymentSummary, type RecordPaymentsRequest } from '@scanfix/shared-types';
import { PaymentDeskService, voucherPicture } from './payment-desk.service.js';
import { paymentReceived, type PaymentReceived } from './payment.events.js';
import { PaymentListsRepository } from './payment-lists.repository.js';
import { PaymentMetrics } from './payment-metrics.js';
import { PaymentNotices } from './payment-notices.js';
import { newTradeNumber } from './payment-numbers.js';
import { PaymentOrders } from './payment-orders.js';
import { PaymentsRepository } from './payments.repository.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { AuditService } from '../audit/audit.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { QuotesService, type QuoteFacts } from '../quotes/quotes.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';

/** Milliseconds that clocks of computers may differ. */
const clockTolerance = 300_000;

interface Allocated {
  quote: QuoteFacts;
  amount: number;
}

/** Cash, transfers and card machines: what finance writes down is as good as WeChat's word, and has a voucher. */
@Injectable()
export class OfflinePaymentsService {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly lists: PaymentListsRepository,
    private readonly desk: PaymentDeskService,
    private readonly orders: PaymentOrders,
    private readonly quotes: QuotesService,
    private readonly ledger: LedgerService,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly attachments: AttachmentsService,
    private readonly notices: PaymentNotices,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly metrics: PaymentMetrics,
  ) {}

  /** One voucher, for one quote or several. @throws DomainError `nothing-to-pay`, `amount-above-approved`, `voucher-taken` */
  async record(actor: Actor, request: RecordPaymentsRequest): Promise<PaymentSummary[]> {
    const { organizationId } = actor;
    const paidAt = new Date(request.paidAt);
    if (paidAt.getTime() > Date.now() + clockTolerance) throw invalidField('paidAt', 'in-the-future');
    const allocated = await this.allocated(organizationId, request);
    await this.closeOrders(organizationId, allocated);
    const ids = await this.unitOfWork.once(actor, (transaction) => this.write(transaction, actor, request, allocated, paidAt));
    return this.desk.some(actor, ids);
  }

  private async allocated(organizationId: number, { allocations }: RecordPaymentsRequest): Promise<Allocated[]> {
    const quotes = await this.quotes.byIds(organizationId, allocations.map(({ quoteId }) => quoteId));
    const allocated = allocations.map(({ quoteId, amount }, index) => {
      const quote = quotes.get(quoteId);
      if (!quote) throw invalidField(`allocations.${index}.quoteId`, 'not-found');
      if (allocations.findIndex((one) => one.quoteId === quoteId) !== index) throw invalidField(`allocations.${index}.quoteId`, 'duplicate');
      return { quote, amount };
    });
    // Everybody locks tickets in one order, so that two vouchers at once do not wait for each other.
    return allocated.sort((a, b) => a.quote.ticketId - b.quote.ticketId || a.quote.id - b.quote.id);
  }

  /** What is paid at the desk must not be paid on a phone as well. Not where it is not owed: that is refused below, and the order stays. */
  private async closeOrders(organizationId: number, allocated: readonly Allocated[]): Promise<void> {
    for (const { quote: { ticketId }, amount } of allocated) {
      const open = await this.payments.openOf(organizationId, ticketId);
      const owed = open ? await this.unitOfWork.run((transaction) => this.ledger.receivable(transaction, organizationId, ticketId)) : 0;
      if (open && amount <= owed) await this.orders.close(open);
    }
  }

  private async write(transaction: Transaction, actor: Actor, request: RecordPaymentsRequest, allocated: readonly Allocated[], paidAt: Date): Promise<number[]> {
    const { organizationId, userId } = actor;
    const { channel, voucherNumber, voucher, payerName, note } = request;
    const tickets: LockedTicket[] = [];
    for (const { quote } of allocated) tickets.push(await this.tickets.lock(transaction, organizationId, quote.ticketId));
    const voucherId = await refuseDuplicate(
      () => this.lists.insertVoucher(transaction, { organizationId, channel, number: voucherNumber, payerName: payerName ?? null, note: note ?? null, recordedById: userId, createdAt: new Date() }),
      () => new DomainError('voucher-taken', { voucherNumber }),
    );
    if (voucher) await this.attachments.claim(transaction, organizationId, [voucher], { kind: voucherPicture, id: voucherId }, { field: 'voucher', allowed: { image: 1 } });
    const ids: number[] = [];
    for (const [index, { quote, amount }] of allocated.entries()) {
      const ticket = tickets[index];
      if (ticket) ids.push(await this.receive(transaction, actor, ticket, quote.id, { channel, amount, paidAt, voucherId, voucherNumber }));
    }
    return ids;
  }

  private async receive(
    transaction: Transaction, actor: Actor, ticket: LockedTicket, quoteId: number, { channel, amount, paidAt, voucherId, voucherNumber }: Pick<RecordPaymentsRequest, 'channel' | 'voucherNumber'> & { amount: number; paidAt: Date; voucherId: number },
  ): Promise<number> {
    const { organizationId, userId } = actor;
    const quote = await this.quotes.byId(organizationId, quoteId, transaction);
    const owed = await this.ledger.receivable(transaction, organizationId, ticket.id);
    if (quote?.state !== 'approved' || owed <= 0) throw new DomainError('nothing-to-pay');
    if (amount > owed) throw new DomainError('amount-above-approved', { due: owed });
    // An order that came up since: it would be paid twice.
    if (await this.payments.openOf(organizationId, ticket.id, transaction)) throw new DomainError('payment-not-open', { ticketNumber: ticketNumber(ticket.id) });
    const id = await this.payments.insert(transaction, {
      organizationId, ticketId: ticket.id, openTicketId: null, quoteId, quoteVersion: quote.version, customerId: quote.customerId, channel, state: 'paid', purpose: 'quote', amount,
      outTradeNo: newTradeNumber(organizationId), merchantId: null, mchid: null, appid: null, payerOpenid: null, description: '', notifyUrl: null, expiresAt: null, prepayId: null, codeUrl: null, prepaidAt: null,
      transactionId: null, paidAt, closedAt: null, nextQueryAt: null, queries: 0, createdById: userId, voucherId, shipping: null, nextShippingAt: null, shippingAttempts: 0, fee: null, reconciledOn: null, createdAt: new Date(),
    });
    await this.ledger.paymentReceived(transaction, organizationId, { ticketId: ticket.id, quoteId, paymentId: id, channel, amount, at: paidAt, text: voucherNumber });
    await this.notices.line(transaction, this.access.desk(actor), ticket, 'payment-recorded', amount, quote.version);
    await this.notices.tell(transaction, organizationId, 'payment-received', { ticketId: ticket.id, amount, also: [ticket.engineerId], roles: [], except: userId });
    await this.audit.record(transaction, actor, { action: 'payment.recorded', subject: 'payment', subjectId: id, label: ticketNumber(ticket.id), data: { channel, amount, voucherNumber, quoteId } });
    await this.outbox.add(transaction, { organizationId, name: paymentReceived, payload: { paymentId: id, ticketId: ticket.id } satisfies PaymentReceived });
    this.metrics.payment('recorded');
    return id;
  }
}
