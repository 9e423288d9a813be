import type { AgeingRow } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Table, Tooltip } from 'antd';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { moneyText } from '../../components/money';
import { pageStyles as page, Panel } from '../../components/page';
import { allOnOnePage } from '../../components/use-pages';
import { useWords, type Words } from '../../i18n';
import styles from './ageing.module.css';

const buckets = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;
type Bucket = (typeof buckets)[number];
type Sums = Record<Bucket | 'total', number>;
/** From what is no worry to what may never come. */
const colours: Record<Bucket, string> = {
  notDue: 'var(--brand)',
  to30: 'color-mix(in srgb, var(--warning) 55%, var(--surface))',
  to60: 'var(--warning)',
  to90: 'color-mix(in srgb, var(--danger) 70%, var(--surface))',
  over90: 'var(--danger)',
};

export function sumsOf(rows: readonly AgeingRow[]): Sums {
  return Object.fromEntries([...buckets, 'total' as const].map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)])) as Sums;
}

/** What is owed by how long it is overdue: all of it, then each customer. */
export function Ageing() {
  const words = useWords();
  const query = useQuery({ queryKey: keys.ageing, queryFn: () => call('GET /finance/ageing') });
  // A customer appears once; people without one share the row 0.
  const rows = query.data?.map((row) => ({ ...row, id: row.customer?.id ?? 0 }));
  const sums = sumsOf(query.data ?? []);
  const { ageingColumns: columns } = words.receivables;
  const amounts = buckets.map((bucket) => ({ key: bucket, title: columns[bucket], align: 'right' as const, render: (_value: unknown, row: AgeingRow) => <Amount fen={row[bucket]} quietZero /> }));
  return (
    <>
      {sums.total > 0 ? <Panel title={words.receivables.ageingLabel} extra={<b>{moneyText(sums.total)}</b>} testId="ageing-chart"><Chart sums={sums} /></Panel> : null}
      <DataList
        pages={allOnOnePage({ ...query, data: rows })}
        label={words.receivables.tabs.ageing}
        testId="ageing-list"
        empty={{ text: words.receivables.ageingEmpty }}
        columns={[
          { key: 'customer', title: columns.customer, render: (_value, row) => <><Name row={row} /><Bar sums={row} small /></> },
          ...amounts,
          { key: 'total', title: columns.total, align: 'right', render: (_value, { total }) => <Amount fen={total} strong /> },
        ]}
        card={(row) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}><Name row={row} /></span><Amount fen={row.total} strong /></div>
            <Bar sums={row} small />
            <div className={page.cardLine}>{buckets.filter((bucket) => row[bucket] > 0).map((bucket) => <span key={bucket}>{columns[bucket]} <Amount fen={row[bucket]} /></span>)}</div>
          </>
        )}
        foot={{
          row: (
            <>
              <Table.Summary.Cell index={0}>{words.receivables.sum}</Table.Summary.Cell>
              {[...buckets, 'total' as const].map((key, index) => <Table.Summary.Cell key={key} index={index + 1} align="right"><Amount fen={sums[key]} /></Table.Summary.Cell>)}
            </>
          ),
          card: <div className={page.cardTop}><b>{words.receivables.sum}</b><Amount fen={sums.total} strong /></div>,
        }}
      />
    </>
  );
}

function Chart({ sums }: { sums: Sums }) {
  const words = useWords();
  return (
    <>
      <Bar sums={sums} />
      <ul className={styles.legend}>
        {buckets.map((bucket) => (
          <li key={bucket}><i style={{ background: colours[bucket] }} aria-hidden />{words.receivables.ageingColumns[bucket]} <b>{moneyText(sums[bucket])}</b></li>
        ))}
      </ul>
    </>
  );
}

function Bar({ sums, small = false }: { sums: Sums; small?: boolean }) {
  const words = useWords();
  const label = buckets.filter((bucket) => sums[bucket] > 0).map((bucket) => partText(bucket, sums, words)).join(words.general.listSeparator);
  return (
    <div className={`${styles.bar} ${small ? styles.small : ''}`} role="img" aria-label={label}>
      {buckets.filter((bucket) => sums[bucket] > 0).map((bucket) => (
        <Tooltip key={bucket} title={partText(bucket, sums, words)}>
          <div className={styles.part} style={{ flex: `${sums[bucket]} 1 0`, background: colours[bucket] }} />
        </Tooltip>
      ))}
    </div>
  );
}

function partText(bucket: Bucket, sums: Sums, words: Words): string {
  return words.receivables.ageingPart(words.receivables.ageingColumns[bucket], moneyText(sums[bucket]), `${Math.round((sums[bucket] / sums.total) * 100)}%`);
}

function Name({ row: { customer } }: { row: AgeingRow }) {
  const words = useWords();
  return customer ? <Link to={`/receivables?customerId=${customer.id}`}>{customer.name}</Link> : <>{words.receivables.people}</>;
}
