import { refundStates, type RefundQuery, type RefundSummary } from '@scanfix/shared-types';
import { Select, Tabs } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { RefundMark } from '../../components/money-marks';
import { Page, pageStyles as page } from '../../components/page';
import { TicketLink } from '../../components/ticket-link';
import { TimeText } from '../../components/time-text';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { useLiveMoney } from '../payments/use-live-money';
import { DecideDialog, type Deciding } from './decide-dialog';
import { RefundActions } from './refund-actions';
import { SettleDialog } from './settle-dialog';

const views = ['queue', 'processing', 'succeeded', 'all'] as const;
type View = (typeof views)[number];
const fields = { view: oneOf(views), state: oneOf(refundStates) };

function queryOf(view: View, state: RefundQuery['state']): RefundQuery {
  if (view === 'queue') return { queue: true, ...(state ? { state } : {}) };
  if (view === 'all') return state ? { state } : {};
  return { state: view };
}

/** What waits for a person first; the rest to look up. */
export default function RefundListPage() {
  const words = useWords();
  useLiveMoney();
  const { filters, change } = useUrlFilters(fields);
  const view = filters.view ?? 'queue';
  const query = queryOf(view, filters.state);
  const pages = usePages<RefundSummary>(keys.refundList(query), (cursor) => call('GET /refunds', { query: { ...query, cursor } }));
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const [settling, setSettling] = useState<RefundSummary | null>(null);
  const { refunds: text } = words;
  const actions = (refund: RefundSummary) => <RefundActions refund={refund} onDecide={(decision) => setDeciding({ refund, decision })} onSettle={() => setSettling(refund)} />;
  const states = view === 'queue' ? (['requested', 'approved', 'abnormal'] as const) : refundStates;
  return (
    <Page title={text.title}>
      <Tabs activeKey={view} onChange={(key) => change({ view: key === 'queue' ? undefined : (key as View), state: undefined })} items={views.map((key) => ({ key, label: text.views[key] }))} />
      {view === 'queue' || view === 'all' ? (
        <div className={page.tools}>
          <Select allowClear aria-label={text.columns.state} placeholder={words.payments.allStates} style={{ width: 180 }} value={filters.state ?? null} onChange={(state) => change({ state: state ?? undefined })} options={states.map((value) => ({ value, label: words.refundStates[value] }))} />
        </div>
      ) : null}
      <DataList
        pages={pages}
        label={text.title}
        testId="refund-list"
        empty={{ text: text.empty[view] }}
        columns={[
          { key: 'state', title: text.columns.state, render: (_value, refund) => <State refund={refund} /> },
          { key: 'amount', title: text.columns.amount, align: 'right', render: (_value, { amount }) => <Amount fen={-amount} strong /> },
          { key: 'paid', title: text.columns.paid, align: 'right', render: (_value, { paidAmount, paymentId }) => <Link to={`/payments?payment=${paymentId}`} aria-label={text.openPayment}><Amount fen={paidAmount} /></Link> },
          { key: 'ticket', title: text.columns.ticket, render: (_value, { ticketId, ticketNumber }) => <TicketLink id={ticketId} number={ticketNumber} /> },
          { key: 'reason', title: text.columns.reason, render: (_value, refund) => <Reason refund={refund} /> },
          { key: 'by', title: text.columns.requestedBy, render: (_value, refund) => <Requested refund={refund} /> },
          { key: 'actions', render: (_value, refund) => actions(refund) },
        ]}
        card={(refund) => (
          <>
            <div className={page.cardTop}><TicketLink id={refund.ticketId} number={refund.ticketNumber} /><Amount fen={-refund.amount} strong /></div>
            <State refund={refund} />
            <Reason refund={refund} />
            <div className={page.cardLine}><Requested refund={refund} /><Link to={`/payments?payment=${refund.paymentId}`}>{text.openPayment}</Link></div>
            {actions(refund)}
          </>
        )}
      />
      <DecideDialog deciding={deciding} onClose={() => setDeciding(null)} />
      <SettleDialog refund={settling} onClose={() => setSettling(null)} />
    </Page>
  );
}

function State({ refund: { state, problem, foreign } }: { refund: RefundSummary }) {
  const words = useWords();
  return (
    <div>
      <RefundMark state={state} />
      {problem && state !== 'succeeded' ? <div style={{ color: 'var(--danger)', fontSize: 13, maxWidth: 260 }}>{words.wechatFailures[problem] ?? problem}</div> : null}
      {foreign ? <div className={page.hint}>{words.refunds.foreign}</div> : null}
    </div>
  );
}

function Reason({ refund: { reason, note } }: { refund: RefundSummary }) {
  const words = useWords();
  return (
    <div>
      <div>{words.refundReasons[reason]}</div>
      {note ? <div className={`${page.hint} ${page.clip}`} title={note}>{note}</div> : null}
    </div>
  );
}

function Requested({ refund: { requestedBy, requestedAt, decidedBy, decidedAt, decisionNote, channel } }: { refund: RefundSummary }) {
  const words = useWords();
  const format = useFormat();
  return (
    <div>
      <div>{requestedBy ?? words.refunds.automatically} · <TimeText at={requestedAt} /></div>
      <div className={page.hint}>{words.paymentChannels[channel]}</div>
      {decidedBy && decidedAt ? <div className={page.hint}>{words.refunds.decidedBy(decidedBy, format.clockTime(decidedAt))}{decisionNote ? `${words.general.colon}${decisionNote}` : ''}</div> : null}
    </div>
  );
}
