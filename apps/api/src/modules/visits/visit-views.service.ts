import { Injectable } from '@nestjs/common';
import type { AttachmentView, CheckInView, SignatureView, VisitView, WorkLogView } from '@scanfix/shared-types';
import { CheckInsRepository } from './check-ins.repository.js';
import { SignaturesRepository } from './signatures.repository.js';
import type { Visit } from './visit.entity.js';
import { checkInPhoto, signatureImage, workLogPhotos, workLogVideo } from './visit-files.js';
import { checkInViewOf, signatureViewOf, visitViewOf, workLogViewOf } from './visit.mapper.js';
import { VisitsRepository } from './visits.repository.js';
import type { WorkLog } from './work-log.entity.js';
import { WorkLogsRepository } from './work-logs.repository.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { PeopleService } from '../identity/people.service.js';

/** Visits with everything that belongs to them. */
@Injectable()
export class VisitViewsService {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly checkIns: CheckInsRepository,
    private readonly workLogs: WorkLogsRepository,
    private readonly signatures: SignaturesRepository,
    private readonly attachments: AttachmentsService,
    private readonly people: PeopleService,
  ) {}

  /** The first one first. */
  async ofTicket(organizationId: number, ticketId: number): Promise<VisitView[]> {
    return this.of(organizationId, await this.visits.ofTicket(organizationId, ticketId));
  }

  async one(visit: Visit): Promise<VisitView> {
    const [view] = await this.of(visit.organizationId, [visit]);
    if (!view) throw new Error('a visit without a view');
    return view;
  }

  async of(organizationId: number, visits: readonly Visit[]): Promise<VisitView[]> {
    const ids = visits.map(({ id }) => id);
    const [assistants, checkIns, workLogs, signatures] = await Promise.all([
      this.visits.assistants(ids), this.checkInViews(organizationId, ids), this.workLogViews(organizationId, ids), this.signatureViews(organizationId, ids),
    ]);
    const people = await this.people.byIds(organizationId, visits.flatMap(({ id, engineerId }) => [engineerId, ...assistants.get(id) ?? []]));
    const nameOf = (id: number) => people.get(id)?.name ?? '';
    return visits.map((visit) => visitViewOf(visit, {
      engineerName: nameOf(visit.engineerId),
      assistants: (assistants.get(visit.id) ?? []).map((id) => ({ id, name: nameOf(id) })),
      checkIn: checkIns.get(visit.id) ?? null,
      workLog: workLogs.get(visit.id) ?? null,
      signature: signatures.get(visit.id) ?? null,
    }));
  }

  /** By visit. */
  async workLogViews(organizationId: number, visitIds: readonly number[]): Promise<Map<number, WorkLogView>> {
    const logs = await this.workLogs.ofVisits(visitIds);
    const ids = logs.map(({ id }) => id);
    const [parts, photos, pictures, videos] = await Promise.all([
      this.workLogs.parts(ids), this.workLogs.photos(ids), this.attachments.views(organizationId, workLogPhotos, ids), this.attachments.views(organizationId, workLogVideo, ids),
    ]);
    const viewOf = (log: WorkLog) => workLogViewOf(log, {
      parts: parts.filter(({ workLogId }) => workLogId === log.id),
      photos: photos.filter(({ workLogId }) => workLogId === log.id),
      pictures: new Map((pictures.get(log.id) ?? []).map((picture) => [picture.id, picture])),
      video: first(videos, log.id),
    });
    return new Map(logs.map((log) => [log.visitId, viewOf(log)]));
  }

  private async checkInViews(organizationId: number, visitIds: readonly number[]): Promise<Map<number, CheckInView>> {
    const checkIns = await this.checkIns.ofVisits(visitIds);
    const photos = await this.attachments.views(organizationId, checkInPhoto, [...checkIns.values()].map(({ id }) => id));
    return new Map([...checkIns].map(([visitId, checkIn]) => [visitId, checkInViewOf(checkIn, first(photos, checkIn.id))]));
  }

  private async signatureViews(organizationId: number, visitIds: readonly number[]): Promise<Map<number, SignatureView>> {
    const signatures = await this.signatures.ofVisits(visitIds);
    const images = await this.attachments.views(organizationId, signatureImage, [...signatures.values()].map(({ id }) => id));
    return new Map([...signatures].map(([visitId, signature]) => [visitId, signatureViewOf(signature, first(images, signature.id))]));
  }
}

function first(views: ReadonlyMap<number, AttachmentView[]>, ownerId: number): AttachmentView | null {
  return views.get(ownerId)?.[0] ?? null;
}
