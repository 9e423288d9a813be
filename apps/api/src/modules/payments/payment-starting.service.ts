import { Injectable } from '@nestjs/common';
import { ticketNumber, type PaymentStarted, type StartPaymentRequest } from '@scanfix/shared-types';
import type { Payment } from './payment.entity.js';
import { PayerIdentities } from './payer-identities.js';
import { PaymentOrders } from './payment-orders.js';
import { newTradeNumber } from './payment-numbers.js';
import { nextQueryOf } from './payment.schedule.js';
import { isReceived } from './payment.states.js';
import { orderWords } from './payment-words.js';
import { PaymentsRepository } from './payments.repository.js';
import { PaymentsService } from './payments.service.js';
import { AssetsService } from '../assets/assets.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { MerchantsService } from '../merchants/merchants.service.js';
import { MoneySettingsService } from '../money-settings/money-settings.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import type { RequestingCaller } from '../tickets/ticket-actions.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { JobAccess } from '../visits/job-access.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { WechatPay } from '../../platform/wechat/pay/wechat-pay.js';

/** Milliseconds that a payer needs at least: an order that runs out sooner is replaced. */
const leastTime = 60_000;

/** An order as it is wanted now. */
type Wanted = Pick<Payment, 'channel' | 'amount' | 'appid' | 'payerOpenid'> & { merchantId: number; mchid: string; notifyUrl: string; organizationName: string; minutes: number; userId: number | null };

/** Somebody wants to pay: one order a ticket at a time, never for more than is owed. */
@Injectable()
export class PaymentStartingService {
  constructor(
    private readonly access: TicketAccessService,
    private readonly jobs: JobAccess,
    private readonly payments: PaymentsRepository,
    private readonly paymentViews: PaymentsService,
    private readonly orders: PaymentOrders,
    private readonly payers: PayerIdentities,
    private readonly merchants: MerchantsService,
    private readonly quotes: QuotesService,
    private readonly ledger: LedgerService,
    private readonly settings: MoneySettingsService,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly tickets: TicketsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly wechatPay: WechatPay,
    private readonly config: Config,
  ) {}

  async mine(actor: Actor, ticketId: number, request: StartPaymentRequest): Promise<PaymentStarted> {
    return this.start(await this.access.reporter(actor, ticketId), ticketId, request, actor.userId);
  }

  async byLink(visitor: Visitor, followToken: string, request: StartPaymentRequest): Promise<PaymentStarted> {
    const { ticketId, ...caller } = await this.access.reporterByLink(visitor, followToken);
    // Whoever holds the link may be somebody else than who reported.
    return this.start(caller, ticketId, request, null);
  }

  /** On the engineer's screen: a code that the customer scans. */
  async onSite(actor: Actor, visitId: number, request: StartPaymentRequest): Promise<PaymentStarted> {
    const { visit } = await this.jobs.find(actor, visitId);
    if (request.channel !== 'native') throw invalidField('channel', 'not-a-choice');
    return this.start(this.access.desk(actor), visit.ticketId, request, actor.userId);
  }

  private async start(caller: RequestingCaller, ticketId: number, request: StartPaymentRequest, userId: number | null): Promise<PaymentStarted> {
    const { organizationId } = caller;
    const wanted = await this.wanted(organizationId, request, userId);
    await this.makeWay(organizationId, ticketId, wanted);
    const id = await this.unitOfWork.once(caller.request, (transaction) => this.open(transaction, organizationId, ticketId, wanted));
    const payment = await this.payments.find(organizationId, id);
    if (!payment) throw new DomainError('not-found');
    // The same request again, after it was paid.
    if (isReceived(payment.state)) return this.started(payment);
    return this.started(await this.orders.prepare(payment));
  }

  private async started(payment: Payment): Promise<PaymentStarted> {
    const [view] = await this.paymentViews.views(payment.organizationId, [payment]);
    if (!view) throw new DomainError('not-found');
    const { appid, prepayId, merchantId, codeUrl, state } = payment;
    if (state !== 'prepaid' || prepayId === null || appid === null || merchantId === null) return { payment: view, parameters: null, codeUrl: state === 'prepaid' ? codeUrl : null };
    return { payment: view, parameters: this.wechatPay.paymentParameters(await this.merchants.byId(payment.organizationId, merchantId), appid, prepayId), codeUrl: null };
  }

