import { Injectable } from '@nestjs/common';
import { ticketNumber, type FlaggedCheckIn, type Page } from '@scanfix/shared-types';
import type { CheckIn } from './check-in.entity.js';
import { CheckInsRepository } from './check-ins.repository.js';
import type { CheckInQueryDto } from './dto/check-in.dto.js';
import { checkInPhoto } from './visit-files.js';
import { checkInViewOf } from './visit.mapper.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { AuditService } from '../audit/audit.service.js';
import { PeopleService } from '../identity/people.service.js';

/** Check-ins that somebody should look at. */
@Injectable()
export class CheckInReviewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checkIns: CheckInsRepository,
    private readonly attachments: AttachmentsService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
  ) {}

  /** Newest first. */
  async page({ organizationId }: Actor, { reviewed, cursor, limit }: CheckInQueryDto): Promise<Page<FlaggedCheckIn>> {
    const [beforeId] = decodeCursor(cursor, 'id') ?? [null];
    const rows = await this.checkIns.flagged(organizationId, { reviewed, beforeId, limit: limit + 1 });
    const page = pageOf(rows, limit, ({ id }) => [id], (row) => row);
    return { items: await this.shown(organizationId, page.items), nextCursor: page.nextCursor };
  }

  /** Looked at: the first look stays, a later one is none. */
  async review(actor: Actor, id: number, note: string | undefined): Promise<FlaggedCheckIn> {
    const { organizationId, userId } = actor;
    await this.unitOfWork.run(async (transaction) => {
      const checkIn = await this.checkIns.lock(transaction, organizationId, id);
      if (!checkIn?.flagged) throw new DomainError('not-found');
      if (checkIn.reviewed) return;
      await this.checkIns.update(transaction, id, { reviewed: true, reviewedAt: new Date(), reviewedById: userId, reviewNote: note ?? null });
      await this.audit.record(transaction, actor, { action: 'check-in.reviewed', subject: 'check-in', subjectId: id, label: ticketNumber(checkIn.ticketId) });
    });
    const row = await this.checkIns.find(organizationId, id);
    const [shown] = row ? await this.shown(organizationId, [row]) : [];
    if (!shown) throw new DomainError('not-found');
    return shown;
  }

  private async shown(organizationId: number, rows: readonly CheckIn[]): Promise<FlaggedCheckIn[]> {
    const [photos, people] = await Promise.all([
      this.attachments.views(organizationId, checkInPhoto, rows.map(({ id }) => id)), this.people.byIds(organizationId, rows.map(({ engineerId }) => engineerId)),
    ]);
    return rows.map((row) => ({
      ...checkInViewOf(row, photos.get(row.id)?.[0] ?? null),
      ticketId: row.ticketId,
      ticketNumber: ticketNumber(row.ticketId),
      engineer: { id: row.engineerId, name: people.get(row.engineerId)?.name ?? '' },
      reviewNote: row.reviewNote,
    }));
  }
}
