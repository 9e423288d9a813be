import {
  CalendarOutlined, CarOutlined, CaretRightOutlined, CheckOutlined, ClockCircleOutlined, CloseOutlined, DollarOutlined, EnvironmentOutlined, ExclamationOutlined, FileTextOutlined, FlagOutlined, LikeOutlined,
  LockOutlined, MergeOutlined, MessageOutlined, PauseOutlined, PlusOutlined, RedoOutlined, RollbackOutlined, SignatureOutlined, SolutionOutlined, StopOutlined, TeamOutlined, ToolOutlined,
  UsergroupAddOutlined, UserSwitchOutlined, WarningOutlined,
} from '@ant-design/icons';
import type { CheckInFlag, DeclineQuoteReason, TicketAction, TimelineEntry } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { AttachmentGallery } from '../../components/attachment-gallery';
import { spokenNumber, useFormat } from '../../components/format';
import { Mark } from '../../components/mark';
import { moneyText } from '../../components/money';
import { TimeText } from '../../components/time-text';
import { useWords, type Words } from '../../i18n';
import styles from './ticket-page.module.css';

const icons: Record<keyof Words['timeline'], ReactNode> = {
  submit: <PlusOutlined />,
  triage: <CheckOutlined />,
  invalidate: <StopOutlined />,
  merge: <MergeOutlined />,
  assign: <UserSwitchOutlined />,
  decline: <RollbackOutlined />,
  accept: <SolutionOutlined />,
  depart: <CarOutlined />,
  checkIn: <EnvironmentOutlined />,
  hold: <PauseOutlined />,
  resume: <CaretRightOutlined />,
  complete: <ToolOutlined />,
  cannotComplete: <ExclamationOutlined />,
  confirm: <LikeOutlined />,
  rework: <RedoOutlined />,
  cancel: <CloseOutlined />,
  comment: <MessageOutlined />,
  'comment-internal': <LockOutlined />,
  follow: <TeamOutlined />,
  'merged-into-this': <MergeOutlined />,
  clock: <ClockCircleOutlined />,
  'check-in-flagged': <FlagOutlined />,
  signature: <SignatureOutlined />,
  'signature-by-requester': <SignatureOutlined />,
  'work-log': <FileTextOutlined />,
  assistant: <UsergroupAddOutlined />,
  plan: <CalendarOutlined />,
  'falsely-completed': <WarningOutlined />,
  money: <DollarOutlined />,
};

/** Newest first, as the composer stands above it: what was written last is next to what is written now. */
export function TicketTimeline({ entries }: { entries: TimelineEntry[] }) {
  const newestFirst = [...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.id - a.id);
  return (
    <ol className={styles.entries} data-testid="timeline">
      {newestFirst.map((entry) => (
        <Entry key={`${entry.kind}-${entry.id}`} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const words = useWords();
  const kind = kindOf(entry);
  const isNote = kind === 'comment-internal';
  const isReply = kind === 'comment';
  const format = useFormat();
  const details = [
    engineerText(entry, words),
    entry.until ? words.visits.until(format.clockTime(entry.until)) : null,
    entry.priority ? words.ticketPage.withPriority(words.priorities[entry.priority]) : null,
    entry.reason && entry.kind !== 'assistant' && !isApproval(entry) ? words.ticketPage.withReason(reasonText(entry, words)) : null,
    entry.otherTicketNumber ? words.ticketPage.withTicket(spokenNumber(entry.otherTicketNumber)) : null,
    entry.happenedAt ? words.visits.phoneClock(format.clockTime(entry.happenedAt)) : null,
  ].filter((detail) => detail !== null);
  // What was noted at triage is internal, as a comment may be.
  const isInternal = entry.internal || entry.action === 'triage';
  const bubble = isInternal ? styles.bubbleNote : isReply && entry.actor.kind === 'staff' ? styles.bubblePublic : '';
  return (
    <li className={styles.entry} data-kind={kind}>
      <span className={`${styles.icon} ${isNote ? styles.iconNote : isReply ? styles.iconPublic : ''}`} aria-hidden>
        {icons[kind]}
      </span>
      <div>
        <div className={styles.head}>
          <span className={styles.who}>{entry.actor.mine ? words.ticketPage.you : (entry.actor.name ?? words.ticketPage.actor[entry.actor.kind])}</span>
          {isNote ? <Mark tone="warning" icon={<LockOutlined />}>{words.ticketPage.internalNote}</Mark> : <span>{lineText(entry, kind, words)}</span>}
          <span className={styles.when}><TimeText at={entry.at} /></span>
        </div>
        {details.length > 0 ? <div className={styles.detail}>{details.join(' · ')}</div> : null}
        {entry.text ? <div className={`${styles.bubble} ${bubble}`}>{entry.text}</div> : null}
        {entry.attachments.length > 0 ? <div className={styles.attachments}><AttachmentGallery attachments={entry.attachments} /></div> : null}
      </div>
    </li>
  );
}

function kindOf({ kind, action, internal, actor }: TimelineEntry): keyof Words['timeline'] {
  if (kind === 'action') return action ?? 'submit';
  if (kind === 'signature') return actor.kind === 'requester' ? 'signature-by-requester' : 'signature';
  if (kind === 'comment') return internal ? 'comment-internal' : 'comment';
  return kind;
}

/** The reason of an approval is the way in which it was signed. */
function isApproval({ money }: TimelineEntry): boolean {
  return money?.news === 'quote-approved';
}

/** Who did it stands before; some lines say more than their kind. */
function lineText(entry: TimelineEntry, kind: keyof Words['timeline'], words: Words): string {
  if (entry.clock) return words.clockNews[entry.clock.news](words.clockKinds[entry.clock.kind]);
  if (entry.money && isApproval(entry) && entry.reason === 'on-screen') return words.approvedOnSite(moneyText(entry.money.amount ?? 0));
  if (entry.money) return words.moneyNews[entry.money.news](entry.money.amount === null ? null : moneyText(entry.money.amount), entry.money.version);
  if (entry.kind === 'assistant' && entry.engineerName) return words.assistantNews[entry.reason === 'left' ? 'left' : 'joined'](entry.engineerName);
  return words.timeline[kind];
}

/** Whom it went to, or whose it is; not what the line says anyhow. */
function engineerText({ kind, action, engineerName, actor }: TimelineEntry, words: Words): string | null {
  if (!engineerName || engineerName === actor.name || kind === 'assistant') return null;
  return action === 'assign' ? words.visits.to(engineerName) : `${words.visits.engineer}${words.general.colon}${engineerName}`;
}

/** A reason is one of the listed words of its action; an older or a free one is shown as it was written. */
function reasonText({ kind, action, reason }: TimelineEntry, words: Words): string {
  if (kind === 'check-in-flagged') return (reason ?? '').split(',').map((flag) => words.checkInFlags[flag as CheckInFlag] ?? flag).join(words.general.listSeparator);
  if (kind === 'money') return words.declineQuoteReasons[reason as DeclineQuoteReason] ?? reason ?? '';
  const lists: Partial<Record<TicketAction, Record<string, string>>> = {
    invalidate: words.invalidReasons,
    cancel: words.cancelReasons,
    decline: words.declineReasons,
    hold: words.holdReasons,
    cannotComplete: words.cannotCompleteReasons,
    rework: words.reworkReasons,
    complete: words.unsignedReasons,
  };
  return (action && lists[action]?.[reason ?? '']) ?? reason ?? '';
}
