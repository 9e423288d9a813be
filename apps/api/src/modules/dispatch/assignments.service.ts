import { Injectable } from '@nestjs/common';
import type { AssignmentMethod, AssignTicketRequest, ScorePart, TicketDetail } from '@scanfix/shared-types';
import { RecommendationsService } from './recommendations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { EngineersService } from '../engineers/engineers.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketViewsService } from '../tickets/ticket-views.service.js';
import { TicketsService, type LockedTicket, type TicketCaller } from '../tickets/tickets.service.js';
import { VisitsService } from '../visits/visits.service.js';

export interface Choice {
  engineerId: number;
  method: AssignmentMethod;
  recommendation: ScorePart[];
}

/** Sending an engineer, by an agent's hand or because it was computed. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly views: TicketViewsService,
    private readonly visits: VisitsService,
    private readonly engineers: EngineersService,
    private readonly recommendations: RecommendationsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** By hand: of two agents at once one wins, and the other is told who came before. @throws DomainError `not-found`, `engineer-excluded`, `already-taken`, `action-not-allowed` */
  async assign(actor: Actor, ticketId: number, request: AssignTicketRequest): Promise<TicketDetail> {
    const { organizationId } = actor;
    const { engineerId, assistantIds = [], plannedFrom, plannedTo, note, recommended, expectedVisitId } = request;
    const planned = plannedTimes(plannedFrom, plannedTo);
    const seen = await this.tickets.find(organizationId, ticketId);
    if (!seen) throw new DomainError('not-found');
    await this.requireEngineers(organizationId, engineerId, assistantIds);
    const recommendation = recommended === undefined ? null : await this.recommendations.partsFor(seen, engineerId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
      refuseExcluded(ticket, engineerId);
      await this.visits.assign(transaction, this.access.desk(actor), ticket, {
        engineerId, assistantIds, ...planned, method: recommended === true ? 'recommended' : 'manual', recommendation, note,
        expectedVisitId: expectedVisitId === undefined ? seen.visitId : expectedVisitId,
      });
      return null;
    });
    return this.views.detail(actor, ticketId);
  }

  /** As computed, while it is still so: false where the ticket waits no more, or the engineer takes no more. */
  async assignIfFree(transaction: Transaction, caller: TicketCaller, ticketId: number, choice: Choice): Promise<boolean> {
    const { organizationId } = caller;
    const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
    if (ticket.state !== 'triaged' || isExcluded(ticket, choice.engineerId)) return false;
    const { takesJobs, maximumOpenJobs } = await this.engineers.lock(transaction, organizationId, choice.engineerId);
    if (!takesJobs || await this.visits.openJobs(transaction, organizationId, choice.engineerId) >= maximumOpenJobs) return false;
    await this.visits.assign(transaction, caller, ticket, choice);
    return true;
  }

  /** Whether an engineer may have one more, for good while the transaction lasts. */
  async hasRoom(transaction: Transaction, organizationId: number, engineerId: number): Promise<boolean> {
    const { maximumOpenJobs } = await this.engineers.lock(transaction, organizationId, engineerId);
    return await this.visits.openJobs(transaction, organizationId, engineerId) < maximumOpenJobs;
  }

  private async requireEngineers(organizationId: number, engineerId: number, assistantIds: readonly number[]): Promise<void> {
    const members = new Set((await this.engineers.members(organizationId)).map(({ id }) => id));
    if (!members.has(engineerId)) throw invalidField('engineerId', 'unknown');
    if (assistantIds.some((id) => !members.has(id))) throw invalidField('assistantIds', 'unknown');
    if (assistantIds.includes(engineerId)) throw invalidField('assistantIds', 'taken');
  }
}

/** Whoever did the work that was not fixed is not sent again. @throws DomainError `engineer-excluded` */
export function refuseExcluded(ticket: LockedTicket, engineerId: number): void {
  if (isExcluded(ticket, engineerId)) throw new DomainError('engineer-excluded', { engineerId, state: ticket.state });
}

function isExcluded({ excludedEngineerIds }: LockedTicket, engineerId: number): boolean {
  return excludedEngineerIds?.includes(engineerId) === true;
}

/** Both or neither. */
function plannedTimes(from: string | undefined, to: string | undefined): { plannedFrom: Date | null; plannedTo: Date | null } {
  if (from === undefined && to === undefined) return { plannedFrom: null, plannedTo: null };
  if (from === undefined) throw invalidField('plannedFrom', 'required');
  if (to === undefined) throw invalidField('plannedTo', 'required');
  const [plannedFrom, plannedTo] = [new Date(from), new Date(to)];
  if (plannedFrom >= plannedTo) throw invalidField('plannedTo', 'too-small');
  return { plannedFrom, plannedTo };
}
