import { Injectable } from '@nestjs/common';
import type { JobDetail } from '@scanfix/shared-types';
import type { CannotCompleteDto, DeclineJobDto, DepartDto, HoldJobDto, JobActionDto, JobCommentDto, TransferJobDto } from './dto/job-actions.dto.js';
import { JobAccess, type Job } from './job-access.service.js';
import { JobViewsService } from './job-views.service.js';
import { Recipients } from './recipients.js';
import { VisitSteps } from './visit-steps.js';
import { stepTime, type StepTime } from './visit.times.js';
import { VisitsService } from './visits.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { EngineerDutyService } from '../engineers/engineer-duty.service.js';
import { PeopleService } from '../identity/people.service.js';
import { TicketActionsService } from '../tickets/ticket-actions.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

type Step = Job & { time: StepTime };

/** What an engineer does with a job, besides checking in, recording and completing. */
@Injectable()
export class JobsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: JobAccess,
    private readonly steps: VisitSteps,
    private readonly visits: VisitsService,
    private readonly tickets: TicketsService,
    private readonly ticketActions: TicketActionsService,
    private readonly people: PeopleService,
    private readonly recipients: Recipients,
    private readonly duty: EngineerDutyService,
    private readonly views: JobViewsService,
  ) {}

  accept(actor: Actor, visitId: number, dto: JobActionDto): Promise<JobDetail> {
    return this.act(actor, visitId, dto, async ({ transaction, caller, ticket, visit, time }) => {
      await this.tickets.apply(transaction, caller, ticket, 'accept', { data: eventData(visit, time) });
      await this.steps.step(transaction, visit, time.at, { acceptedAt: time.at });
    });
  }

  async decline(actor: Actor, visitId: number, dto: DeclineJobDto): Promise<JobDetail> {
    requireWords(dto);
    const desk = await this.recipients.desk(actor.organizationId);
    return this.act(actor, visitId, dto, async ({ transaction, caller, ticket, visit, time }) => {
      await this.tickets.apply(transaction, caller, ticket, 'decline', { data: { ...eventData(visit, time), reason: dto.reason, text: dto.note ?? undefined } });
      await this.steps.end(transaction, visit, 'declined', time.at, { outcomeReason: dto.reason });
      await this.visits.tell(transaction, caller, desk, 'assignment-declined', ticket, visit.id);
    });
  }

  async depart(actor: Actor, visitId: number, dto: DepartDto): Promise<JobDetail> {
    const job = await this.act(actor, visitId, dto, async ({ transaction, caller, ticket, visit, time }) => {
      await this.tickets.apply(transaction, caller, ticket, 'depart', { data: eventData(visit, time) });
      await this.steps.step(transaction, visit, time.at, { departedAt: time.at });
    });
    // Where the way begins, for those who wait; of a departure that is told later nobody knows where the engineer is by now.
    const current = stepTime(dto.happenedAt, new Date(0)).happenedAt === undefined;
    if (dto.coordinates && current && job.availableActions.includes('report-position')) await this.duty.report(actor, { coordinates: dto.coordinates });
    return job;
  }

  hold(actor: Actor, visitId: number, dto: HoldJobDto): Promise<JobDetail> {
    requireWords(dto);
    return this.act(actor, visitId, dto, async ({ transaction, caller, ticket, visit, time }) => {
      const until = new Date(dto.until);
      // Compared with the action's own time: a hold told hours later was right when it was made, and is over by itself.
      if (until <= time.at) throw new DomainError('hold-date-past', undefined, [{ field: 'until', code: 'in-the-past' }]);
      await this.tickets.apply(transaction, caller, ticket, 'hold', {
        columns: { holdUntil: until, holdReason: dto.reason },
        data: { ...eventData(visit, time), reason: dto.reason, text: dto.note ?? undefined, until: until.toISOString() },
      });
      await this.steps.step(transaction, visit, time.at);
    });
  }

  resume(actor: Actor, visitId: number, dto: JobActionDto): Promise<JobDetail> {
    return this.act(actor, visitId, dto, async ({ transaction, caller, ticket, visit, time }) => {
      await this.tickets.apply(transaction, caller, ticket, 'resume', { data: eventData(visit, time) });
      await this.steps.step(transaction, visit, time.at);
    });
  }

  /** The visit ends and another one is planned. */
  async cannotComplete(actor: Actor, visitId: number, dto: CannotCompleteDto): Promise<JobDetail> {
    requireWords(dto);
    return this.act(actor, visitId, dto, async ({ transaction, caller, ticket, visit, time }) => {
      await this.tickets.apply(transaction, caller, ticket, 'cannotComplete', { data: { ...eventData(visit, time), reason: dto.reason, text: dto.note ?? undefined } });
      await this.steps.end(transaction, visit, 'cannot-complete', time.at, { outcomeReason: dto.reason });
    });
  }

  /** To a colleague, who gets an assignment of their own. */
  async transfer(actor: Actor, visitId: number, dto: TransferJobDto): Promise<JobDetail> {
    await this.access.findLed(actor, visitId);
    if (dto.engineerId === actor.userId) throw invalidField('engineerId', 'not-a-choice');
    const engineers = await this.people.staffWithRole(actor.organizationId, 'engineer');
    if (!engineers.includes(dto.engineerId)) throw invalidField('engineerId', 'not-a-choice');
    return this.act(actor, visitId, dto, async ({ transaction, caller, ticket, time }) => {
      await this.visits.assign(transaction, caller, ticket, { engineerId: dto.engineerId, method: 'transferred', note: dto.note, happenedAt: time.happenedAt });
    });
  }

  /** A note for the desk and the colleagues; requesters are spoken to by the desk. */
  async comment(actor: Actor, visitId: number, dto: JobCommentDto): Promise<JobDetail> {
    const { visit } = await this.access.find(actor, visitId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { caller, ticket } = await this.access.lockToComment(transaction, actor, visit);
      await this.ticketActions.writeComment(transaction, caller, ticket, { ...dto, internal: true });
      return null;
    });
    return this.views.detail(actor, visitId);
  }

  private async act(actor: Actor, visitId: number, { happenedAt }: JobActionDto, work: (step: Step) => Promise<void>): Promise<JobDetail> {
    const visit = await this.access.findLed(actor, visitId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const job = await this.access.lock(transaction, actor, visit);
      await work({ ...job, time: stepTime(happenedAt, job.visit.lastStepAt) });
      return null;
    });
    return this.views.detail(actor, visitId);
  }
}

/** What every step writes into the history. */
export function eventData({ engineerId, id }: { engineerId: number; id: number }, { happenedAt }: StepTime): { engineerId: number; visitId: number; happenedAt?: string } {
  return { engineerId, visitId: id, ...(happenedAt === undefined ? {} : { happenedAt }) };
}

/** `other` needs words: a reason that says nothing is none. */
function requireWords({ reason, note }: { reason: string; note?: string }): void {
  if (reason === 'other' && !note) throw new DomainError('reason-required', undefined, [{ field: 'note', code: 'required' }]);
}
