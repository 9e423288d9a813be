import {
  AuditOutlined, BellOutlined, CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, DollarOutlined, FileProtectOutlined, FileTextOutlined, FlagOutlined, FrownOutlined, LikeOutlined,
  PauseCircleOutlined, QuestionCircleOutlined, RedoOutlined, RollbackOutlined, StopOutlined, UsergroupAddOutlined, UserSwitchOutlined, WarningFilled,
} from '@ant-design/icons';
import type { Notice, NoticeKind } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { spokenNumber } from '../../components/format';
import type { Tone } from '../../components/mark';
import { pageStyles } from '../../components/page';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';
import styles from './notices.module.css';

const looks: Record<NoticeKind, [Tone, ReactNode]> = {
  'job-assigned': ['brand', <UserSwitchOutlined key="i" />],
  'job-taken-away': ['neutral', <RollbackOutlined key="i" />],
  'job-cancelled': ['neutral', <StopOutlined key="i" />],
  'job-rework': ['warning', <RedoOutlined key="i" />],
  'joined-visit': ['brand', <UsergroupAddOutlined key="i" />],
  'assignment-unanswered': ['warning', <RollbackOutlined key="i" />],
  'assignment-declined': ['warning', <RollbackOutlined key="i" />],
  'clock-warning': ['warning', <ClockCircleOutlined key="i" />],
  'clock-breached': ['danger', <WarningFilled key="i" />],
  escalation: ['danger', <BellOutlined key="i" />],
  'check-in-flagged': ['warning', <FlagOutlined key="i" />],
  'remote-acceptance': ['info', <LikeOutlined key="i" />],
  'follow-up-bad': ['danger', <FrownOutlined key="i" />],
  'hold-over': ['info', <PauseCircleOutlined key="i" />],
  'quote-approved': ['success', <CheckCircleOutlined key="i" />],
  'quote-declined': ['warning', <CloseCircleOutlined key="i" />],
  'quote-withdrawn': ['warning', <RollbackOutlined key="i" />],
  'payment-received': ['success', <DollarOutlined key="i" />],
  'payment-surplus': ['warning', <QuestionCircleOutlined key="i" />],
  'refund-requested': ['warning', <RollbackOutlined key="i" />],
  'refund-decided': ['info', <RollbackOutlined key="i" />],
  'refund-abnormal': ['danger', <WarningFilled key="i" />],
  'reconciliation-open': ['warning', <AuditOutlined key="i" />],
  'contract-expiring': ['warning', <FileProtectOutlined key="i" />],
  'invoice-requested': ['info', <FileTextOutlined key="i" />],
  'invoice-issued': ['success', <FileTextOutlined key="i" />],
  'invoice-refused': ['warning', <FileTextOutlined key="i" />],
  'invoice-cancelled': ['warning', <FileTextOutlined key="i" />],
  'payments-unavailable': ['danger', <WarningFilled key="i" />],
};

export function NoticeLine({ notice }: { notice: Notice }) {
  const words = useWords();
  const [tone, icon] = looks[notice.kind];
  return (
    <div className={styles.line} data-notice={notice.kind} data-unread={notice.readAt === null}>
      <span className={`${styles.icon} ${styles[tone]}`} aria-hidden>{icon}</span>
      <div className={styles.text}>
        <div className={notice.readAt === null ? styles.unread : undefined}>{words.noticeTexts[notice.kind](notice.data)}</div>
        <div className={pageStyles.hint}>
          {notice.ticketNumber ? <><span className={pageStyles.mono}>{spokenNumber(notice.ticketNumber)}</span> · </> : null}
          <TimeText at={notice.createdAt} />
        </div>
      </div>
      {notice.readAt === null ? <span className={styles.dot} role="img" aria-label={words.notices.unreadMark} /> : null}
    </div>
  );
}

/** What is worked off in a list of its own, whether or not a ticket is behind it. */
function deskPathOf({ kind, data }: Notice): string | null {
  switch (kind) {
    case 'payment-surplus':
      return data['outTradeNo'] ? '/unexplained-notifications' : '/payments?purpose=surplus&state=paid';
    case 'refund-requested':
      return '/refunds?view=queue&state=requested';
    case 'refund-abnormal':
      return '/refunds?view=queue&state=abnormal';
    case 'refund-decided':
      return '/refunds?view=all';
    case 'invoice-requested':
      return '/invoices';
    case 'reconciliation-open':
      return typeof data['reconciliationId'] === 'number' ? `/reconciliations/${data['reconciliationId']}` : '/reconciliations';
    case 'contract-expiring':
      return typeof data['contractId'] === 'number' ? `/contracts/${data['contractId']}` : '/contracts?state=expiring';
    default:
      return null;
  }
}

/** Where a notice leads: to the list where it is worked off, or to the part of the ticket that it is about. */
export function pathOf(notice: Notice): string | null {
  const desk = deskPathOf(notice);
  const { ticketId, kind } = notice;
  if (desk !== null || ticketId === null) return desk;
  return kind === 'check-in-flagged' ? `/tickets/${ticketId}?tab=visits` : `/tickets/${ticketId}`;
}
