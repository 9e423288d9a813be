import { Injectable } from '@nestjs/common';
import type { PaymentView, Receipt } from '@scanfix/shared-types';
import { PaymentRefreshing } from './payment-refreshing.js';
import { PaymentsRepository } from './payments.repository.js';
import { PaymentsService } from './payments.service.js';
import { ReceiptsService, type ReceiptFile } from './receipts.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import type { TicketCaller } from '../tickets/tickets.service.js';
import { JobAccess } from '../visits/job-access.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** What who reported sees of the money they paid, by their account or by their private link; and whoever waits for it with a code on the spot. */
@Injectable()
export class MyPaymentsService {
  constructor(
    private readonly access: TicketAccessService,
    private readonly jobs: JobAccess,
    private readonly payments: PaymentsRepository,
    private readonly paymentViews: PaymentsService,
    private readonly refreshing: PaymentRefreshing,
    private readonly receipts: ReceiptsService,
  ) {}

  async refresh(actor: Actor, ticketId: number, paymentId: number): Promise<PaymentView> {
    return this.refreshed(await this.reporter(actor, ticketId), ticketId, paymentId);
  }

  async refreshByLink(visitor: Visitor, followToken: string, paymentId: number): Promise<PaymentView> {
    const { organizationId, ticketId } = await this.linkHolder(visitor, followToken);
    return this.refreshed(organizationId, ticketId, paymentId);
  }

  async refreshOnSite(actor: Actor, visitId: number, paymentId: number): Promise<PaymentView> {
    const { visit } = await this.jobs.find(actor, visitId);
    return this.refreshed(actor.organizationId, visit.ticketId, paymentId);
  }

  async receipt(actor: Actor, ticketId: number): Promise<Receipt> {
    return this.receipts.ofTicket(await this.reporter(actor, ticketId), ticketId);
  }

  async receiptByLink(visitor: Visitor, followToken: string): Promise<Receipt> {
    const { organizationId, ticketId } = await this.linkHolder(visitor, followToken);
    return this.receipts.ofTicket(organizationId, ticketId);
  }

  async receiptFile(actor: Actor, ticketId: number): Promise<ReceiptFile> {
    return this.receipts.file(await this.reporter(actor, ticketId), ticketId);
  }

  async receiptFileByLink(visitor: Visitor, followToken: string): Promise<ReceiptFile> {
    const { organizationId, ticketId } = await this.linkHolder(visitor, followToken);
    return this.receipts.file(organizationId, ticketId);
  }

  private async refreshed(organizationId: number, ticketId: number, paymentId: number): Promise<PaymentView> {
    const payment = await this.payments.find(organizationId, paymentId);
    if (payment?.ticketId !== ticketId) throw new DomainError('not-found');
    await this.refreshing.refresh(payment);
    const now = await this.payments.find(organizationId, paymentId);
    const [view] = now ? await this.paymentViews.views(organizationId, [now]) : [];
    if (!view) throw new DomainError('not-found');
    return view;
  }

  private async reporter(actor: Actor, ticketId: number): Promise<number> {
    return organizationOf(await this.access.requester(actor, ticketId));
  }

  private async linkHolder(visitor: Visitor, followToken: string): Promise<{ organizationId: number; ticketId: number }> {
    const { ticketId, ...caller } = await this.access.linkHolder(visitor, followToken);
    return { organizationId: organizationOf(caller), ticketId };
  }
}

/** "Me too" is not about money. */
function organizationOf({ organizationId, viewer }: TicketCaller): number {
  if (viewer.kind !== 'requester' || !viewer.reporter) throw new DomainError('not-found');
  return organizationId;
}
