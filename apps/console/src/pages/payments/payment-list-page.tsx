import { PlusOutlined } from '@ant-design/icons';
import { paymentChannels, paymentStates, type PaymentSummary } from '@scanfix/shared-types';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { PaymentMark } from '../../components/money-marks';
import { Page, pageStyles as page } from '../../components/page';
import { PeriodField } from '../../components/period-field';
import { CustomerPicker } from '../../components/pickers';
import { SearchField } from '../../components/search-field';
import { TicketLink } from '../../components/ticket-link';
import { TimeText } from '../../components/time-text';
import { useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { PaymentDrawer } from './payment-drawer';
import { isFiltered, paymentFields, paymentQuery, type PaymentFilters } from './payment-filters';
import { RecordPaymentDialog } from './record-payment-dialog';
import { useLiveMoney } from './use-live-money';

export default function PaymentListPage() {
  const words = useWords();
  const { timeZone } = useFormat();
  const mayRecord = useMay('payment:record');
  useLiveMoney();
  const { filters, change, replaceAll } = useUrlFilters(paymentFields);
  const query = paymentQuery(filters, timeZone);
  const pages = usePages<PaymentSummary>(keys.paymentList(query), (cursor) => call('GET /payments', { query: { ...query, cursor } }));
  const [recording, setRecording] = useState(false);
  const filtered = isFiltered(filters);
  const { columns } = words.payments;
  const record = mayRecord ? <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(true)}>{words.payments.record}</Button> : null;
  return (
    <Page title={words.payments.title} extra={record}>
      <FilterBar filters={filters} change={change} clear={filtered ? () => replaceAll({}) : null} />
      <DataList
        pages={pages}
        label={words.payments.title}
        testId="payment-list"
        onOpen={({ id }) => change({ payment: id }, { keepScroll: true })}
        empty={filtered ? { text: words.payments.emptyFiltered, action: <Button onClick={() => replaceAll({})}>{words.general.clearFilters}</Button> } : { text: words.payments.empty, action: record }}
        columns={[
          { key: 'at', title: columns.at, render: (_value, { paidAt, createdAt }) => <TimeText at={paidAt ?? createdAt} /> },
          { key: 'ticket', title: columns.ticket, render: (_value, { ticketId, ticketNumber }) => <TicketLink id={ticketId} number={ticketNumber} /> },
          { key: 'payer', title: columns.payer, render: (_value, payment) => <Payer payment={payment} /> },
          { key: 'channel', title: columns.channel, render: (_value, { channel }) => words.paymentChannels[channel] },
          { key: 'state', title: columns.state, render: (_value, payment) => <PaymentMark payment={payment} /> },
          { key: 'amount', title: columns.amount, align: 'right', render: (_value, { amount }) => <Amount fen={amount} strong /> },
          { key: 'refunded', title: columns.refunded, align: 'right', render: (_value, { refunded }) => <Amount fen={refunded === 0 ? 0 : -refunded} quietZero /> },
          { key: 'fee', title: columns.fee, align: 'right', render: (_value, { fee }) => <Amount fen={fee} quietZero /> },
          { key: 'reconciled', title: columns.reconciled, render: (_value, { reconciledOn }) => reconciledOn ?? <span className={page.hint}>–</span> },
        ]}
        card={(payment) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}><Payer payment={payment} /></span><Amount fen={payment.amount} strong /></div>
            <div className={page.cardLine}><PaymentMark payment={payment} />{payment.refunded > 0 ? <span>{columns.refunded} <Amount fen={-payment.refunded} /></span> : null}</div>
            <div className={page.cardLine}><TicketLink id={payment.ticketId} number={payment.ticketNumber} /><span>{words.paymentChannels[payment.channel]}</span><TimeText at={payment.paidAt ?? payment.createdAt} /></div>
          </>
        )}
      />
      <PaymentDrawer id={filters.payment ?? null} onClose={() => change({ payment: undefined }, { keepScroll: true })} />
      <RecordPaymentDialog open={recording} onClose={() => setRecording(false)} />
    </Page>
  );
}

function FilterBar({ filters, change, clear }: { filters: PaymentFilters; change: (part: PaymentFilters, options?: { replace?: boolean }) => void; clear: (() => void) | null }) {
  const words = useWords();
  const { payments: text } = words;
  return (
    <div className={page.tools}>
      <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={text.searchPlaceholder} width={290} />
      <Select allowClear aria-label={text.columns.state} placeholder={text.allStates} style={{ width: 150 }} value={filters.state ?? null} onChange={(state) => change({ state: state ?? undefined })} options={paymentStates.map((value) => ({ value, label: words.paymentStates[value] }))} />
      <Select allowClear aria-label={text.columns.channel} placeholder={text.allChannels} style={{ width: 150 }} value={filters.channel ?? null} onChange={(channel) => change({ channel: channel ?? undefined })} options={paymentChannels.map((value) => ({ value, label: words.paymentChannels[value] }))} />
      <CustomerPicker aria-label={text.customer} placeholder={text.allCustomers} style={{ width: 170 }} value={filters.customerId ?? null} onChange={(customerId) => change({ customerId: customerId ?? undefined })} />
      <PeriodField from={filters.from} to={filters.to} onChange={change} />
      <Checkbox checked={filters.purpose === 'surplus'} onChange={({ target }) => change({ purpose: target.checked ? 'surplus' : undefined })}>{text.onlySurplus}</Checkbox>
      {filters.ticketId ? <Checkbox checked onChange={() => change({ ticketId: undefined })}>{text.ofTicket}</Checkbox> : null}
      {clear ? <Button type="link" size="small" onClick={clear}>{words.general.clearFilters}</Button> : null}
    </div>
  );
}

function Payer({ payment: { customer, payerName } }: { payment: PaymentSummary }) {
  const words = useWords();
  if (!customer) return <>{payerName ?? words.payments.anonymous}</>;
  return (
    <div>
      <div>{customer.name}</div>
      {payerName && payerName !== customer.name ? <div className={page.hint}>{payerName}</div> : null}
    </div>
  );
}
