import { PhoneOutlined, SettingOutlined } from '@ant-design/icons';
import type { FollowUpQuery, FollowUpSummary } from '@scanfix/shared-types';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DataList } from '../../components/data-list';
import { spokenNumber, useFormat } from '../../components/format';
import { Page, pageStyles } from '../../components/page';
import { RevealPhone } from '../../components/reveal-phone';
import { TimeText } from '../../components/time-text';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { AnswerMarks } from './answer-marks';
import styles from './follow-ups.module.css';
import { RecordCallDialog } from './record-call-dialog';

const views = ['to-call', 'bad', 'asked', 'answered', 'given-up', 'all'] as const;
type View = (typeof views)[number];
const fields = { view: oneOf(views) };

function queryOf(view: View): FollowUpQuery {
  if (view === 'all') return {};
  return view === 'bad' ? { bad: true } : { status: view };
}

export default function FollowUpListPage() {
  const words = useWords();
  const navigate = useNavigate();
  const mayCall = useMay('follow-up:call');
  const { filters, change } = useUrlFilters(fields);
  const view = filters.view ?? 'to-call';
  const query = queryOf(view);
  const pages = usePages<FollowUpSummary>(keys.followUpList(query), (cursor) => call('GET /follow-ups', { query: { ...query, cursor } }));
  const [calling, setCalling] = useState<FollowUpSummary | null>(null);
  const record = (row: FollowUpSummary) =>
    mayCall && row.status !== 'answered' && row.status !== 'given-up' ? (
      <Button type={view === 'to-call' ? 'primary' : 'default'} size="small" icon={<PhoneOutlined />} onClick={() => setCalling(row)}>{words.followUps.record}</Button>
    ) : null;
  return (
    <Page title={words.followUps.title} extra={<Button icon={<SettingOutlined />} onClick={() => void navigate('/follow-ups/settings')}>{words.followUps.settings}</Button>}>
      <Tabs activeKey={view} onChange={(key) => change({ view: key === 'to-call' ? undefined : (key as View) })} items={views.map((key) => ({ key, label: words.followUps.views[key] }))} />
      <DataList
        pages={pages}
        label={words.followUps.title}
        testId="follow-up-list"
        {...(mayCall && view === 'to-call' ? { onOpen: setCalling } : { onOpen: ({ ticketId }: FollowUpSummary) => void navigate(`/tickets/${ticketId}`) })}
        empty={{ text: view === 'to-call' ? words.followUps.emptyToCall : view === 'bad' ? words.followUps.emptyBad : words.followUps.empty }}
        columns={[
          { key: 'ticket', title: words.followUps.columns.ticket, width: 104, render: (_value, { ticketId, ticketNumber }) => <Link to={`/tickets/${ticketId}`} className={pageStyles.mono}>{spokenNumber(ticketNumber)}</Link> },
          { key: 'problem', title: words.followUps.columns.problem, render: (_value, row) => <Problem row={row} /> },
          { key: 'contact', title: words.followUps.columns.contact, render: (_value, row) => <Contact row={row} /> },
          { key: 'engineer', title: words.followUps.columns.engineer, dataIndex: 'engineerName' },
          { key: 'completed', title: words.followUps.columns.completedAt, render: (_value, { completedAt }) => <TimeText at={completedAt} /> },
          ...(view === 'to-call' ? [{ key: 'due', title: words.followUps.columns.due, render: (_value: unknown, { dueAt }: FollowUpSummary) => <TimeText at={dueAt} /> }] : []),
          { key: 'calls', title: words.followUps.columns.calls, render: (_value, row) => <Calls row={row} /> },
          ...(view === 'to-call' ? [] : [{ key: 'answer', title: words.followUps.columns.answer, render: (_value: unknown, row: FollowUpSummary) => <Answer row={row} /> }]),
          { key: 'record', width: 120, render: (_value, row) => record(row) },
        ]}
        card={(row) => (
          <>
            <div className={pageStyles.cardTop}><Link to={`/tickets/${row.ticketId}`} className={pageStyles.mono}>{spokenNumber(row.ticketNumber)}</Link><TimeText at={row.completedAt} /></div>
            <Problem row={row} />
            <div className={pageStyles.cardLine}><Contact row={row} /><span>{row.engineerName}</span></div>
            <div className={pageStyles.cardLine}><Calls row={row} /></div>
            {view === 'to-call' ? null : <Answer row={row} />}
            <div className={styles.recordLine}>{record(row)}</div>
          </>
        )}
      />
      <RecordCallDialog followUp={calling} onClose={() => setCalling(null)} />
    </Page>
  );
}

function Problem({ row }: { row: FollowUpSummary }) {
  return (
    <div>
      <div className={pageStyles.cardTitle}>{row.problem}</div>
      {row.deviceName ? <div className={pageStyles.hint}>{row.deviceName}</div> : null}
    </div>
  );
}

function Contact({ row }: { row: FollowUpSummary }) {
  const words = useWords();
  return (
    <div>
      <div>{row.contactName || words.ticketList.anonymous}</div>
      <RevealPhone ticketId={row.ticketId} masked={row.contactPhone} />
    </div>
  );
}

function Calls({ row: { calls } }: { row: FollowUpSummary }) {
  const words = useWords();
  const format = useFormat();
  const last = calls.at(-1);
  if (!last) return <span className={styles.quiet}>{words.followUps.noCalls}</span>;
  return (
    <div>
      <div>{words.followUps.callCount(calls.length)} · {words.callResults[last.result]}</div>
      {last.nextCallAt ? <div className={styles.quiet}>{words.followUps.nextCall(format.clockTime(last.nextCallAt))}</div> : null}
    </div>
  );
}

function Answer({ row }: { row: FollowUpSummary }) {
  const words = useWords();
  if (!row.answer) return <div className={styles.quiet}>{words.followUpStatuses[row.status]}</div>;
  return (
    <div>
      <AnswerMarks answer={row.answer} />
      {row.answeredBy ? <div className={styles.quiet}>{row.answeredBy === 'requester' ? words.followUps.byRequester : words.followUps.byAgent}</div> : null}
    </div>
  );
}
