import { Injectable } from '@nestjs/common';
import type { Page, UnexplainedNotificationView } from '@scanfix/shared-types';
import type { SettleUnexplainedDto, UnexplainedQueryDto } from './dto/unexplained.dto.js';
import type { UnexplainedNotification } from './unexplained-notification.entity.js';
import { UnexplainedNotificationsRepository } from './unexplained-notifications.repository.js';
import { AuditService } from '../audit/audit.service.js';
import { PeopleService } from '../identity/people.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

/** What WeChat told of and nobody here knows: a person looks it up at WeChat's merchant platform and writes down what it was. */
@Injectable()
export class UnexplainedNotificationsService {
  constructor(
    private readonly notifications: UnexplainedNotificationsRepository,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Newest first. */
  async page({ organizationId }: Actor, { settled = false, cursor, limit }: UnexplainedQueryDto): Promise<Page<UnexplainedNotificationView>> {
    const rows = await this.notifications.page(organizationId, settled, decodeCursor(cursor, 'id')?.[0] ?? null, limit + 1);
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => [id], (row) => row);
    return { items: await this.views(organizationId, items), nextCursor };
  }

  /** @throws DomainError `not-found`, `difference-settled` */
  async settle(actor: Actor, id: number, { note }: SettleUnexplainedDto): Promise<UnexplainedNotificationView> {
    const { organizationId, userId } = actor;
    const found = await this.notifications.find(organizationId, id);
    if (!found) throw new DomainError('not-found');
    await this.unitOfWork.run(async (transaction) => {
      if (!await this.notifications.settle(transaction, organizationId, id, { settledById: userId, settledNote: note })) throw new DomainError('difference-settled');
      await this.audit.record(transaction, actor, { action: 'unexplained-notification.settled', subject: 'merchant', subjectId: found.merchantId, label: found.number, data: { amount: found.amount, state: found.state, note } });
    });
    const settled = await this.notifications.find(organizationId, id);
    const [view] = await this.views(organizationId, settled ? [settled] : []);
    if (!view) throw new DomainError('not-found');
    return view;
  }

  private async views(organizationId: number, rows: readonly UnexplainedNotification[]): Promise<UnexplainedNotificationView[]> {
    const people = await this.people.byIds(organizationId, rows.flatMap(({ settledById }) => settledById ?? []));
    return rows.map(({ id, number, state, transactionId, amount, receivedAt, settledAt, settledById, settledNote }) => ({
      id, about: state.startsWith('refund.') ? 'refund' : 'payment', number, state: state.replace(/^\w+\./, ''), transactionId, amount, receivedAt: receivedAt.toISOString(),
      settled: settledAt && { at: settledAt.toISOString(), by: (settledById === null ? null : people.get(settledById)?.name) ?? null, note: settledNote ?? '' },
    }));
  }
}
