import { DownloadOutlined } from '@ant-design/icons';
import { statementGroups, type StatementRow } from '@scanfix/shared-types';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Segmented, Table } from 'antd';
import { Link, useNavigate } from 'react-router';
import { call, download } from '../../api/call';
import { keys } from '../../api/keys';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { Page, pageStyles as page } from '../../components/page';
import { PeriodField } from '../../components/period-field';
import { useProblemMessage } from '../../components/problem-notice';
import { saveFile } from '../../components/save-file';
import { day, oneOf, useUrlFilters } from '../../components/url-filters';
import { allOnOnePage } from '../../components/use-pages';
import { daysOf, todayIn } from '../../components/zone';
import { useWords } from '../../i18n';
import { drillDown } from './drill-down';

const fields = { by: oneOf(statementGroups), from: day, to: day };
const sums = ['approved', 'received', 'refunded', 'revenue', 'tax', 'fees', 'open'] as const;
type Row = StatementRow & { id: number };

/** What came of the work in some days, grouped; each row leads to what it is made of. */
export default function StatementPage() {
  const words = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { filters, change } = useUrlFilters(fields);
  const usual = daysOf('thisMonth', todayIn(format.timeZone));
  const { by = 'customer', from = usual.from, to = usual.to } = filters;
  const query = useQuery({ queryKey: keys.statements({ by, from, to }), queryFn: () => call('GET /finance/statements', { query: { by, from, to } }) });
  const rows = query.data?.map((row, index): Row => ({ ...row, id: index + 1 }));
  // What is open at the end of each day is not added up: the last day's is what is open.
  const total = (key: (typeof sums)[number] | 'tickets'): number => (by === 'day' && key === 'open' ? (rows?.at(-1)?.open ?? 0) : (rows ?? []).reduce((sum, row) => sum + row[key], 0));
  const { statements: text } = words;
  const name = (row: StatementRow) => row.name ?? (by === 'day' ? row.key : text.nameless[by]);
  const linked = (row: StatementRow) => {
    const path = drillDown(by, row, from, to);
    return path ? <Link to={path}>{name(row)}</Link> : name(row);
  };
  return (
    <Page title={text.title} extra={<DownloadButton by={by} from={from} to={to} />}>
      <div className={page.tools}>
        <Segmented style={{ maxWidth: '100%', overflowX: 'auto' }} value={by} onChange={(value) => change({ by: value })} options={statementGroups.map((value) => ({ value, label: words.statementGroups[value] }))} />
        <PeriodField required from={from} to={to} onChange={change} />
      </div>
      <DataList<Row>
        pages={allOnOnePage({ ...query, data: rows })}
        label={text.title}
        testId="statement"
        onOpen={(row) => {
          const path = drillDown(by, row, from, to);
          if (path) void navigate(path);
        }}
        empty={{ text: text.empty }}
        columns={[
          { key: 'name', title: text.nameColumns[by], render: (_value, row) => linked(row) },
          { key: 'tickets', title: text.columns.tickets, align: 'right', render: (_value, { tickets }) => format.number(tickets) },
          ...sums.map((key) => ({ key, title: text.columns[key], align: 'right' as const, render: (_value: unknown, row: Row) => <Amount fen={key === 'refunded' && row[key] > 0 ? -row[key] : row[key]} quietZero strong={key === 'received'} /> })),
        ]}
        card={(row) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}>{linked(row)}</span><Amount fen={row.received} strong /></div>
            <div className={page.cardLine}>
              <span>{text.columns.tickets} {format.number(row.tickets)}</span>
              {sums.filter((key) => key !== 'received' && row[key] !== 0).map((key) => <span key={key}>{text.columns[key]} <Amount fen={key === 'refunded' ? -row[key] : row[key]} /></span>)}
            </div>
          </>
        )}
        foot={{
          row: (
            <>
              <Table.Summary.Cell index={0}>{text.total}</Table.Summary.Cell>
              <Table.Summary.Cell index={1} align="right">{format.number(total('tickets'))}</Table.Summary.Cell>
              {sums.map((key, index) => <Table.Summary.Cell key={key} index={index + 2} align="right"><Amount fen={key === 'refunded' && total(key) > 0 ? -total(key) : total(key)} /></Table.Summary.Cell>)}
            </>
          ),
          card: <div className={page.cardTop}><b>{text.total}</b><Amount fen={total('received')} strong /></div>,
        }}
      />
    </Page>
  );
}

function DownloadButton({ by, from, to }: { by: (typeof statementGroups)[number]; from: string; to: string }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const file = useMutation({
    mutationFn: () => download('GET /finance/export', { query: { kind: 'statement', format: 'xlsx', by, from, to } }),
    onSuccess: saveFile,
    onError: (error) => void message.error(wordFor(error)),
  });
  return <Button icon={<DownloadOutlined />} loading={file.isPending} onClick={() => file.mutate()}>{words.statements.download}</Button>;
}
