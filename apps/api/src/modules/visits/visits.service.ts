import { Injectable } from '@nestjs/common';
import { ticketNumber, type AssignmentMethod, type JobDetail, type NoticeKind, type ScorePart, type VisitOutcome, type VisitStage, type VisitView } from '@scanfix/shared-types';
import { JobViewsService } from './job-views.service.js';
import { Recipients } from './recipients.js';
import type { Visit } from './visit.entity.js';
import { VisitListsRepository } from './visit-lists.repository.js';
import { VisitSteps } from './visit-steps.js';
import { endOf, startOf } from './visit.times.js';
import { VisitViewsService } from './visit-views.service.js';
import { VisitsRepository } from './visits.repository.js';
import { WorkLogsRepository, type InstalledPart } from './work-logs.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { TicketsService, type LockedTicket, type TicketCaller } from '../tickets/tickets.service.js';

export interface Assignment {
  engineerId: number;
  assistantIds?: readonly number[];
  plannedFrom?: Date | null;
  plannedTo?: Date | null;
  method: AssignmentMethod;
  /** Why this engineer, as it was computed. */
  recommendation?: ScorePart[] | null;
  note?: string;
  /** The visit that the one who assigns saw on the ticket, null for none; `already-taken` where it is another one now. */
  expectedVisitId?: number | null;
  /** For the history, where a phone told of it later. */
  happenedAt?: string;
}

/** What an engineer has to do: visits that go on, and the furthest of their stages. */
export interface EngineerLoad {
  openJobs: number;
  stage: VisitStage;
}

/** A visit on the engineers' timeline: planned, or real as far as it happened. */
export interface PlannedVisit {
  visitId: number;
  ticketId: number;
  engineerId: number;
  stage: VisitStage;
  outcome: VisitOutcome | null;
  method: AssignmentMethod;
  from: Date;
  to: Date;
  /** Somebody said when, or it has begun: otherwise it only waits from when it was assigned. */
  fixed: boolean;
}

export interface UnansweredVisit {
  visitId: number;
  organizationId: number;
  assignedAt: Date;
}

const stageOrder: readonly VisitStage[] = ['assigned', 'accepted', 'en_route', 'in_progress'];
const unansweredAtOnce = 200;

