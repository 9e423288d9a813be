import { Injectable } from '@nestjs/common';
import type { Notice, NoticeKind, Page, UnreadNotices } from '@scanfix/shared-types';
import type { NoticeQueryDto } from './dto/notice-query.dto.js';
import { noticeAdded, type NoticeAdded } from './notice.events.js';
import { noticeOf } from './notice.mapper.js';
import { NoticesRepository } from './notices.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { Outbox } from '../../platform/outbox/outbox.js';

export interface NewNotice {
  organizationId: number;
  /** Each is told once, however often they stand here; nobody is nobody. */
  userIds: readonly number[];
  kind: NoticeKind;
  ticketId: number | null;
  ticketNumber: string | null;
  visitId?: number | null;
  /** What the client needs to word it; no personal data. */
  data?: Notice['data'];
}

/** Lines for people: other modules add them, everybody reads their own. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly repository: NoticesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** In the caller's transaction: who is told of something, is told of what really happened. */
  async add(transaction: Transaction, { organizationId, userIds, kind, ticketId, ticketNumber, visitId = null, data = {} }: NewNotice): Promise<void> {
    const told = [...new Set(userIds)];
    if (told.length === 0) return;
    await this.repository.insert(transaction, told, { organizationId, kind, ticketId, ticketNumber, visitId, data, createdAt: new Date() });
    const payload: NoticeAdded = { userIds: told, ticketId, number: ticketNumber };
    await this.outbox.add(transaction, { organizationId, name: noticeAdded, payload });
  }

  async page({ organizationId, userId }: Actor, { unread = false, cursor, limit }: NoticeQueryDto): Promise<Page<Notice>> {
    const [beforeId] = decodeCursor(cursor, 'id') ?? [null];
    const rows = await this.repository.page(organizationId, userId, { unread, beforeId, limit: limit + 1 });
    return pageOf(rows, limit, ({ id }) => [id], noticeOf);
  }

  async unread({ organizationId, userId }: Actor): Promise<UnreadNotices> {
    return { count: await this.repository.countUnread(organizationId, userId) };
  }

  /** @throws DomainError `not-found` */
  async markRead(actor: Actor, id: number): Promise<UnreadNotices> {
    if (!await this.repository.markRead(actor.organizationId, actor.userId, id, new Date())) throw new DomainError('not-found');
    return this.unread(actor);
  }

  async markAllRead(actor: Actor): Promise<UnreadNotices> {
    await this.repository.markAllRead(actor.organizationId, actor.userId, new Date());
    return this.unread(actor);
  }
}
