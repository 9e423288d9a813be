import type { UnexplainedNotificationView } from '@scanfix/shared-types';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { Page, pageStyles as page } from '../../components/page';
import { TimeText } from '../../components/time-text';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { SettleUnexplainedDialog } from './settle-unexplained-dialog';

const views = ['open', 'settled'] as const;
const fields = { view: oneOf(views) };

/** What WeChat told of with a right signature, and no order or refund of ours is called so. */
export default function UnexplainedListPage() {
  const words = useWords();
  const { unexplained: text } = words;
  const maySettle = useMay('payment:record');
  const { filters: { view = 'open' }, change } = useUrlFilters(fields);
  const query = { settled: view === 'settled' };
  const pages = usePages<UnexplainedNotificationView>(keys.unexplainedList(query), (cursor) => call('GET /unexplained-notifications', { query: { ...query, cursor } }));
  const [settling, setSettling] = useState<UnexplainedNotificationView | null>(null);
  const what = ({ about, state }: UnexplainedNotificationView) => <>{text.about[about]} <span className={page.hint}>{state}</span></>;
  const numbers = ({ number, transactionId }: UnexplainedNotificationView) => <div className={page.mono}>{number}{transactionId ? <div className={page.hint}>{transactionId}</div> : null}</div>;
  const action = (row: UnexplainedNotificationView) => {
    if (row.settled) return <div>{row.settled.note}<div className={page.hint}>{row.settled.by} <TimeText at={row.settled.at} /></div></div>;
    return maySettle ? <Button size="small" onClick={() => setSettling(row)}>{text.settle}</Button> : null;
  };
  return (
    <Page title={text.title} subtitle={text.intro} backTo="/payments">
      <Tabs activeKey={view} onChange={(key) => change({ view: key === 'open' ? undefined : 'settled' })} items={views.map((key) => ({ key, label: text.views[key] }))} />
      <DataList
        pages={pages}
        label={text.title}
        testId="unexplained-list"
        empty={{ text: text.empty[view] }}
        columns={[
          { key: 'at', title: text.columns.at, render: (_value, { receivedAt }) => <TimeText at={receivedAt} /> },
          { key: 'what', title: text.columns.what, render: (_value, row) => what(row) },
          { key: 'numbers', title: text.columns.numbers, render: (_value, row) => numbers(row) },
          { key: 'amount', title: text.columns.amount, align: 'right', render: (_value, { amount }) => <Amount fen={amount} strong /> },
          { key: 'action', title: text.columns[view], render: (_value, row) => action(row) },
        ]}
        card={(row) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}>{what(row)}</span><Amount fen={row.amount} strong /></div>
            {numbers(row)}
            <div className={page.cardLine}><TimeText at={row.receivedAt} />{action(row)}</div>
          </>
        )}
      />
      <SettleUnexplainedDialog notification={settling} onClose={() => setSettling(null)} />
    </Page>
  );
}
