import { CalendarOutlined, PlusOutlined, WarningFilled } from '@ant-design/icons';
import type { Receivable } from '@scanfix/shared-types';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { Mark } from '../../components/mark';
import { moneyText } from '../../components/money';
import { pageStyles as page } from '../../components/page';
import { CustomerPicker } from '../../components/pickers';
import { TicketLink } from '../../components/ticket-link';
import { TimeText } from '../../components/time-text';
import { flag, id, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { owedOf, type Owed } from '../payments/owed';
import { RecordPaymentDialog } from '../payments/record-payment-dialog';
import { useLiveMoney } from '../payments/use-live-money';

const fields = { customerId: id, overdue: flag };
/** A quote has one receivable: its number stands for the row. */
type Row = Receivable & { id: number };

/** Who owes what; several chosen are paid by one transfer. */
export function OpenReceivables() {
  const words = useWords();
  const mayRecord = useMay('payment:record');
  useLiveMoney();
  const { filters, change, replaceAll } = useUrlFilters(fields);
  const pages = usePages<Receivable>(keys.receivableList(filters), (cursor) => call('GET /finance/receivables', { query: { ...filters, cursor } }));
  const rows = pages.rows.map((row): Row => ({ ...row, id: row.quoteId }));
  const [chosen, setChosen] = useState<Owed[]>([]);
  const [recording, setRecording] = useState<Owed[] | null>(null);
  const filtered = filters.customerId !== undefined || filters.overdue === true;
  const { columns } = words.receivables;
  const close = (): void => {
    setRecording(null);
    setChosen([]);
  };
  return (
    <>
      <div className={page.tools}>
        <CustomerPicker aria-label={words.payments.customer} placeholder={words.payments.allCustomers} style={{ width: 220 }} value={filters.customerId ?? null} onChange={(customerId) => change({ customerId: customerId ?? undefined })} />
        <Checkbox checked={filters.overdue === true} onChange={({ target }) => change({ overdue: target.checked ? true : undefined })}>{words.receivables.onlyOverdue}</Checkbox>
        {mayRecord && chosen.length > 0 ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(chosen)}>{words.receivables.recordChosen(chosen.length, moneyText(chosen.reduce((sum, { open }) => sum + open, 0)))}</Button>
        ) : null}
      </div>
      <DataList<Row>
        pages={{ ...pages, rows }}
        label={words.receivables.title}
        testId="receivable-list"
        empty={filtered ? { text: words.receivables.emptyFiltered, action: <Button onClick={() => replaceAll({})}>{words.general.clearFilters}</Button> } : { text: words.receivables.empty }}
        {...(mayRecord ? { selected: chosen.map(({ quoteId }) => quoteId), onSelect: (_ids: number[], selected: Row[]) => setChosen(selected.map(owedOf)) } : {})}
        columns={[
          { key: 'debtor', title: columns.debtor, render: (_value, row) => <Debtor row={row} /> },
          { key: 'ticket', title: columns.ticket, render: (_value, { ticketId, ticketNumber }) => <TicketLink id={ticketId} number={ticketNumber} /> },
          { key: 'approvedAt', title: columns.approvedAt, render: (_value, { approvedAt }) => <TimeText at={approvedAt} /> },
          { key: 'dueOn', title: columns.dueOn, render: (_value, row) => <Due row={row} /> },
          { key: 'amount', title: columns.amount, align: 'right', render: (_value, { amount }) => <Amount fen={amount} /> },
          { key: 'open', title: columns.open, align: 'right', render: (_value, { open }) => <Amount fen={open} strong /> },
          ...(mayRecord ? [{ key: 'record', render: (_value: unknown, row: Row) => <Button size="small" onClick={() => setRecording([owedOf(row)])}>{words.receivables.record}</Button> }] : []),
        ]}
        card={(row) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}><Debtor row={row} /></span><Amount fen={row.open} strong /></div>
            <div className={page.cardLine}><TicketLink id={row.ticketId} number={row.ticketNumber} /><Due row={row} /></div>
            {mayRecord ? <Button size="small" style={{ marginTop: 8 }} onClick={() => setRecording([owedOf(row)])}>{words.receivables.record}</Button> : null}
          </>
        )}
      />
      <RecordPaymentDialog open={recording !== null} owed={recording ?? []} onClose={close} />
    </>
  );
}

function Debtor({ row: { customer, contactName, onCredit } }: { row: Receivable }) {
  const words = useWords();
  return (
    <div>
      {customer ? <Link to={`/customers/${customer.id}`}>{customer.name}</Link> : contactName || words.payments.anonymous}
      {onCredit ? <div className={page.hint}>{words.receivables.onCredit}</div> : null}
    </div>
  );
}

function Due({ row: { dueOn, overdueDays } }: { row: Receivable }) {
  const words = useWords();
  return (
    <div>
      <div>{dueOn}</div>
      {overdueDays > 0 ? <Mark tone="danger" icon={<WarningFilled />}>{words.receivables.overdueDays(overdueDays)}</Mark> : null}
      {overdueDays === 0 ? <Mark tone="warning" icon={<CalendarOutlined />}>{words.receivables.dueToday}</Mark> : null}
    </div>
  );
}
