import { Injectable } from '@nestjs/common';
import { ticketNumber, type DecideRefundRequest, type RefundSummary, type RequestRefundRequest, type SettleRefundRequest } from '@scanfix/shared-types';
import { PaymentNotices } from './payment-notices.js';
import { isOffline, isReceived } from './payment.states.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundBook } from './refund-book.js';
import type { Refund } from './refund.entity.js';
import { RefundListsService } from './refund-lists.service.js';
import { needsSecondPerson } from './refund.policy.js';
import { RefundSending } from './refund-sending.js';
import { RefundSettling } from './refund-settling.js';
import { RefundsRepository } from './refunds.repository.js';
import { AuditService } from '../audit/audit.service.js';
import { MoneySettingsService } from '../money-settings/money-settings.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** Money back, as people ask for it and decide on it. */
@Injectable()
export class RefundRequestsService {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly book: RefundBook,
    private readonly settling: RefundSettling,
    private readonly sending: RefundSending,
    private readonly lists: RefundListsService,
    private readonly settings: MoneySettingsService,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly notices: PaymentNotices,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `payment-not-paid`, `refund-above-paid` */
  async request(actor: Actor, paymentId: number, { amount, reason, note, voucherNumber }: RequestRefundRequest): Promise<RefundSummary> {
    const { organizationId, userId } = actor;
    const found = await this.payments.find(organizationId, paymentId);
    if (!found) throw new DomainError('not-found');
    const id = await this.unitOfWork.once(actor, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, found.ticketId);
      const payment = await this.payments.lock(transaction, organizationId, paymentId);
      if (!payment || !isReceived(payment.state)) throw new DomainError('payment-not-paid');
      const { refundApprovalAbove } = await this.settings.settings(organizationId, transaction);
      const asked = needsSecondPerson(await this.refunds.ofPayments([paymentId], transaction), amount, refundApprovalAbove);
      const byHand = isOffline(payment.channel) && voucherNumber !== undefined && !asked;
      const refund = await this.book.open(transaction, payment, {
        amount, reason, state: asked ? 'requested' : byHand ? 'succeeded' : 'approved', note: note ?? null, requestedById: userId, voucherNumber: voucherNumber ?? null,
      });
      const { viewer } = this.access.desk(actor);
      const caller = { organizationId, viewer };
      await this.notices.line(transaction, caller, ticket, 'refund-requested', amount, payment.quoteVersion);
      if (asked) await this.notices.tell(transaction, organizationId, 'refund-requested', { ticketId: ticket.id, amount, roles: ['finance', 'manager'], except: userId });
      await this.record(transaction, actor, refund, 'refund.requested', { paymentId, amount, reason });
      if (byHand) await this.book.succeed(transaction, { ticket, payment, refund, caller, at: new Date() });
      return refund.id;
    });
    return this.lists.one(actor, id);
  }

  /** @throws DomainError `refund-not-open`, `refund-by-same-person` */
  approve(actor: Actor, id: number, { note }: DecideRefundRequest): Promise<RefundSummary> {
    return this.decide(actor, id, 'approved', note ?? null);
  }

  /** @throws DomainError `refund-not-open`, `refund-by-same-person` */
  refuse(actor: Actor, id: number, { note }: DecideRefundRequest): Promise<RefundSummary> {
    return this.decide(actor, id, 'refused', note ?? null);
  }

  /** At once instead of when its time comes. @throws DomainError `refund-not-open` */
  async retry(actor: Actor, id: number): Promise<RefundSummary> {
    const refund = await this.require(actor, id);
    if (refund.merchantId === null || !['approved', 'processing', 'abnormal'].includes(refund.state)) throw new DomainError('refund-not-open', { state: refund.state });
    await this.unitOfWork.run((transaction) => this.record(transaction, actor, refund, 'refund.retried', {}));
    await this.sending.advance(refund);
    return this.lists.one(actor, id);
  }

  /** Paid back by hand: where WeChat could not, or where the money never came through WeChat. @throws DomainError `refund-not-open` */
  async settle(actor: Actor, id: number, { voucherNumber, note }: SettleRefundRequest): Promise<RefundSummary> {
    const found = await this.require(actor, id);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { ticket, payment, refund } = await this.settling.lock(transaction, found);
      const byHand = refund.state === 'abnormal' || (refund.state === 'approved' && refund.merchantId === null);
      if (!byHand) throw new DomainError('refund-not-open', { state: refund.state });
      await this.refunds.update(transaction, id, { voucherNumber, decisionNote: note ?? refund.decisionNote });
      await this.record(transaction, actor, refund, 'refund.settled-by-hand', { voucherNumber, amount: refund.amount });
      // What WeChat could not pay out stays in the merchant's account there: this money came from the bank.
      await this.book.succeed(transaction, { ticket, payment, refund, caller: this.access.desk(actor), at: new Date(), channel: refund.merchantId === null ? payment.channel : 'transfer' });
      return null;
    });
    return this.lists.one(actor, id);
  }

  private async decide(actor: Actor, id: number, state: 'approved' | 'refused', decisionNote: string | null): Promise<RefundSummary> {
    const { organizationId, userId } = actor;
    const found = await this.require(actor, id);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { ticket, payment, refund } = await this.settling.lock(transaction, found);
      if (refund.state !== 'requested') throw new DomainError('refund-not-open', { state: refund.state });
      if (refund.requestedById === userId) throw new DomainError('refund-by-same-person');
      const changes = { state, decidedById: userId, decidedAt: new Date(), decisionNote };
      await this.refunds.update(transaction, id, changes);
      if (state === 'approved') await this.book.release(transaction, { ...refund, ...changes });
      else await this.notices.line(transaction, this.access.desk(actor), ticket, 'refund-refused', refund.amount, payment.quoteVersion);
      await this.notices.tell(transaction, organizationId, 'refund-decided', { ticketId: ticket.id, amount: refund.amount, data: { state }, also: [refund.requestedById], roles: [], except: userId });
      await this.record(transaction, actor, refund, `refund.${state}`, { amount: refund.amount });
      return null;
    });
    return this.lists.one(actor, id);
  }

  private async require({ organizationId }: Actor, id: number): Promise<Refund> {
    const refund = await this.refunds.find(organizationId, id);
    if (!refund) throw new DomainError('not-found');
    return refund;
  }

  private record(transaction: Transaction, actor: Actor, { id, ticketId, outRefundNo }: Refund, action: string, data: Record<string, unknown>): Promise<void> {
    return this.audit.record(transaction, actor, { action, subject: 'refund', subjectId: id, label: outRefundNo, data: { ...data, ticket: ticketNumber(ticketId) } });
  }
}
