import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CustomerLevel } from '@scanfix/shared-types';
import type { Ticket } from './ticket.entity.js';
import { TicketsService, type TicketTransition } from './tickets.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { AssetsService } from '../assets/assets.service.js';
import { CustomersService } from '../customers/customers.service.js';
import { ClocksService, type Promised, type Terms, type TicketMove } from '../service-levels/clocks.service.js';

/** What an organization promises for what one customer reports. */
export interface ReportTerms {
  terms: Terms;
  customerLevel: CustomerLevel;
}

/** Tells the clocks what happens to tickets. */
@Injectable()
export class TicketClocks implements OnModuleInit {
  constructor(
    private readonly tickets: TicketsService,
    private readonly clocks: ClocksService,
    private readonly assets: AssetsService,
    private readonly customers: CustomersService,
  ) {}

  onModuleInit(): void {
    this.tickets.onTransition((transaction, transition) => this.moved(transaction, transition));
  }

  /** Before the transaction of a report: mostly from what is remembered. */
  async termsFor(organizationId: number, customerId: number | null): Promise<ReportTerms> {
    const terms = await this.clocks.terms(organizationId);
    return { terms, customerLevel: terms.askForLevels && customerId !== null ? await this.customers.level(organizationId, customerId) : 'standard' };
  }

  /** The desk answered with a word instead of an action. */
  async answered(transaction: Transaction, ticket: Ticket, at: Date): Promise<void> {
    await this.clocks.moved(transaction, ticket.organizationId, ticket.id, {
      action: null, at, answered: true, open: ticket.open, hold: null, holdReason: null, round: ticket.reworkCount, submittedAt: ticket.submittedAt, promises: null,
    });
  }

  private async moved(transaction: Transaction, transition: TicketTransition): Promise<void> {
    // A report starts its clocks itself, with the priority that it is given where tickets are triaged by themselves: that is nobody's answer.
    if (transition.from === null || (transition.action === 'triage' && transition.ticket.respondedAt === null)) return;
    const { organizationId, ticket, action, from, to, at, data } = transition;
    const answered = ticket.respondedAt?.getTime() === at.getTime();
    const hold = to === 'on_hold' ? 'began' : from === 'on_hold' ? 'ended' : null;
    const promises = action === 'triage' || action === 'rework' ? await this.promisesFor(transaction, ticket) : null;
    if (!answered && hold === null && promises === null && ticket.open && action !== 'checkIn' && action !== 'complete') return;
    const move: TicketMove = {
      action, answered, hold, promises, at: data.happenedAt === undefined ? at : new Date(data.happenedAt), open: ticket.open, holdReason: ticket.holdReason,
      round: ticket.reworkCount, submittedAt: ticket.submittedAt,
    };
    await this.clocks.moved(transaction, organizationId, ticket.id, move);
  }

  private async promisesFor(transaction: Transaction, { organizationId, urgency, priority, categoryId, assetId }: Ticket): Promise<Promised[]> {
    const terms = await this.clocks.terms(organizationId, transaction);
    const customerId = terms.askForLevels && assetId !== null ? await this.assets.customerOf(transaction, organizationId, assetId) : null;
    const customerLevel = customerId === null ? 'standard' : await this.customers.level(organizationId, customerId, transaction);
    return terms.workPromisesFor({ urgency, priority, categoryId, customerLevel });
  }
}
