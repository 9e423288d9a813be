import { Injectable } from '@nestjs/common';
import type { PaymentView } from '@scanfix/shared-types';
import { PaymentRefreshing } from './payment-refreshing.js';
import { PaymentsRepository } from './payments.repository.js';
import { PaymentsService } from './payments.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
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
  ) {}

  async refresh(actor: Actor, ticketId: number, paymentId: number): Promise<PaymentView> {
    return this.refreshed((await this.access.reporter(actor, ticketId)).organizationId, ticketId, paymentId);
  }

  async refreshByLink(visitor: Visitor, followToken: string, paymentId: number): Promise<PaymentView> {
    const { organizationId, ticketId } = await this.access.reporterByLink(visitor, followToken);
    return this.refreshed(organizationId, ticketId, paymentId);
  }

  async refreshOnSite(actor: Actor, visitId: number, paymentId: number): Promise<PaymentView> {
    const { visit } = await this.jobs.find(actor, visitId);
    return this.refreshed(actor.organizationId, visit.ticketId, paymentId);
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
}
