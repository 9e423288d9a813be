import { PaperClipOutlined, RedoOutlined, TeamOutlined } from '@ant-design/icons';
import type { TicketSummary } from '@scanfix/shared-types';
import { Tooltip, type TableProps } from 'antd';
import { Link } from 'react-router';
import { placeOf, spokenNumber } from '../../components/format';
import { pageStyles as page } from '../../components/page';
import { PromiseMark } from '../../components/promise-mark';
import { ResponseClock } from '../../components/response-clock';
import { PriorityMark, TicketStateMark, UrgencyMark } from '../../components/state-marks';
import { TimeText } from '../../components/time-text';
import type { Words } from '../../i18n';
import styles from './tickets.module.css';

export const ticketColumnKeys = ['number', 'state', 'problem', 'asset', 'place', 'contact', 'urgency', 'priority', 'source', 'engineer', 'clock', 'response', 'submittedAt', 'updatedAt', 'followers'] as const;
export type TicketColumn = (typeof ticketColumnKeys)[number];
export const defaultColumns: TicketColumn[] = ['number', 'state', 'problem', 'asset', 'contact', 'urgency', 'engineer', 'clock', 'submittedAt'];
/** Without it a row could not be opened by keyboard or in a new tab. */
export const fixedColumn: TicketColumn = 'number';

type Column = NonNullable<TableProps<TicketSummary>['columns']>[number];

export function ticketColumns(chosen: readonly TicketColumn[], words: Words): Column[] {
  const render: Record<TicketColumn, Pick<Column, 'width'> & { render: (value: unknown, ticket: TicketSummary) => React.ReactNode }> = {
    number: { width: 92, render: (_value, ticket) => <NumberLink ticket={ticket} /> },
    state: { width: 96, render: (_value, { state }) => <TicketStateMark state={state} /> },
    problem: { width: 200, render: (_value, ticket) => <Problem ticket={ticket} words={words} /> },
    asset: { width: 184, render: (_value, ticket) => <TwoLines first={ticket.asset?.name ?? placeOf(ticket, words)} second={ticket.asset ? placeOf(ticket, words) : ''} /> },
    place: { width: 200, render: (_value, ticket) => <span className={page.clip} title={placeOf(ticket, words)}>{placeOf(ticket, words)}</span> },
    contact: { width: 118, render: (_value, ticket) => <TwoLines first={ticket.contactName || words.ticketList.anonymous} second={ticket.contactPhone} mono /> },
    urgency: { width: 88, render: (_value, { urgency }) => <UrgencyMark urgency={urgency} /> },
    priority: { width: 88, render: (_value, { priority }) => (priority ? <PriorityMark priority={priority} /> : null) },
    source: { width: 104, render: (_value, { source }) => words.ticketSources[source] },
    engineer: { width: 84, render: (_value, { engineer }) => engineer?.name ?? null },
    clock: { width: 150, render: (_value, ticket) => <NextClock ticket={ticket} /> },
    response: { width: 146, render: (_value, ticket) => <ResponseClock ticket={ticket} /> },
    submittedAt: { width: 92, render: (_value, ticket) => <TimeText at={ticket.submittedAt} /> },
    updatedAt: { width: 100, render: (_value, ticket) => <TimeText at={ticket.updatedAt} /> },
    followers: { width: 76, render: (_value, ticket) => ticket.followerCount },
  };
  return ticketColumnKeys.filter((key) => key === fixedColumn || chosen.includes(key)).map((key) => ({ key, title: words.ticketList.columns[key], ...render[key] }));
}

export function TicketCard({ ticket, words }: { ticket: TicketSummary; words: Words }) {
  return (
    <>
      <div className={page.cardTop}>
        <NumberLink ticket={ticket} />
        <TicketStateMark state={ticket.state} />
      </div>
      <div className={page.cardTitle}>{ticket.problem}{ticket.asset ? ` · ${ticket.asset.name}` : ''}</div>
      <Description ticket={ticket} />
      <div className={page.cardLine}>
        <span>{placeOf(ticket, words)}</span>
        <span>{ticket.contactName || words.ticketList.anonymous}</span>
        {ticket.engineer ? <span>{words.visits.engineer}{words.general.colon}{ticket.engineer.name}</span> : null}
      </div>
      <div className={page.cardLine}>
        <NextClock ticket={ticket} />
        {ticket.urgency === 'normal' ? null : <UrgencyMark urgency={ticket.urgency} />}
        <TimeText at={ticket.submittedAt} />
      </div>
    </>
  );
}

/** The promise that runs out next; where nothing else was promised, the first answer. */
function NextClock({ ticket }: { ticket: TicketSummary }) {
  return ticket.clock ? <PromiseMark clock={ticket.clock} /> : <ResponseClock ticket={ticket} />;
}

function NumberLink({ ticket }: { ticket: TicketSummary }) {
  return (
    <Link to={`/tickets/${ticket.id}`} className={page.mono}>
      {spokenNumber(ticket.number)}
    </Link>
  );
}

function Problem({ ticket, words }: { ticket: TicketSummary; words: Words }) {
  return (
    <div className={styles.problem}>
      <div className={styles.problemName}>
        <span className={page.clip}>{ticket.problem}</span>
        {ticket.attachmentCount > 0 ? (
          <Tooltip title={words.ticketList.attachments(ticket.attachmentCount)}>
            <span className={styles.small}><PaperClipOutlined aria-hidden /> {ticket.attachmentCount}</span>
          </Tooltip>
        ) : null}
        {ticket.reworkCount > 0 ? (
          <Tooltip title={words.ticketList.reworked(ticket.reworkCount)}>
            <span className={styles.small}><RedoOutlined aria-hidden /> {ticket.reworkCount}</span>
          </Tooltip>
        ) : null}
        {ticket.followerCount > 1 ? (
          <Tooltip title={words.ticketList.followers(ticket.followerCount)}>
            <span className={styles.small}><TeamOutlined aria-hidden /> {ticket.followerCount}</span>
          </Tooltip>
        ) : null}
      </div>
      <Description ticket={ticket} />
    </div>
  );
}

/** Without a problem type the problem is the description itself, which need not be read twice. */
function Description({ ticket }: { ticket: TicketSummary }) {
  if (ticket.description === ticket.problem) return null;
  return <div className={styles.description} title={ticket.description}>{ticket.description}</div>;
}

function TwoLines({ first, second, mono = false }: { first: string; second: string; mono?: boolean }) {
  return (
    <div className={styles.two}>
      <div className={styles.line} title={first}>{first}</div>
      {second ? <div className={`${styles.line} ${styles.second} ${mono ? page.mono : ''}`} title={second}>{second}</div> : null}
    </div>
  );
}
