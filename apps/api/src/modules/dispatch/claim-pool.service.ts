import { Injectable } from '@nestjs/common';
import type { DispatchObstacle, JobDetail, Page, PoolJob } from '@scanfix/shared-types';
import { AssignmentsService, refuseExcluded } from './assignments.service.js';
import { DispatchFactsReader, rankOf, type TicketToScore } from './dispatch-facts.js';
import type { TicketFacts } from './scoring.facts.js';
import { scoreOf } from './scoring.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import type { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { AssetsService } from '../assets/assets.service.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';
import { EngineersService } from '../engineers/engineers.service.js';
import { TicketQueuesService, type WaitingTicket } from '../tickets/ticket-queues.service.js';
import { TicketViewsService } from '../tickets/ticket-views.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { VisitsService } from '../visits/visits.service.js';

/** More wait only where dispatch has broken down; the most urgent are looked at. */
const lookedAt = 500;
/** Not theirs to take, whatever else speaks against it. */
const notTheirs: readonly DispatchObstacle[] = ['no-skill', 'outside-territory', 'excluded'];
const givenOut = ['assigned', 'accepted', 'en_route', 'in_progress', 'on_hold', 'completed'];

/** Waiting tickets that engineers take themselves; who comes first has it. */
@Injectable()
export class ClaimPoolService {
  constructor(
    private readonly queues: TicketQueuesService,
    private readonly tickets: TicketsService,
    private readonly views: TicketViewsService,
    private readonly assets: AssetsService,
    private readonly facts: DispatchFactsReader,
    private readonly engineers: EngineersService,
    private readonly assignments: AssignmentsService,
    private readonly visits: VisitsService,
    private readonly settings: DispatchSettingsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What this engineer could take, the most urgent first. Nothing where the organization has no pool, or for who is none. */
  async page({ organizationId, userId }: Actor, { cursor, limit }: PageQueryDto): Promise<Page<PoolJob>> {
    const [afterRank, afterId] = decodeCursor(cursor, 'id', 'id') ?? [-1, 0];
    const [{ claimPool }, engineer] = await Promise.all([this.settings.settings(organizationId), this.engineers.isEngineer(organizationId, userId)]);
    if (!claimPool || !engineer) return { items: [], nextCursor: null };
    const waiting = await this.queues.waiting(organizationId, lookedAt);
    const theirs = await this.theirs(organizationId, userId, waiting);
    const rest = theirs.filter(({ ticket }) => rankOf(ticket) > afterRank || (rankOf(ticket) === afterRank && ticket.id > afterId)).slice(0, limit + 1);
    const jobs = await this.jobs(organizationId, rest);
    return pageOf(jobs, limit, ({ ticket }) => [rankOf(ticket), ticket.id], ({ job }) => job);
  }

  /** Assigned and accepted in one step. @throws DomainError `claim-pool-closed`, `already-taken`, `engineer-excluded`, `engineer-not-available` */
  async claim(actor: Actor, ticketId: number): Promise<JobDetail> {
    const { organizationId, userId } = actor;
    const [{ claimPool }, seen, engineer] = await Promise.all([
      this.settings.settings(organizationId), this.tickets.find(organizationId, ticketId), this.engineers.isEngineer(organizationId, userId),
    ]);
    if (!seen) throw new DomainError('not-found');
    if (!engineer) throw new DomainError('forbidden');
    const [obstacle] = await this.against(organizationId, userId, seen);
    const visitId = await this.unitOfWork.once(actor, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
      if (!claimPool) throw new DomainError('claim-pool-closed', { state: ticket.state });
      if (givenOut.includes(ticket.state)) throw new DomainError('already-taken', { state: ticket.state });
      if (ticket.state !== 'triaged') throw new DomainError('action-not-allowed', { action: 'assign', state: ticket.state });
      refuseExcluded(ticket, userId);
      if (obstacle) throw new DomainError('engineer-not-available', { state: ticket.state, obstacle });
      if (!await this.assignments.hasRoom(transaction, organizationId, userId)) throw new DomainError('engineer-not-available', { state: ticket.state, obstacle: 'full' });
      const caller = { organizationId, viewer: { kind: 'engineer' as const, userId } };
      const id = await this.visits.assign(transaction, caller, ticket, { engineerId: userId, method: 'claimed' });
      await this.visits.accept(transaction, caller, ticket, id);
      return id;
    });
    return this.visits.jobDetail(actor, visitId);
  }

  /** What keeps the ticket out of this engineer's pool. */
  private async against(organizationId: number, engineerId: number, ticket: TicketToScore): Promise<DispatchObstacle[]> {
    const { engineers: [engineer], tickets: [facts], rules } = await this.facts.read(organizationId, [ticket], engineerId);
    return engineer && facts ? scoreOf(facts, engineer, rules).obstacles.filter((obstacle) => notTheirs.includes(obstacle)) : [];
  }

  private async theirs(organizationId: number, engineerId: number, waiting: readonly WaitingTicket[]): Promise<{ ticket: WaitingTicket; meters: number | null }[]> {
    const { engineers: [engineer], tickets, rules } = await this.facts.read(organizationId, waiting, engineerId);
    if (!engineer) return [];
    const factsOf = new Map<number, TicketFacts>(tickets.map((ticket) => [ticket.id, ticket]));
    return waiting.flatMap((ticket) => {
      const facts = factsOf.get(ticket.id);
      if (!facts) return [];
      const { obstacles, travel } = scoreOf(facts, engineer, rules);
      return obstacles.some((obstacle) => notTheirs.includes(obstacle)) ? [] : [{ ticket, meters: travel?.meters ?? null }];
    });
  }

  private async jobs(organizationId: number, waiting: readonly { ticket: WaitingTicket; meters: number | null }[]): Promise<{ ticket: WaitingTicket; job: PoolJob }[]> {
    const [summaries, categories] = await Promise.all([this.views.byIds(organizationId, waiting.map(({ ticket }) => ticket.id)), this.assets.categories(organizationId)]);
    return waiting.flatMap(({ ticket, meters }) => {
      const summary = summaries.get(ticket.id);
      if (!summary) return [];
      const { number, urgency, priority, problem, asset, place, placeText, submittedAt, clock } = summary;
      return [{
        ticket,
        job: {
          ticketId: ticket.id, ticketNumber: number, urgency, priority, problem, deviceName: asset?.name ?? null, categoryIcon: categories.find(({ id }) => id === ticket.categoryId)?.icon ?? null,
          place: place ?? (placeText === null ? null : [placeText]), distanceMeters: meters, submittedAt, clock,
          preferredTime: ticket.preferredFrom && ticket.preferredTo ? { from: ticket.preferredFrom.toISOString(), to: ticket.preferredTo.toISOString() } : null,
        },
      }];
    });
  }
}
