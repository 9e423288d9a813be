import { InboxOutlined } from '@ant-design/icons';
import { Button, Skeleton, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import styles from './data-list.module.css';
import { ProblemNotice } from './problem-notice';
import { useDelayed } from './use-delayed';
import { useListKeys } from './use-list-keys';
import { useNarrow } from './use-narrow';
import type { Pages } from './use-pages';

export interface EmptyWords {
  title?: string;
  text: string;
  action?: ReactNode;
}

interface DataListProps<Row extends { id: number }> {
  pages: Pages<Row>;
  columns: NonNullable<TableProps<Row>['columns']>;
  /** The row as a card, on a phone. */
  card: (row: Row) => ReactNode;
  empty: EmptyWords;
  label: string;
  onOpen?: (row: Row) => void;
  selected?: number[];
  onSelect?: (ids: number[], rows: Row[]) => void;
  testId?: string;
  /** Sums below a list that is there whole: a row of the table, a card on a phone. */
  foot?: { row: ReactNode; card: ReactNode };
}

/** Every list of the console: skeleton, error with retry, empty with the next step, rows or cards, load more, end. */
export function DataList<Row extends { id: number }>(props: DataListProps<Row>) {
  const { pages, empty, label, onOpen, testId } = props;
  const narrow = useNarrow();
  const current = useListKeys(pages.rows, onOpen);
  const showSkeleton = useDelayed(pages.isLoading, 200);
  if (pages.isLoading) return <div className={styles.list} data-testid={testId} aria-busy="true">{showSkeleton ? <SkeletonRows /> : null}</div>;
  if (pages.error && pages.rows.length === 0) return <ProblemNotice error={pages.error} onRetry={pages.retry} />;
  if (pages.rows.length === 0) return <Empty {...empty} testId={testId} />;
  return (
    <section className={pages.isStale ? styles.stale : undefined} aria-label={label} data-testid={testId}>
      {narrow ? <Cards {...props} current={current} /> : <Rows {...props} current={current} />}
      <ListFoot pages={pages} />
    </section>
  );
}

function Rows<Row extends { id: number }>({ pages, columns, onOpen, selected, onSelect, current, foot }: DataListProps<Row> & { current: number | null }) {
  return (
    <div className={styles.list}>
      <Table<Row>
        rowKey="id"
        columns={columns}
        dataSource={pages.rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowClassName={(row) => [onOpen ? styles.row : '', row.id === current ? styles.current : ''].join(' ')}
        onRow={(row) => ({
          onClick: (event) => {
            if (!onOpen || isControl(event.target) || getSelection()?.type === 'Range') return;
            onOpen(row);
          },
          'data-row-id': row.id,
          'aria-current': row.id === current ? 'true' : undefined,
        } as React.HTMLAttributes<HTMLElement>)}
        {...(foot ? { summary: () => <Table.Summary.Row className={styles.sums ?? ''}>{foot.row}</Table.Summary.Row> } : {})}
        {...(onSelect ? { rowSelection: { selectedRowKeys: selected ?? [], onChange: (ids, rows) => onSelect(ids.map(Number), rows), columnWidth: 44, preserveSelectedRowKeys: true } } : {})}
      />
    </div>
  );
}

function Cards<Row extends { id: number }>({ pages, card, onOpen, current, foot }: DataListProps<Row> & { current: number | null }) {
  return (
    <ul className={styles.cards}>
      {pages.rows.map((row) => (
        <li
          key={row.id}
          className={[styles.card, row.id === current ? styles.cardCurrent : ''].join(' ')}
          data-row-id={row.id}
          onClick={(event) => {
            if (onOpen && !isControl(event.target)) onOpen(row);
          }}
        >
          {card(row)}
        </li>
      ))}
      {foot ? <li className={`${styles.card} ${styles.sumCard}`}>{foot.card}</li> : null}
    </ul>
  );
}

function ListFoot<Row>({ pages }: { pages: Pages<Row> }) {
  const words = useWords();
  if (pages.error) return <div className={styles.foot}><ProblemNotice error={pages.error} onRetry={pages.retry} /></div>;
  if (!pages.hasMore) return <div className={styles.foot}>{words.general.endOfList}</div>;
  return (
    <div className={styles.foot}>
      <Button onClick={pages.loadMore} loading={pages.isLoadingMore}>
        {words.general.loadMore}
      </Button>
    </div>
  );
}

export function Empty({ title, text, action, testId }: EmptyWords & { testId?: string | undefined }) {
  return (
    <div className={`${styles.list} ${styles.empty}`} data-testid={testId}>
      <InboxOutlined className={styles.emptyIcon} aria-hidden />
      {title ? <div className={styles.emptyTitle}>{title}</div> : null}
      <div className={styles.emptyText} style={title ? undefined : { marginTop: 12 }}>{text}</div>
      {action}
    </div>
  );
}

export function SkeletonRows({ count = 8 }: { count?: number }) {
  return (
    <div className={styles.skeleton}>
      {Array.from({ length: count }, (_unused, index) => (
        <div key={index} className={styles.skeletonRow}>
          <Skeleton active title={false} paragraph={{ rows: 1, width: `${92 - (index % 4) * 12}%` }} />
        </div>
      ))}
    </div>
  );
}

/** A click on a link, button or checkbox within a row means that control, not the row. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, time, .ant-table-selection-column') !== null;
}
