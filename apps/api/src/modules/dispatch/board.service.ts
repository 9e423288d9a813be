import { Injectable } from '@nestjs/common';
import type { DispatchBoard } from '@scanfix/shared-types';
import { DispatchFactsReader } from './dispatch-facts.js';
import type { Actor } from '../../platform/auth/actor.js';
import { EngineersService } from '../engineers/engineers.service.js';
import { TicketQueuesService } from '../tickets/ticket-queues.service.js';
import { TicketViewsService } from '../tickets/ticket-views.service.js';

const shownTickets = 500;

/** What is to be done, and who is there to do it. */
@Injectable()
export class BoardService {
  constructor(
    private readonly queues: TicketQueuesService,
    private readonly views: TicketViewsService,
    private readonly facts: DispatchFactsReader,
    private readonly engineers: EngineersService,
  ) {}

  async board({ organizationId }: Actor): Promise<DispatchBoard> {
    const [queue, engineers] = await Promise.all([this.queues.inField(organizationId, shownTickets + 1), this.engineers.summaries(organizationId)]);
    const shown = queue.slice(0, shownTickets);
    const [summaries, places] = await Promise.all([this.views.byIds(organizationId, shown.map(({ id }) => id)), this.facts.coordinates(organizationId, shown)]);
    return {
      tickets: shown.flatMap(({ id }) => {
        const summary = summaries.get(id);
        return summary ? [{ ...summary, coordinates: places.get(id) ?? null }] : [];
      }),
      capped: queue.length > shownTickets,
      engineers,
    };
  }
}
