import { Injectable, type OnModuleInit } from '@nestjs/common';
import { photoBand } from './photo-band.js';
import { workLogRecorded, type WorkLogRecorded } from './visit.events.js';
import { coordinatesOf } from './visit.mapper.js';
import { VisitsRepository } from './visits.repository.js';
import { WorkLogsRepository } from './work-logs.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { AttachmentBandsService } from '../attachments/attachment-bands.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Draws time and place into the photos of a work log, after it was written down. */
@Injectable()
export class PhotoStamps implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly workLogs: WorkLogsRepository,
    private readonly visits: VisitsRepository,
    private readonly tickets: TicketsService,
    private readonly organizations: OrganizationsService,
    private readonly bands: AttachmentBandsService,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({
      event: workLogRecorded,
      listener: 'visits.stamp-photos',
      handle: ({ organizationId, payload }: DomainEvent<WorkLogRecorded>) => this.stamp(organizationId, payload.workLogId),
    });
  }

  /** Each photo once, however often it is told. */
  private async stamp(organizationId: number, workLogId: number): Promise<void> {
    const photos = await this.workLogs.unstampedPhotos(organizationId, workLogId);
    if (photos.length === 0) return;
    const [{ timeZone }, place] = await Promise.all([this.organizations.settings(organizationId), this.placeOf(organizationId, workLogId)]);
    for (const photo of photos) {
      const { moment, takenAt, attachmentId } = photo;
      const size = await this.bands.draw(organizationId, attachmentId, (width) => photoBand({ moment, takenAt, timeZone, place, coordinates: coordinatesOf(photo) }, width));
      await this.unitOfWork.run(async (transaction) => {
        if (size) await this.bands.settle(transaction, attachmentId, size);
        await this.workLogs.markStamped(transaction, attachmentId, new Date());
      });
    }
  }

  private async placeOf(organizationId: number, workLogId: number): Promise<string[]> {
    const log = await this.workLogs.find(organizationId, workLogId);
    const visit = log && await this.visits.find(organizationId, log.visitId);
    const ticket = visit && await this.tickets.find(organizationId, visit.ticketId);
    return ticket?.place ?? (ticket?.placeText ? [ticket.placeText] : []);
  }
}
