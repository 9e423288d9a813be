import { Injectable } from '@nestjs/common';
import type { JobSummary } from '@scanfix/shared-types';
import { Destinations } from './destinations.js';
import { jobSummaryOf } from './job.mapper.js';
import type { Visit } from './visit.entity.js';
import { AssetsService } from '../assets/assets.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { TicketViewsService } from '../tickets/ticket-views.service.js';

/** Visits as an engineer's cards. */
@Injectable()
export class JobCards {
  constructor(
    private readonly tickets: TicketsService,
    private readonly ticketViews: TicketViewsService,
    private readonly assets: AssetsService,
    private readonly destinations: Destinations,
  ) {}

  /** In the order of the visits. */
  async of(organizationId: number, engineerId: number, visits: readonly Visit[]): Promise<JobSummary[]> {
    if (visits.length === 0) return [];
    const ticketIds = [...new Set(visits.map(({ ticketId }) => ticketId))];
    const [rows, summaries, categories] = await Promise.all([
      this.tickets.findMany(organizationId, ticketIds), this.ticketViews.byIds(organizationId, ticketIds), this.assets.categories(organizationId),
    ]);
    const destinationOf = await this.destinations.byLocation(organizationId, [...rows.values()].map(({ locationId }) => locationId));
    return visits.flatMap((visit) => {
      const [row, ticket] = [rows.get(visit.ticketId), summaries.get(visit.ticketId)];
      if (!row || !ticket) return [];
      return [jobSummaryOf(visit, {
        ticket,
        role: visit.engineerId === engineerId ? 'lead' : 'assistant',
        categoryIcon: categories.find(({ id }) => id === row.categoryId)?.icon ?? null,
        preferredTime: row.preferredFrom && row.preferredTo ? { from: row.preferredFrom.toISOString(), to: row.preferredTo.toISOString() } : null,
        ...destinationOf(row.locationId),
      })];
    });
  }
}
