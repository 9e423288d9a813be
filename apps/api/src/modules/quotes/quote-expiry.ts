import { Injectable, type OnModuleInit } from '@nestjs/common';
import { QuoteDecisionsService } from './quote-decisions.service.js';
import { QuotesRepository } from './quotes.repository.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';

const atOnce = 200;

/** An offer is good until its day ends. */
@Injectable()
export class QuoteExpiry implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly quotes: QuotesRepository,
    private readonly decisions: QuoteDecisionsService,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'quotes-expiring', schedule: '* * * * *', run: () => this.expireDue() });
  }

  async expireDue(now = new Date()): Promise<void> {
    for (const { id, organizationId, ticketId } of await this.quotes.overdue(now, atOnce)) await this.decisions.expire(organizationId, ticketId, id, now);
  }
}
