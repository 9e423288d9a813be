import type { Instant, PageQuery } from './paging.js';

export const noticeKinds = [
  'job-assigned', 'job-taken-away', 'job-cancelled', 'job-rework', 'joined-visit', 'assignment-unanswered', 'assignment-declined', 'clock-warning', 'clock-breached', 'escalation',
  'check-in-flagged', 'remote-acceptance', 'follow-up-bad', 'hold-over',
  'quote-approved', 'quote-declined', 'quote-withdrawn', 'payment-received', 'payment-surplus', 'refund-requested', 'refund-decided', 'refund-abnormal', 'reconciliation-open', 'contract-expiring', 'invoice-requested', 'invoice-issued', 'invoice-refused', 'invoice-cancelled',
  'payments-unavailable',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A line for one person. The client words it from `kind` and `data`; personal data is never in it. */
export interface Notice {
  id: number;
  kind: NoticeKind;
  ticketId: number | null;
  ticketNumber: string | null;
  visitId: number | null;
  data: Record<string, string | number | null>;
  createdAt: Instant;
  readAt: Instant | null;
}

export interface NoticeQuery extends PageQuery {
  unread?: boolean;
}
export interface UnreadNotices {
  /** At most 100. */
  count: number;
}
