import { invoiceStates, type InvoiceView } from '@scanfix/shared-types';
import { Button, Tabs, Typography } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { InvoiceMark } from '../../components/money-marks';
import { Page, pageStyles as page } from '../../components/page';
import { SearchField } from '../../components/search-field';
import { TicketLink } from '../../components/ticket-link';
import { TimeText } from '../../components/time-text';
import { oneOf, text, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { InvoiceDialog, type InvoiceStep } from './invoice-dialog';

const views = [...invoiceStates, 'all'] as const;
type View = (typeof views)[number];
const fields = { view: oneOf(views), search: text };

/** What payers asked for: issued in the tax system, recorded here. */
export default function InvoiceListPage() {
  const words = useWords();
  const mayWork = useMay('finance:work');
  const { filters, change } = useUrlFilters(fields);
  const view = filters.view ?? 'requested';
  const query = { ...(view === 'all' ? {} : { state: view }), search: filters.search };
  const pages = usePages<InvoiceView>(keys.invoiceList(query), (cursor) => call('GET /finance/invoices', { query: { ...query, cursor } }));
  const [step, setStep] = useState<InvoiceStep | null>(null);
  const { columns } = words.invoices;
  const actions = (invoice: InvoiceView) => (mayWork ? <Actions invoice={invoice} onStep={(kind) => setStep({ kind, invoice })} /> : null);
  return (
    <Page title={words.invoices.title}>
      <Tabs activeKey={view} onChange={(key) => change({ view: key === 'requested' ? undefined : (key as View) })} items={views.map((key) => ({ key, label: words.invoices.views[key] }))} />
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.invoices.searchPlaceholder} width={300} />
      </div>
      <DataList
        pages={pages}
        label={words.invoices.title}
        testId="invoice-list"
        empty={{ text: filters.search ? words.invoices.emptyFiltered : words.invoices.empty[view] }}
        columns={[
          { key: 'title', title: columns.title, render: (_value, invoice) => <Payer invoice={invoice} /> },
          { key: 'amount', title: columns.amount, align: 'right', render: (_value, { amount }) => <Amount fen={amount} strong /> },
          { key: 'tax', title: columns.tax, align: 'right', render: (_value, { tax }) => <Amount fen={tax} /> },
          { key: 'email', title: columns.email, dataIndex: 'email' },
          { key: 'ticket', title: columns.ticket, render: (_value, { ticketId, ticketNumber }) => <TicketLink id={ticketId} number={ticketNumber} /> },
          { key: 'at', title: columns.at, render: (_value, { requestedAt }) => <TimeText at={requestedAt} /> },
          { key: 'state', title: columns.state, render: (_value, invoice) => <State invoice={invoice} /> },
          { key: 'actions', render: (_value, invoice) => actions(invoice) },
        ]}
        card={(invoice) => (
          <>
            <div className={page.cardTop}><Payer invoice={invoice} /><Amount fen={invoice.amount} strong /></div>
            <State invoice={invoice} />
            <div className={page.cardLine}><TicketLink id={invoice.ticketId} number={invoice.ticketNumber} /><TimeText at={invoice.requestedAt} /><span>{invoice.email}</span></div>
            {actions(invoice)}
          </>
        )}
      />
      <InvoiceDialog step={step} onClose={() => setStep(null)} />
    </Page>
  );
}

/** Copied into the tax system: title and number, as they were given. */
function Payer({ invoice: { title, titleKind, taxNumber, note } }: { invoice: InvoiceView }) {
  const words = useWords();
  return (
    <div>
      <div className={page.cardTitle}>
        {title} <Typography.Text copyable={{ text: [title, taxNumber].filter(Boolean).join('\n'), tooltips: [words.invoices.copyAll, words.general.copied] }} />
      </div>
      <div className={page.hint}>{words.invoiceTitleKinds[titleKind]}{taxNumber ? <> · <span className={page.mono}>{taxNumber}</span></> : null}</div>
      {note ? <div className={page.hint}>{words.invoices.note}{words.general.colon}{note}</div> : null}
    </div>
  );
}

function State({ invoice: { state, invoiceNumber, issuedAt, refusedReason } }: { invoice: InvoiceView }) {
  const words = useWords();
  return (
    <div>
      <InvoiceMark state={state} />
      {invoiceNumber ? <div className={page.hint}>{words.invoices.invoiceNumber(invoiceNumber)}{issuedAt ? <> · <TimeText at={issuedAt} /></> : null}</div> : null}
      {refusedReason ? <div className={page.hint}>{refusedReason}</div> : null}
    </div>
  );
}

function Actions({ invoice, onStep }: { invoice: InvoiceView; onStep: (kind: InvoiceStep['kind']) => void }) {
  const words = useWords();
  if (invoice.state === 'requested') {
    return (
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        <Button type="primary" size="small" onClick={() => onStep('issue')}>{words.invoices.issue}</Button>
        <Button size="small" onClick={() => onStep('refuse')}>{words.invoices.refuse}</Button>
      </div>
    );
  }
  return invoice.state === 'issued' ? <Button size="small" onClick={() => onStep('cancel')}>{words.invoices.cancel}</Button> : null;
}
