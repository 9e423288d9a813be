import { Injectable } from '@nestjs/common';
import type { OutboxDelivery, OutboxOverview, Page, PersonalDataAccess, ScheduledRun } from '@scanfix/shared-types';
import type { OutboxQueryDto } from './dto/operations.dto.js';
import { deliveryOf, personalDataAccessOf, runOf } from './operations.mapper.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import type { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { OutboxDeliveriesRepository } from '../../platform/outbox/outbox-deliveries.repository.js';
import { ScheduledRunsRepository } from '../../platform/scheduler/scheduled-runs.repository.js';
import { AuditService, personalDataRevealed } from '../audit/audit.service.js';
import { PeopleService } from '../identity/people.service.js';

/** The machine room: what waits, what was given up, what ran, and who looked at personal data. */
@Injectable()
export class OperationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxDeliveriesRepository,
    private readonly scheduledRuns: ScheduledRunsRepository,
    private readonly audit: AuditService,
    private readonly people: PeopleService,
  ) {}

  async deliveries({ organizationId }: Actor, { status, cursor, limit }: OutboxQueryDto): Promise<Page<OutboxDelivery>> {
    const rows = await this.outbox.list(organizationId, status, beforeId(cursor), limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], deliveryOf);
  }

  overview({ organizationId }: Actor): Promise<OutboxOverview> {
    return this.outbox.overview(organizationId);
  }

  /** A delivery that was given up begins anew. One that is pending or done stays as it is. */
  async retry(actor: Actor, id: number): Promise<OutboxDelivery> {
    await this.unitOfWork.run(async (transaction) => {
      if (!await this.outbox.revive(transaction, actor.organizationId, id)) return;
      await this.audit.record(transaction, actor, { action: 'outbox-delivery.retried', subject: 'outbox-delivery', subjectId: id });
    });
    const row = await this.outbox.find(actor.organizationId, id);
    if (!row) throw new DomainError('not-found');
    return deliveryOf(row);
  }

  /** The jobs belong to the installation, not to an organization; nothing of any organization is in them. */
  async runs({ cursor, limit }: PageQueryDto): Promise<Page<ScheduledRun>> {
    const rows = await this.scheduledRuns.list(beforeId(cursor), limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], runOf);
  }

  async personalDataAccesses({ organizationId }: Actor, { cursor, limit }: PageQueryDto): Promise<Page<PersonalDataAccess>> {
    const entries = await this.audit.list(organizationId, personalDataRevealed, beforeId(cursor), limit + 1);
    const people = await this.people.byIds(organizationId, entries.map(({ actorId }) => actorId));
    return pageOf(entries, limit, ({ id }) => [id], (entry) => personalDataAccessOf(entry, people.get(entry.actorId)?.name ?? null));
  }
}

function beforeId(cursor: string | undefined): number | null {
  return decodeCursor(cursor, 'id')?.[0] ?? null;
}
