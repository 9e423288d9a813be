import { PhoneOutlined } from '@ant-design/icons';
import type { FollowUpSummary, TicketDetail } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { useFormat } from '../../components/format';
import { Panel } from '../../components/page';
import { useWords } from '../../i18n';
import { AnswerMarks } from './answer-marks';
import { CallHistory } from './call-history';
import styles from './follow-ups.module.css';
import { RecordCallDialog } from './record-call-dialog';

/** On the ticket's page: whether it is really fixed, as far as anybody has said. */
export function FollowUpPanel({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const mayRead = useMay('follow-up:read');
  const mayCall = useMay('follow-up:call');
  const [calling, setCalling] = useState<FollowUpSummary | null>(null);
  const wasDone = ticket.completedAt !== null || ticket.reworkCount > 0;
  const query = useQuery({ queryKey: keys.followUpsOf(ticket.id), queryFn: () => call('GET /follow-ups', { query: { ticketId: ticket.id } }), enabled: mayRead && wasDone });
  const rows = query.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={words.followUps.panelTitle} testId="follow-up-panel">
      {rows.map((row) => (
        <div key={row.id} className={styles.block}>
          <Outcome row={row} />
          {row.calls.length > 0 ? <CallHistory calls={row.calls} /> : null}
          {mayCall && (row.status === 'asked' || row.status === 'to-call') ? (
            <div className={styles.recordLine}><Button size="small" icon={<PhoneOutlined />} onClick={() => setCalling(row)}>{words.followUps.record}</Button></div>
          ) : null}
        </div>
      ))}
      <RecordCallDialog followUp={calling} onClose={() => setCalling(null)} />
    </Panel>
  );
}

function Outcome({ row }: { row: FollowUpSummary }) {
  const words = useWords();
  const format = useFormat();
  if (!row.answer) {
    const waiting = row.status === 'asked' || row.status === 'to-call';
    return <div className={styles.quiet}>{[words.followUpStatuses[row.status], waiting ? words.followUps.closesAt(format.clockTime(row.closesAt)) : null].filter(Boolean).join(' · ')}</div>;
  }
  return (
    <div>
      <AnswerMarks answer={row.answer} />
      <div className={styles.quiet}>{[row.answeredBy === 'agent' ? words.followUps.byAgent : words.followUps.byRequester, row.answeredAt ? format.clockTime(row.answeredAt) : null].filter(Boolean).join(' · ')}</div>
    </div>
  );
}
