import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AssignmentProposal } from '@scanfix/shared-types';
import type { AssignmentProposalItemRow } from './assignment-proposal.entity.js';
import { AssignmentsService } from './assignments.service.js';
import { DispatchFactsReader } from './dispatch-facts.js';
import { assignOptimally } from './optimal-assignment.js';
import { isStale, proposalOf } from './proposal.mapper.js';
import { ProposalsRepository } from './proposals.repository.js';
import { readableParts, scoreOf } from './scoring.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { PeopleService } from '../identity/people.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketQueuesService, type WaitingTicket } from '../tickets/ticket-queues.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { VisitsService } from '../visits/visits.service.js';

const mostTickets = 500;
const keptDays = 30;
const prunedAtOnce = 100;

type NewItem = Omit<AssignmentProposalItemRow, 'id' | 'organizationId' | 'proposalId'>;

/** Many waiting tickets at once: computed, looked at by an agent, and then done ticket by ticket. */
@Injectable()
export class ProposalsService implements OnModuleInit {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly queues: TicketQueuesService,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly visits: VisitsService,
    private readonly facts: DispatchFactsReader,
    private readonly assignments: AssignmentsService,
    private readonly people: PeopleService,
    private readonly scheduler: Scheduler,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'assignment-proposals-prune', schedule: '41 19 * * *', run: () => this.prune() });
  }

  /** Of the tickets that still wait; none is moved. @throws DomainError `validation-failed` where one of the ids is no ticket */
  async create(actor: Actor, ticketIds?: readonly number[]): Promise<AssignmentProposal> {
    const { organizationId, userId } = actor;
    if (ticketIds && (await this.tickets.findMany(organizationId, ticketIds)).size < new Set(ticketIds).size) throw invalidField('ticketIds', 'unknown');
    const waiting = await this.queues.waiting(organizationId, mostTickets, ticketIds);
    const [facts, refused] = await Promise.all([this.facts.read(organizationId, waiting), this.visits.refusedBy(organizationId, waiting.map(({ id }) => id))]);
    const { engineers, rules } = facts;
    const { placements, nearestFirst } = await assignOptimally(facts.tickets, engineers, rules, (ticketId, engineerId) => refused.get(ticketId)?.has(engineerId) === true);
    const items = waiting.map((ticket, index): NewItem => {
      const { engineer: place = null, before = 0, obstacle = null } = placements[index] ?? {};
      const [engineer, scored] = [place === null ? undefined : engineers[place], facts.tickets[index]];
      const common = { ticketId: ticket.id, problem: problemOf(ticket), obstacle, applied: null };
      if (!engineer || !scored) return { ...common, engineerId: null, percent: null, travelMinutes: null, distanceMeters: null, parts: [] };
      const score = scoreOf(scored, { ...engineer, openJobs: engineer.openJobs + before }, rules);
      return { ...common, engineerId: engineer.id, percent: score.percent, travelMinutes: score.travel?.minutes ?? null, distanceMeters: score.travel?.meters ?? null, parts: readableParts(score) };
    });
    const id = await this.unitOfWork.once(actor, (transaction) =>
      this.repository.insert(transaction, { organizationId, createdById: userId, nearestFirst, createdAt: facts.now, appliedAt: null }, items));
    return this.view(organizationId, id);
  }

  /** Each ticket in a transaction of its own: one that moved meanwhile does not hold up the others. @throws DomainError `not-found`, `proposal-stale`, `validation-failed` */
  async apply(actor: Actor, id: number, ticketIds?: readonly number[]): Promise<AssignmentProposal> {
    const { organizationId } = actor;
    if (!await this.repository.find(organizationId, id)) throw new DomainError('not-found');
    const items = await this.repository.items(organizationId, id);
    const known = new Set(items.map(({ ticketId }) => ticketId));
    if (ticketIds?.some((ticketId) => !known.has(ticketId))) throw invalidField('ticketIds', 'unknown');
    await this.unitOfWork.once(actor, async (transaction) => {
      const proposal = await this.repository.lock(transaction, organizationId, id);
      if (!proposal || proposal.appliedAt !== null || isStale(proposal, new Date())) throw new DomainError('proposal-stale');
      await this.repository.markApplied(transaction, id, new Date());
      return null;
    });
    // A repetition of the request goes on where the one before it broke off.
    for (const item of items) if (!ticketIds || ticketIds.includes(item.ticketId)) await this.applyItem(actor, item);
    return this.view(organizationId, id);
  }

  private async applyItem(actor: Actor, { id, ticketId, engineerId, parts }: AssignmentProposalItemRow): Promise<void> {
    const { organizationId } = actor;
    if (engineerId === null) return;
    await this.unitOfWork.run(async (transaction) => {
      const item = await this.repository.lockItem(transaction, organizationId, id);
      if (!item || item.applied !== null) return;
      const sent = await this.assignments.assignIfFree(transaction, this.access.desk(actor), ticketId, { engineerId, method: 'batch', recommendation: parts });
      await this.repository.setApplied(transaction, id, sent ? 'assigned' : 'changed-meanwhile');
    });
  }

  private async view(organizationId: number, id: number): Promise<AssignmentProposal> {
    const [proposal, items] = await Promise.all([this.repository.find(organizationId, id), this.repository.items(organizationId, id)]);
    if (!proposal) throw new DomainError('not-found');
    const people = await this.people.byIds(organizationId, items.map(({ engineerId }) => engineerId).filter((engineerId) => engineerId !== null));
    return proposalOf(proposal, items, new Map([...people.values()].map(({ id: personId, name }) => [personId, name ?? ''])), new Date());
  }

  private async prune(): Promise<void> {
    const before = new Date(Date.now() - keptDays * 86_400_000);
    while (await this.repository.removeBefore(before, prunedAtOnce));
  }
}

function problemOf({ problemTypeName, description }: WaitingTicket): string {
  return problemTypeName ?? description.slice(0, 30);
}