/** Visits as other modules see and make them. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly visits: VisitsRepository,
    private readonly lists: VisitListsRepository,
    private readonly steps: VisitSteps,
    private readonly tickets: TicketsService,
    private readonly notices: NoticesService,
    private readonly recipients: Recipients,
    private readonly settings: DispatchSettingsService,
    private readonly visitViews: VisitViewsService,
    private readonly jobViews: JobViewsService,
    private readonly workLogs: WorkLogsRepository,
  ) {}

  /**
   * Sends an engineer: the visit under way, if any, ends; the ticket is assigned. The caller has made sure that the engineer is one.
   * @param ticket under the transaction's lock
   * @throws DomainError `already-taken`, `action-not-allowed`, `forbidden`
   */
  async assign(transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, assignment: Assignment): Promise<number> {
    const { engineerId, assistantIds = [], plannedFrom = null, plannedTo = null, method, recommendation = null, note, expectedVisitId, happenedAt } = assignment;
    if (expectedVisitId !== undefined && expectedVisitId !== ticket.visitId) {
      throw new DomainError('already-taken', { state: ticket.state, visitId: ticket.visitId, engineerId: ticket.engineerId });
    }
    const now = new Date();
    const open = await this.visits.lockOpen(transaction, caller.organizationId, ticket.id);
    if (open) await this.takeAway(transaction, open, ticket, method === 'transferred' ? 'transferred' : 'reassigned', now, caller);
    const fresh = {
      organizationId: caller.organizationId, ticketId: ticket.id, openTicketId: ticket.id, engineerId, assetId: ticket.assetId, stage: 'assigned' as const, open: true,
      outcome: null, outcomeReason: null, method, recommendation, plannedFrom, plannedTo, assignedAt: now, acceptedAt: null, departedAt: null, checkedInAt: null, finishedAt: null,
      lastStepAt: now, travelMinutes: null, labourMinutes: null, unsignedReason: null, credited: false, falselyCompleted: false,
    };
    const visitId = await this.visits.insert(transaction, { ...fresh, startsAt: startOf(fresh) });
    const assistants = [...new Set(assistantIds)].filter((id) => id !== engineerId);
    await this.visits.addAssistants(transaction, { id: visitId, organizationId: caller.organizationId }, assistants, now);
    await this.tickets.apply(transaction, caller, ticket, 'assign', {
      columns: { engineerId, visitId }, data: { engineerId, visitId, method, text: note, ...(happenedAt === undefined ? {} : { happenedAt }) },
    });
    await this.tell(transaction, caller, [engineerId], 'job-assigned', ticket, visitId);
    await this.tell(transaction, caller, assistants, 'joined-visit', ticket, visitId);
    return visitId;
  }

  /** For whoever takes a ticket from the pool: assigned and accepted at once. */
  async accept(transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, visitId: number): Promise<void> {
    const visit = await this.visits.lock(transaction, caller.organizationId, visitId);
    if (!visit) throw new DomainError('not-found');
    const at = new Date();
    await this.tickets.apply(transaction, caller, ticket, 'accept', { data: { engineerId: visit.engineerId, visitId } });
    await this.steps.step(transaction, visit, at, { acceptedAt: at });
  }

  /** Nobody answered: the ticket waits again. False where it was answered meanwhile. */
  async returnUnanswered(organizationId: number, visitId: number): Promise<boolean> {
    const desk = await this.recipients.desk(organizationId);
    const found = await this.visits.find(organizationId, visitId);
    if (!found) return false;
    return this.unitOfWork.run(async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, found.ticketId);
      const visit = await this.visits.lock(transaction, organizationId, visitId);
      if (visit?.stage !== 'assigned') return false;
      const caller = this.tickets.system(organizationId);
      await this.steps.end(transaction, visit, 'unanswered', new Date());
      await this.tickets.apply(transaction, caller, ticket, 'decline', { data: { engineerId: visit.engineerId, visitId, reason: 'unanswered' } });
      await this.tell(transaction, caller, [visit.engineerId], 'job-taken-away', ticket, visitId);
      await this.tell(transaction, caller, desk, 'assignment-unanswered', ticket, visitId);
      return true;
    });
  }

  /** Visits of all organizations that have waited for an answer since before then, the oldest first; some at once, on from the last of them. */
  unanswered(before: Date, after: UnansweredVisit | null = null): Promise<UnansweredVisit[]> {
    return this.lists.unanswered(before, after, unansweredAtOnce);
  }

  /** Of everybody who has something to do, or of one engineer. */
  async loads(organizationId: number, only?: number): Promise<Map<number, EngineerLoad>> {
    const loads = new Map<number, EngineerLoad>();
    for (const { engineerId, stage, visits } of await this.lists.loads(organizationId, only)) {
      const known = loads.get(engineerId) ?? { openJobs: 0, stage };
      const furthest = stageOrder.indexOf(stage) > stageOrder.indexOf(known.stage) ? stage : known.stage;
      loads.set(engineerId, { openJobs: known.openJobs + visits, stage: furthest });
    }
    return loads;
  }

  /** From accepting to finishing, and not otherwise. */
  async positionWanted(organizationId: number, engineerId: number): Promise<boolean> {
    return (await this.lists.loads(organizationId, engineerId)).some(({ stage }) => stage !== 'assigned');
  }

  /** As the transaction sees it. Lock the engineer first, so that two at once do not both take the last free place. */
  openJobs(transaction: Transaction, organizationId: number, engineerId: number): Promise<number> {
    return this.lists.openJobs(transaction, organizationId, engineerId);
  }

  /** Device → engineer → how often they repaired it so that it held. */
  async historyWithAssets(organizationId: number, assetIds: readonly number[]): Promise<Map<number, Map<number, number>>> {
    const histories = new Map<number, Map<number, number>>();
    for (const { assetId, engineerId, visits } of await this.lists.historyWithAssets(organizationId, assetIds)) {
      histories.set(assetId, (histories.get(assetId) ?? new Map<number, number>()).set(engineerId, visits));
    }
    return histories;
  }

  /** Ticket → who declined it or let it lie. */
  async refusedBy(organizationId: number, ticketIds: readonly number[]): Promise<Map<number, Set<number>>> {
    const refusals = new Map<number, Set<number>>();
    for (const { ticketId, engineerId } of await this.lists.refusedBy(organizationId, ticketIds)) {
      refusals.set(ticketId, (refusals.get(ticketId) ?? new Set<number>()).add(engineerId));
    }
    return refusals;
  }

  async between(organizationId: number, from: Date, to: Date): Promise<PlannedVisit[]> {
    const [rows, { visitMinutes }] = await Promise.all([this.lists.startedBetween(organizationId, from, to), this.settings.settings(organizationId)]);
    return rows.map(({ startsAt, plannedTo, finishedAt, ...visit }) => ({
      ...visit, from: startsAt, to: endOf({ startsAt, plannedTo, finishedAt }, visitMinutes), fixed: plannedTo !== null || !['assigned', 'accepted'].includes(visit.stage),
    })).filter((visit) => visit.to > from);
  }

  /** All visits of a ticket, the first one first. */
  views(organizationId: number, ticketId: number): Promise<VisitView[]> {
    return this.visitViews.ofTicket(organizationId, ticketId);
  }

  jobDetail(actor: Actor, visitId: number): Promise<JobDetail> {
    return this.jobViews.detail(actor, visitId);
  }

  /** The visit by which the work was done, or null. */
  async lastCompleted(organizationId: number, ticketId: number): Promise<VisitView | null> {
    const visit = await this.visits.lastCompleted(organizationId, ticketId);
    return visit ? this.visitViews.one(visit) : null;
  }

  /** Parts with a warranty of their own that other repairs put into a device. */
  installedParts(transaction: Transaction, organizationId: number, assetId: number, otherThanTicketId: number | null): Promise<InstalledPart[]> {
    return this.workLogs.installedParts(transaction, organizationId, assetId, otherThanTicketId);
  }

  /** Part → how many of it the visits of a ticket used. */
  async partsUsedFor(organizationId: number, ticketId: number): Promise<Map<number, number>> {
    const used = new Map<number, number>();
    for (const { workLog } of await this.visitViews.ofTicket(organizationId, ticketId)) {
      for (const { partId, quantity } of workLog?.parts ?? []) used.set(partId, (used.get(partId) ?? 0) + quantity);
    }
    return used;
  }

  /** The work did not hold: it counts for nobody. Answers whose it was. */
  async withdrawCredit(transaction: Transaction, organizationId: number, ticketId: number): Promise<number | null> {
    const visit = await this.visits.lockLastCompleted(transaction, organizationId, ticketId);
    if (!visit) return null;
    if (visit.credited) await this.visits.update(transaction, visit, { credited: false });
    return visit.engineerId;
  }

  /** Somebody else held or resumed the work: what a phone tells later cannot have happened before that. */
  async noteStep(transaction: Transaction, organizationId: number, ticketId: number, at: Date): Promise<void> {
    const open = await this.visits.lockOpen(transaction, organizationId, ticketId);
    if (open) await this.steps.step(transaction, open, at);
  }

  /** The ticket ended or went back while somebody had it. */
  async cancelOpen(transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, at: Date, reason: string | undefined): Promise<void> {
    const open = await this.visits.lockOpen(transaction, caller.organizationId, ticket.id);
    if (!open) return;
    await this.steps.end(transaction, open, 'cancelled', at, { outcomeReason: reason ?? null });
    await this.tell(transaction, caller, await this.crew(transaction, open), 'job-cancelled', ticket, open.id);
  }

  /** A notice to engineers; whoever did it themselves is not told. */
  async tell(transaction: Transaction, caller: TicketCaller, userIds: readonly number[], kind: NoticeKind, ticket: LockedTicket, visitId: number): Promise<void> {
    const self = 'userId' in caller.viewer ? caller.viewer.userId : null;
    await this.notices.add(transaction, {
      organizationId: caller.organizationId, userIds: userIds.filter((id) => id !== self), kind, ticketId: ticket.id, ticketNumber: ticketNumber(ticket.id), visitId,
      data: { problem: ticket.problemTypeName, device: ticket.assetName },
    });
  }

  private async takeAway(transaction: Transaction, visit: Visit, ticket: LockedTicket, outcome: 'transferred' | 'reassigned', at: Date, caller: TicketCaller): Promise<void> {
    await this.steps.end(transaction, visit, outcome, at);
    await this.tell(transaction, caller, await this.crew(transaction, visit), 'job-taken-away', ticket, visit.id);
  }

  private async crew(transaction: Transaction, visit: Visit): Promise<number[]> {
    return [visit.engineerId, ...(await this.visits.assistants([visit.id], transaction)).get(visit.id) ?? []];
  }
}