  private async wanted(organizationId: number, { channel, amount, officialAccountCode }: StartPaymentRequest, userId: number | null): Promise<Wanted> {
    const merchant = await this.merchants.active(organizationId);
    if (!merchant) throw new DomainError('payment-not-available');
    const { WECHAT_MINI_APPID, WECHAT_OA_APPID } = this.config.settings;
    const appid = channel === 'official-account' ? WECHAT_OA_APPID : WECHAT_MINI_APPID;
    if (appid === null) throw new DomainError('payment-not-available');
    const [payerOpenid, notifyUrl, { shortName }, { paymentMinutes }] = await Promise.all([
      channel === 'native' ? null : channel === 'mini-program' ? this.payers.inMiniProgram(organizationId, userId) : this.payers.inOfficialAccount(officialAccountCode),
      this.merchants.notifyUrl(organizationId, merchant.id), this.organizations.settings(organizationId), this.settings.settings(organizationId),
    ]);
    return { channel, amount, appid, payerOpenid, merchantId: merchant.id, mchid: merchant.mchid, notifyUrl, organizationName: shortName, minutes: paymentMinutes, userId };
  }

  /** An order that is not the one wanted is closed before another is made; whoever is right about the sum may do that. */
  private async makeWay(organizationId: number, ticketId: number, wanted: Wanted): Promise<void> {
    const open = await this.payments.openOf(organizationId, ticketId);
    if (!open || suits(open, wanted)) return;
    const owed = await this.unitOfWork.run((transaction) => this.ledger.receivable(transaction, organizationId, ticketId));
    if (owed === wanted.amount) await this.orders.close(open);
  }

  private async open(transaction: Transaction, organizationId: number, ticketId: number, wanted: Wanted): Promise<number> {
    const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
    const quote = await this.quotes.approved(transaction, organizationId, ticketId);
    const owed = await this.ledger.receivable(transaction, organizationId, ticketId);
    if (!quote || owed <= 0) throw new DomainError('nothing-to-pay');
    if (wanted.amount > owed) throw new DomainError('amount-above-approved', { due: owed });
    if (wanted.amount < owed) throw new DomainError('version-conflict', { due: owed });
    const open = await this.payments.openOf(organizationId, ticketId, transaction);
    if (open && suits(open, wanted) && open.quoteId === quote.id) return open.id;
    // Somebody else was quicker.
    if (open) throw new DomainError('payment-not-open', { state: open.state });
    const now = new Date();
    // WeChat has no milliseconds: what is asked for again must be the same.
    const expiresAt = new Date(Math.ceil(now.getTime() / 1000) * 1000 + wanted.minutes * 60_000);
    const { channel, amount, appid, payerOpenid, merchantId, mchid, notifyUrl, organizationName, userId } = wanted;
    const id = await this.payments.insert(transaction, {
      organizationId, ticketId, openTicketId: ticketId, quoteId: quote.id, quoteVersion: quote.version, customerId: ticket.assetId === null ? null : await this.assets.customerOf(transaction, organizationId, ticket.assetId),
      channel, state: 'created', purpose: 'quote', amount, outTradeNo: newTradeNumber(organizationId), merchantId, mchid, appid, payerOpenid, description: orderWords(organizationName, ticketNumber(ticketId)), notifyUrl, expiresAt,
      prepayId: null, codeUrl: null, prepaidAt: null, transactionId: null, paidAt: null, closedAt: null, nextQueryAt: nextQueryOf({ createdAt: now, expiresAt, queries: 0 }, now, this.config.settings.PAYMENT_QUERY_SCALE), queries: 0,
      createdById: userId, voucherId: null, shipping: null, nextShippingAt: null, shippingAttempts: 0, fee: null, reconciledOn: null, createdAt: now,
    });
    await this.tickets.announce(transaction, ticket, 'money');
    return id;
  }
}

/** The same payer may go on with it. */
function suits(open: Payment, { channel, amount, appid, payerOpenid, merchantId }: Wanted): boolean {
  return open.channel === channel && open.amount === amount && open.appid === appid && open.payerOpenid === payerOpenid && open.merchantId === merchantId
    && open.expiresAt !== null && open.expiresAt.getTime() - Date.now() > leastTime;
}
