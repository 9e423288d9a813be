import { Injectable } from '@nestjs/common';
import type { OrganizationSettings } from '@scanfix/shared-types';
import { TicketClocks } from './ticket-clocks.js';
import { ClocksService, priorityByUrgency } from '../service-levels/clocks.service.js';

/** What somebody is told before they report. */
@Injectable()
export class ExpectedAnswersService {
  constructor(
    private readonly ticketClocks: TicketClocks,
    private readonly clocks: ClocksService,
  ) {}

  /** By when a report of the usual urgency would be answered: by the policy and the working hours that it would get. */
  async dueAt(settings: OrganizationSettings, { categoryId, customerId }: { categoryId: number | null; customerId: number | null }, now: Date): Promise<Date> {
    const { terms, customerLevel } = await this.ticketClocks.termsFor(settings.id, customerId);
    const priority = settings.automaticTriage ? priorityByUrgency.normal : null;
    return this.clocks.answerDueAt(this.clocks.plan(terms, { urgency: 'normal', priority, categoryId, customerLevel }, settings.expectedResponseMinutes.normal, now), settings.expectedResponseMinutes.normal, now);
  }
}
