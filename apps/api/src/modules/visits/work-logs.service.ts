import { Injectable } from '@nestjs/common';
import type { ChecklistItem, FaultCode, JobDetail, Part } from '@scanfix/shared-types';
import type { SaveWorkLogDto } from './dto/work-log.dto.js';
import { JobAccess, type Job } from './job-access.service.js';
import { JobViewsService } from './job-views.service.js';
import { eventData } from './jobs.service.js';
import { workLogRecorded, type WorkLogRecorded } from './visit.events.js';
import { workLogPhotos, workLogVideo } from './visit-files.js';
import { placeColumns } from './visit.mapper.js';
import { workingStates } from './visit.policy.js';
import { VisitSteps } from './visit-steps.js';
import { stepTime, type StepTime } from './visit.times.js';
import type { AnsweredItem, WorkLog } from './work-log.entity.js';
import { WorkLogsRepository, type NewPart } from './work-logs.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { PartsService } from '../parts/parts.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { WorkStandardsService } from '../work-standards/work-standards.service.js';

/** What the record's numbers stand for; also what was withdrawn since, because a phone without a network still offers it. */
interface Catalogue {
  faultCode: FaultCode | null;
  parts: ReadonlyMap<number, Part>;
  items: ReadonlyMap<number, ChecklistItem>;
}

/** What was found and done, written down by the engineer; written again it replaces the record before. */
@Injectable()
export class WorkLogsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: JobAccess,
    private readonly workLogs: WorkLogsRepository,
    private readonly steps: VisitSteps,
    private readonly tickets: TicketsService,
    private readonly attachments: AttachmentsService,
    private readonly parts: PartsService,
    private readonly standards: WorkStandardsService,
    private readonly outbox: Outbox,
    private readonly views: JobViewsService,
  ) {}

  async save(actor: Actor, visitId: number, dto: SaveWorkLogDto): Promise<JobDetail> {
    const found = await this.access.findLed(actor, visitId);
    const catalogue = await this.catalogue(actor.organizationId, dto);
    await this.unitOfWork.once(actor, async (transaction) => {
      const job = await this.access.lock(transaction, actor, found);
      if (!workingStates.includes(job.ticket.state)) throw new DomainError('action-not-allowed', { action: 'record', state: job.ticket.state });
      await this.write(job, actor, dto, catalogue, stepTime(dto.happenedAt, job.visit.lastStepAt));
      return null;
    });
    return this.views.detail(actor, visitId);
  }

  private async write({ transaction, caller, ticket, visit }: Job, { organizationId, userId }: Actor, dto: SaveWorkLogDto, { faultCode, parts, items }: Catalogue, time: StepTime): Promise<void> {
    const known = await this.workLogs.ofVisit(transaction, visit.id);
    const id = await this.workLogs.save(transaction, known, {
      organizationId, visitId: visit.id, faultCodeId: faultCode?.id ?? null, faultCode: faultCode?.code ?? null, faultName: faultCode?.name ?? null,
      cause: dto.cause, action: dto.action, note: dto.note ?? null, labourMinutes: dto.labourMinutes, checklist: answeredItems(dto, items),
      recordedAt: time.at, recordedById: userId, version: (known?.version ?? 0) + 1,
    });
    const log = { id, organizationId };
    await this.workLogs.replaceParts(transaction, log, await this.usedParts(transaction, known, visit.assetId, dto, parts));
    await this.writePhotos(transaction, log, dto);
    await this.attachments.replace(transaction, organizationId, dto.video ? [dto.video] : [], { kind: workLogVideo, id }, { field: 'video', allowed: { video: 1 } });
    await this.tickets.note(transaction, caller, ticket, { kind: 'work-log', data: eventData(visit, time) });
    await this.steps.step(transaction, visit, time.at, { labourMinutes: dto.labourMinutes });
    const payload: WorkLogRecorded = { workLogId: id };
    await this.outbox.add(transaction, { organizationId, name: workLogRecorded, payload });
  }

  /** A part that is in the record already keeps the price and the warranty it had when it was written down first. */
  private async usedParts(transaction: Transaction, known: WorkLog | null, assetId: number | null, dto: SaveWorkLogDto, parts: ReadonlyMap<number, Part>): Promise<NewPart[]> {
    const before = new Map((known ? await this.workLogs.parts([known.id], transaction) : []).map((part) => [part.partId, part]));
    return dto.parts.map(({ partId, quantity }, index) => {
      const part = before.get(partId) ?? parts.get(partId);
      if (!part) throw invalidField(`parts.${index}.partId`, 'not-a-choice');
      return { assetId, partId, quantity, code: part.code, name: part.name, unit: part.unit, priceFen: part.priceFen, warrantyMonths: part.warrantyMonths };
    });
  }

  private async writePhotos(transaction: Transaction, log: { id: number; organizationId: number }, dto: SaveWorkLogDto): Promise<void> {
    await this.attachments.replace(
      transaction, log.organizationId, dto.photos.map(({ attachment }) => attachment), { kind: workLogPhotos, id: log.id }, { field: 'photos', allowed: { image: dto.photos.length } },
    );
    const stamped = new Map((await this.workLogs.lockPhotos(transaction, log.id)).map((photo) => [photo.attachmentId, photo]));
    await this.workLogs.replacePhotos(transaction, log, dto.photos.map(({ moment, takenAt, coordinates, attachment }) => {
      // What is drawn into a picture stays true: time and place of a stamped photo do not change any more.
      const before = stamped.get(attachment.id);
      if (before?.stampedAt) return { attachmentId: attachment.id, moment, takenAt: before.takenAt, latitude: before.latitude, longitude: before.longitude, coordinateSystem: before.coordinateSystem, stampedAt: before.stampedAt };
      return { attachmentId: attachment.id, moment, takenAt: new Date(takenAt), ...placeColumns(coordinates), stampedAt: null };
    }));
  }

  private async catalogue(organizationId: number, dto: SaveWorkLogDto): Promise<Catalogue> {
    requireOnce(dto.parts.map(({ partId }) => partId), 'parts', 'partId');
    requireOnce(dto.checklist.map(({ itemId }) => itemId), 'checklist', 'itemId');
    const { faultCodeId } = dto;
    const [codes, parts, items] = await Promise.all([
      typeof faultCodeId === 'number' ? this.standards.faultCodes(organizationId, [faultCodeId]) : null,
      this.parts.byIds(organizationId, dto.parts.map(({ partId }) => partId)),
      this.standards.checklistItems(organizationId, dto.checklist.map(({ itemId }) => itemId)),
    ]);
    const faultCode = typeof faultCodeId === 'number' ? codes?.get(faultCodeId) ?? null : null;
    if (typeof faultCodeId === 'number' && !faultCode) throw invalidField('faultCodeId', 'not-a-choice');
    return { faultCode, parts, items };
  }
}

function answeredItems({ checklist }: SaveWorkLogDto, items: ReadonlyMap<number, ChecklistItem>): AnsweredItem[] {
  return checklist.map(({ itemId, result, note }, index) => {
    const item = items.get(itemId);
    if (!item) throw invalidField(`checklist.${index}.itemId`, 'not-a-choice');
    return { itemId, text: item.text, result, note: note ?? null };
  });
}

function requireOnce(ids: readonly number[], list: string, field: string): void {
  const again = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (again !== -1) throw invalidField(`${list}.${again}.${field}`, 'duplicate');
}
