import { Injectable } from '@nestjs/common';
import type { Recommendation, Recommendations, ScorePart } from '@scanfix/shared-types';
import { DispatchFactsReader } from './dispatch-facts.js';
import { ranked, readableParts, scoreOf } from './scoring.js';
import type { Actor } from '../../platform/auth/actor.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { EngineersService } from '../engineers/engineers.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';

/** Nobody reads further; everybody is on the list of engineers. */
const shown = 50;

/** Who should go, best first, and why. */
@Injectable()
export class RecommendationsService {
  constructor(
    private readonly tickets: TicketsService,
    private readonly facts: DispatchFactsReader,
    private readonly engineers: EngineersService,
  ) {}

  async recommend({ organizationId }: Actor, ticketId: number): Promise<Recommendations> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    const facts = await this.facts.read(organizationId, [ticket]);
    const [scored] = facts.tickets;
    const best = scored ? ranked(scored, facts.engineers, facts.rules).slice(0, shown) : [];
    const summaries = await this.engineers.summaries(organizationId, best.map(({ engineer }) => engineer), facts.now);
    return {
      ticketId,
      computedAt: facts.now.toISOString(),
      items: best.flatMap(({ score }, index): Recommendation[] => {
        const engineer = summaries[index];
        if (!engineer) return [];
        const { percent, travel, obstacles } = score;
        return [{ engineer, percent, parts: readableParts(score), distanceMeters: travel?.meters ?? null, travelMinutes: travel?.minutes ?? null, eligible: obstacles.length === 0, obstacles }];
      }),
    };
  }

  /** Why this one, for the record. */
  async partsFor(ticket: LockedTicket, engineerId: number): Promise<ScorePart[] | null> {
    const { engineers: [engineer], tickets: [scored], rules } = await this.facts.read(ticket.organizationId, [ticket], engineerId);
    return scored && engineer ? readableParts(scoreOf(scored, engineer, rules)) : null;
  }
}
