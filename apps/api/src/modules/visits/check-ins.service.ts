import { Injectable } from '@nestjs/common';
import { ticketNumber, type CheckInFlag, type JobDetail } from '@scanfix/shared-types';
import { CheckInProof } from './check-in-proof.js';
import type { CheckIn } from './check-in.entity.js';
import { flagsOf, speedKmh, type Sighting } from './check-in.rules.js';
import { CheckInsRepository } from './check-ins.repository.js';
import type { CheckInDto } from './dto/check-in.dto.js';
import { JobAccess, type Job } from './job-access.service.js';
import { JobViewsService } from './job-views.service.js';
import { eventData } from './jobs.service.js';
import { Recipients } from './recipients.js';
import { checkInPhoto } from './visit-files.js';
import { coordinatesOf, placeColumns } from './visit.mapper.js';
import { VisitSteps } from './visit-steps.js';
import { minutesBetween, stepTime } from './visit.times.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** An engineer says: I am there. */
@Injectable()
export class CheckInsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: JobAccess,
    private readonly proof: CheckInProof,
    private readonly checkIns: CheckInsRepository,
    private readonly steps: VisitSteps,
    private readonly tickets: TicketsService,
    private readonly attachments: AttachmentsService,
    private readonly recipients: Recipients,
    private readonly notices: NoticesService,
    private readonly views: JobViewsService,
  ) {}

  async checkIn(actor: Actor, visitId: number, dto: CheckInDto): Promise<JobDetail> {
    const { organizationId } = actor;
    const found = await this.access.findLed(actor, visitId);
    const seen = await this.tickets.find(organizationId, found.ticketId);
    if (!seen) throw new DomainError('not-found');
    const [facts, managers] = await Promise.all([this.proof.facts(organizationId, seen, dto), this.recipients.managers(organizationId)]);
    await this.unitOfWork.once(actor, async (transaction) => {
      const job = await this.access.lock(transaction, actor, found);
      const { caller, ticket, visit } = job;
      const time = stepTime(dto.happenedAt, visit.lastStepAt);
      // The state first: who is checked in already wants to know that, not how far away they are by now.
      await this.tickets.apply(transaction, caller, ticket, 'checkIn', { data: { ...eventData(visit, time), method: dto.method } });
      const distance = this.proof.judge(ticket, dto, facts);
      const before = await this.checkIns.lastLocated(transaction, organizationId, actor.userId, time.at);
      const speed = speedKmh(before && sightingOf(before), dto.coordinates ? { at: time.at, coordinates: dto.coordinates, accuracyMeters: dto.accuracyMeters ?? null } : null);
      const flags = flagsOf({ method: dto.method, speed, impossibleSpeedKmh: facts.settings.impossibleSpeedKmh, happenedAt: dto.happenedAt, now: time.now });
      const id = await this.checkIns.insert(transaction, {
        organizationId, visitId, ticketId: ticket.id, engineerId: actor.userId, method: dto.method, at: time.at, receivedAt: time.now, ...placeColumns(dto.coordinates),
        accuracyMeters: dto.accuracyMeters ?? null, distanceMeters: distance, speedKmh: speed, reason: dto.reason ?? null, flags, flagged: flags.length > 0,
        reviewed: false, reviewedAt: null, reviewedById: null, reviewNote: null,
      });
      if (dto.photo) await this.attachments.claim(transaction, organizationId, [dto.photo], { kind: checkInPhoto, id }, { field: 'photo', allowed: { image: 1 } });
      await this.steps.step(transaction, visit, time.at, { checkedInAt: time.at, travelMinutes: visit.departedAt ? minutesBetween(visit.departedAt, time.at) : null });
      if (flags.length > 0) await this.tellManagers(job, managers, flags);
      return null;
    });
    return this.views.detail(actor, visitId);
  }

  private async tellManagers({ transaction, ticket, visit, caller }: Job, managers: readonly number[], flags: readonly CheckInFlag[]): Promise<void> {
    await this.tickets.note(transaction, this.tickets.system(caller.organizationId), ticket, {
      kind: 'check-in-flagged', internal: true, data: { engineerId: visit.engineerId, visitId: visit.id, reason: flags.join(',') },
    });
    await this.notices.add(transaction, {
      organizationId: caller.organizationId, userIds: managers, kind: 'check-in-flagged', ticketId: ticket.id, ticketNumber: ticketNumber(ticket.id), visitId: visit.id,
      data: { flags: flags.join(',') },
    });
  }
}

function sightingOf(checkIn: CheckIn): Sighting | null {
  const coordinates = coordinatesOf(checkIn);
  return coordinates && { at: checkIn.at, coordinates, accuracyMeters: checkIn.accuracyMeters };
}
