import type { Notice } from '@scanfix/shared-types';
import type { NoticeRow } from './notice.entity.js';

export function noticeOf({ id, kind, ticketId, ticketNumber, visitId, data, createdAt, readAt }: NoticeRow): Notice {
  return { id, kind, ticketId, ticketNumber, visitId, data, createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
}
