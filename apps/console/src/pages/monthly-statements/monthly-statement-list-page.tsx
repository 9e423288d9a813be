import { PlusOutlined } from '@ant-design/icons';
import type { MonthlyStatement } from '@scanfix/shared-types';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { Page, pageStyles as page } from '../../components/page';
import { CustomerPicker } from '../../components/pickers';
import { flag, id, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { MakeStatementDialog } from './make-statement-dialog';
import { StatementDrawer } from './statement-drawer';
import { StatementMark } from './statement-mark';

const fields = { customerId: id, open: flag, statement: id };

/** What customers on credit owe month by month. */
export default function MonthlyStatementListPage() {
  const words = useWords();
  const mayMake = useMay('finance:work');
  const { filters, change, replaceAll } = useUrlFilters(fields);
  const { statement, ...query } = filters;
  const pages = usePages<MonthlyStatement>(keys.monthlyStatementList(query), (cursor) => call('GET /finance/monthly-statements', { query: { ...query, cursor } }));
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MonthlyStatement | null>(null);
  const filtered = query.customerId !== undefined || query.open === true;
  const { monthlyStatements: text } = words;
  const make = mayMake ? <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{text.make}</Button> : null;
  // One just made may stand beyond the page that is there.
  const shown = statement === undefined ? null : (pages.rows.find((row) => row.id === statement) ?? (made?.id === statement ? made : null));
  return (
    <Page title={text.title} extra={make}>
      <div className={page.tools}>
        <CustomerPicker aria-label={text.customer} placeholder={words.payments.allCustomers} style={{ width: 220 }} value={filters.customerId ?? null} onChange={(customerId) => change({ customerId: customerId ?? undefined })} />
        <Checkbox checked={filters.open === true} onChange={({ target }) => change({ open: target.checked ? true : undefined })}>{text.onlyOpen}</Checkbox>
      </div>
      <DataList
        pages={pages}
        label={text.title}
        testId="monthly-statement-list"
        onOpen={(row) => change({ statement: row.id }, { keepScroll: true })}
        empty={filtered ? { text: text.emptyFiltered, action: <Button onClick={() => replaceAll({})}>{words.general.clearFilters}</Button> } : { text: text.empty, action: make }}
        columns={[
          { key: 'number', title: text.columns.number, render: (_value, { number }) => <span className={page.mono}>{number}</span> },
          { key: 'customer', title: text.columns.customer, render: (_value, { customer }) => customer.name },
          { key: 'month', title: text.columns.month, dataIndex: 'month' },
          { key: 'dueOn', title: text.columns.dueOn, dataIndex: 'dueOn' },
          { key: 'state', title: text.columns.state, render: (_value, row) => <StatementMark statement={row} /> },
          { key: 'total', title: text.columns.total, align: 'right', render: (_value, { total }) => <Amount fen={total} /> },
          { key: 'open', title: text.columns.open, align: 'right', render: (_value, { open }) => <Amount fen={open} strong quietZero /> },
        ]}
        card={(row) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}>{row.customer.name}</span><Amount fen={row.total} strong /></div>
            <StatementMark statement={row} />
            <div className={page.cardLine}><span className={page.mono}>{row.number}</span><span>{row.month}</span><span>{text.columns.dueOn} {row.dueOn}</span>{row.open > 0 ? <span>{text.columns.open} <Amount fen={row.open} /></span> : null}</div>
          </>
        )}
      />
      <StatementDrawer statement={shown} onClose={() => change({ statement: undefined }, { keepScroll: true })} />
      <MakeStatementDialog
        open={making}
        onClose={() => setMaking(false)}
        onMade={(fresh) => {
          setMade(fresh);
          change({ statement: fresh.id }, { keepScroll: true });
        }}
      />
    </Page>
  );
}
