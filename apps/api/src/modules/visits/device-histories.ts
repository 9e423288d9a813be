import { Injectable } from '@nestjs/common';
import type { JobDetail, Part } from '@scanfix/shared-types';
import { VisitListsRepository } from './visit-lists.repository.js';
import { VisitViewsService } from './visit-views.service.js';
import { WorkLogsRepository } from './work-logs.repository.js';
import { PartsService } from '../parts/parts.service.js';
import { TicketViewsService } from '../tickets/ticket-views.service.js';

const shownRepairs = 10;
const shownParts = 10;

/** What is known of a device from earlier repairs. */
@Injectable()
export class DeviceHistories {
  constructor(
    private readonly lists: VisitListsRepository,
    private readonly visitViews: VisitViewsService,
    private readonly workLogs: WorkLogsRepository,
    private readonly ticketViews: TicketViewsService,
    private readonly parts: PartsService,
  ) {}

  /** Newest first, without the visit that is looked at. */
  async repairs(organizationId: number, assetId: number, exceptVisitId: number): Promise<JobDetail['deviceHistory']> {
    const visits = (await this.lists.finishedWithAsset(organizationId, assetId, shownRepairs + 1)).filter(({ id }) => id !== exceptVisitId).slice(0, shownRepairs);
    const [views, tickets] = await Promise.all([this.visitViews.of(organizationId, visits), this.ticketViews.byIds(organizationId, visits.map(({ ticketId }) => ticketId))]);
    return views.map(({ ticketId, finishedAt, assignedAt, workLog, engineer }) => ({
      ticketNumber: tickets.get(ticketId)?.number ?? '',
      at: finishedAt ?? assignedAt,
      problem: tickets.get(ticketId)?.problem ?? '',
      cause: workLog?.cause ?? null,
      action: workLog?.action ?? null,
      engineerName: engineer.name,
      parts: workLog?.parts.map(({ name }) => name) ?? [],
    }));
  }

  /** What this device needed before, then what is meant for its category. */
  async likelyParts(organizationId: number, assetId: number | null, categoryId: number | null): Promise<Part[]> {
    const [usedIds, meant] = await Promise.all([
      assetId === null ? [] : this.workLogs.partsUsedOn(organizationId, assetId, shownParts),
      categoryId === null ? [] : this.parts.likely(organizationId, categoryId),
    ]);
    const used = await this.parts.byIds(organizationId, usedIds);
    const all = [...usedIds.flatMap((id) => used.get(id) ?? []), ...meant].filter(({ active }) => active);
    return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index).slice(0, shownParts);
  }
}
