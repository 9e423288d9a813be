import type { DifferenceAction, DifferenceQuery, Reconciliation, ReconciliationDifference } from '@scanfix/shared-types';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { DifferenceMark } from '../../components/money-marks';
import { pageStyles as page } from '../../components/page';
import { TicketLink } from '../../components/ticket-link';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { DifferenceDialog, type WorkingOff } from './difference-dialog';
import styles from './reconciliation.module.css';

const views = ['open', 'done', 'all'] as const;
const fields = { differences: oneOf(views) };

/** What does not agree, to be worked off line by line. */
export function DifferenceQueue({ day }: { day: Reconciliation }) {
  const words = useWords();
  const mayWork = useMay('finance:work');
  const { filters, change } = useUrlFilters(fields);
  const view = filters.differences ?? 'open';
  const query: DifferenceQuery = { reconciliationId: day.id, ...(view === 'open' ? { state: 'open' as const } : {}) };
  const pages = usePages<ReconciliationDifference>(keys.differences(query), (cursor) => call('GET /reconciliation-differences', { query: { ...query, limit: 50, cursor } }));
  // What was worked off has two states; the API is asked for one or for all.
  const rows = view === 'done' ? pages.rows.filter(({ state }) => state !== 'open') : pages.rows;
  const [working, setWorking] = useState<WorkingOff | null>(null);
  const { reconciliation: text } = words;
  const columns = text.differenceColumns;
  const actions = (difference: ReconciliationDifference) => (mayWork ? <Actions difference={difference} onAct={(action) => setWorking({ difference, action })} /> : null);
  return (
    <section>
      <div className={page.tools}>
        <h2 style={{ fontSize: 16, margin: 0 }}>{text.queue}</h2>
        <Segmented value={view} onChange={(value) => change({ differences: value === 'open' ? undefined : value }, { replace: true, keepScroll: true })} options={views.map((value) => ({ value, label: text.queueViews[value] }))} />
      </div>
      <DataList
        pages={{ ...pages, rows }}
        label={text.queue}
        testId="difference-list"
        empty={{ text: day.state === 'running' ? words.reconciliationStates.running : text.queueEmpty[view] }}
        columns={[
          { key: 'kind', title: columns.kind, render: (_value, row) => <><div className={page.cardTitle}>{words.differenceKinds[row.kind]}</div><DifferenceMark state={row.state} /></> },
          { key: 'subject', title: columns.subject, render: (_value, row) => <Subject difference={row} /> },
          { key: 'theirs', title: columns.theirs, align: 'right', render: (_value, { theirs }) => <Amount fen={theirs} /> },
          { key: 'ours', title: columns.ours, align: 'right', render: (_value, { ours }) => <Amount fen={ours} /> },
          { key: 'gap', title: columns.gap, align: 'right', render: (_value, { ours, theirs }) => <Amount fen={(ours ?? 0) - (theirs ?? 0)} strong /> },
          { key: 'history', title: text.history, render: (_value, row) => <History difference={row} /> },
          { key: 'actions', render: (_value, row) => actions(row) },
        ]}
        card={(row) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}>{words.differenceKinds[row.kind]}</span><Amount fen={(row.ours ?? 0) - (row.theirs ?? 0)} strong /></div>
            <DifferenceMark state={row.state} />
            <div className={page.cardLine}><span>{columns.theirs} <Amount fen={row.theirs} /></span><span>{columns.ours} <Amount fen={row.ours} /></span></div>
            <Subject difference={row} />
            <History difference={row} />
            {actions(row)}
          </>
        )}
      />
      <DifferenceDialog working={working} onClose={() => setWorking(null)} />
    </section>
  );
}

function Subject({ difference }: { difference: ReconciliationDifference }) {
  const words = useWords();
  const format = useFormat();
  const { subject, at, ticketId, ticketNumber, paymentId, outTradeNo, outRefundNo, transactionId } = difference;
  return (
    <div>
      <div>{words.differenceSubjects[subject]}{at ? ` · ${format.exact(at)}` : ''}</div>
      <div className={styles.actions}>
        {ticketId !== null && ticketNumber !== null ? <TicketLink id={ticketId} number={ticketNumber} /> : null}
        {paymentId !== null ? <Link to={`/payments?payment=${paymentId}`}>{words.reconciliation.openPayment}</Link> : null}
      </div>
      <div className={styles.numbers}>
        {[outRefundNo, outTradeNo, transactionId].filter((number) => number !== null).map((number) => <span key={number}>{number}</span>)}
      </div>
    </div>
  );
}

function History({ difference: { history } }: { difference: ReconciliationDifference }) {
  const words = useWords();
  const format = useFormat();
  return (
    <ol className={styles.history}>
      {history.map((entry, index) => (
        <li key={index}>
          {format.clockTime(entry.at)} {entry.actorName ?? words.reconciliation.system} {words.differenceNews[entry.action]}
          {entry.note ? <div className={page.hint}>{entry.note}</div> : null}
        </li>
      ))}
    </ol>
  );
}

function Actions({ difference, onAct }: { difference: ReconciliationDifference; onAct: (action: DifferenceAction) => void }) {
  const words = useWords();
  return (
    <div className={styles.actions}>
      {difference.actions.map((action, index) => (
        <Button key={action} size="small" type={index === 0 && difference.state === 'open' && action !== 'note' ? 'primary' : 'default'} onClick={() => onAct(action)}>{words.differenceActions[action]}</Button>
      ))}
    </div>
  );
}
