import { Injectable } from '@nestjs/common';
import { ticketNumber, type JobDetail } from '@scanfix/shared-types';
import type { CompleteJobDto, DrawnSignatureDto } from './dto/work-log.dto.js';
import { JobAccess, type Job } from './job-access.service.js';
import { JobViewsService } from './job-views.service.js';
import { eventData } from './jobs.service.js';
import { Signatures } from './signatures.js';
import { VisitSteps } from './visit-steps.js';
import { stepTime } from './visit.times.js';
import { WorkLogsRepository } from './work-logs.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { NoticesService } from '../notices/notices.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { WorkStandardsService } from '../work-standards/work-standards.service.js';

/** The work is done: recorded, its checklist answered, and signed, or said why not. */
@Injectable()
export class JobCompletionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: JobAccess,
    private readonly workLogs: WorkLogsRepository,
    private readonly signatures: Signatures,
    private readonly steps: VisitSteps,
    private readonly tickets: TicketsService,
    private readonly notices: NoticesService,
    private readonly standards: WorkStandardsService,
    private readonly views: JobViewsService,
  ) {}

  async complete(actor: Actor, visitId: number, dto: CompleteJobDto): Promise<JobDetail> {
    const found = await this.access.findLed(actor, visitId);
    const required = await this.requiredItems(actor.organizationId, found.ticketId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const job = await this.access.lock(transaction, actor, found);
      const { caller, ticket, visit } = job;
      const time = stepTime(dto.happenedAt, visit.lastStepAt);
      await this.tickets.apply(transaction, caller, ticket, 'complete', { columns: { completedAt: time.at }, data: { ...eventData(visit, time), reason: dto.unsignedReason } });
      const log = await this.workLogs.ofVisit(transaction, visit.id);
      if (!log) throw new DomainError('work-log-missing');
      const answered = new Set(log.checklist.map(({ itemId }) => itemId));
      const missing = required.filter((id) => !answered.has(id));
      if (missing.length > 0) throw new DomainError('checklist-incomplete', { missing: missing.length });
      if (!dto.signature && !dto.unsignedReason) throw new DomainError('signature-required');
      await this.steps.end(transaction, visit, 'completed', time.at, { labourMinutes: log.labourMinutes, credited: true, unsignedReason: dto.signature ? null : dto.unsignedReason ?? null });
      if (dto.signature) await this.sign(job, dto.signature, time.at);
      else await this.askRequester(job);
      return null;
    });
    return this.views.detail(actor, visitId);
  }

  private async sign({ transaction, caller, ticket, visit }: Job, { signerName, image }: DrawnSignatureDto, at: Date): Promise<void> {
    await this.signatures.add(transaction, visit, { kind: 'on-screen', signerName, signerId: null, signedAt: at }, image, 'signature.image');
    await this.tickets.note(transaction, caller, ticket, { kind: 'signature', data: { engineerId: visit.engineerId, visitId: visit.id, method: 'on-screen' } });
  }

  private async askRequester({ transaction, caller, ticket, visit }: Job): Promise<void> {
    await this.notices.add(transaction, {
      organizationId: caller.organizationId, userIds: [ticket.reporterId], kind: 'remote-acceptance', ticketId: ticket.id, ticketNumber: ticketNumber(ticket.id), visitId: visit.id,
      data: { device: ticket.assetName },
    });
  }

  private async requiredItems(organizationId: number, ticketId: number): Promise<number[]> {
    const ticket = await this.tickets.find(organizationId, ticketId);
    if (!ticket) throw new DomainError('not-found');
    if (ticket.categoryId === null) return [];
    const { checklist } = await this.standards.of(organizationId, ticket.categoryId);
    return checklist.filter(({ required }) => required).map(({ id }) => id);
  }
}
