import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, ReloadOutlined } from '@ant-design/icons';
import type { OutboxDelivery, OutboxStatus } from '@scanfix/shared-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented, Statistic } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { Mark, type Tone } from '../../components/mark';
import { pageStyles as page, Panel } from '../../components/page';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { TimeText } from '../../components/time-text';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';

const statuses = ['pending', 'done', 'dead'] as const satisfies readonly OutboxStatus[];
const fields = { status: oneOf(statuses) };
const looks: Record<OutboxStatus, [Tone, React.ReactNode]> = {
  pending: ['info', <ClockCircleOutlined key="i" />],
  done: ['success', <CheckCircleOutlined key="i" />],
  dead: ['danger', <CloseCircleOutlined key="i" />],
};

export function Outbox() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const query = { status: filters.status };
  const pages = usePages<OutboxDelivery>(keys.outboxList(query), (cursor) => call('GET /operations/outbox', { query: { ...query, cursor } }));
  const mark = ({ status }: OutboxDelivery) => <Mark tone={looks[status][0]} icon={looks[status][1]}>{words.operations.statuses[status]}</Mark>;
  return (
    <>
      <Overview />
      <div className={page.tools}>
        <Segmented<OutboxStatus | 'all'> value={filters.status ?? 'all'} onChange={(value) => change({ status: value === 'all' ? undefined : value })} options={[{ value: 'all', label: words.general.all }, ...statuses.map((value) => ({ value, label: words.operations.statuses[value] }))]} />
        <span className={page.hint}>{words.operations.deadHint}</span>
      </div>
      <DataList
        pages={pages}
        label={words.operations.tabs.outbox}
        testId="outbox-list"
        empty={{ text: words.operations.emptyOutbox }}
        columns={[
          { key: 'event', title: words.operations.columns.event, render: (_value, delivery) => <span className={page.mono}>{delivery.eventName}</span> },
          { key: 'listener', title: words.operations.columns.listener, render: (_value, delivery) => <span className={page.mono}>{delivery.listener}</span> },
          { key: 'status', title: words.operations.columns.status, render: (_value, delivery) => mark(delivery) },
          { key: 'attempts', title: words.operations.columns.attempts, align: 'right', dataIndex: 'attempts' },
          { key: 'next', title: words.operations.columns.next, render: (_value, { nextAttemptAt }) => (nextAttemptAt ? <TimeText at={nextAttemptAt} /> : null) },
          { key: 'error', title: words.operations.columns.error, render: (_value, { lastError }) => (lastError ? <span className={page.clip} title={lastError}>{lastError}</span> : null) },
          { key: 'created', title: words.operations.columns.createdAt, render: (_value, { createdAt }) => <TimeText at={createdAt} /> },
          { key: 'retry', width: 110, render: (_value, delivery) => <RetryButton delivery={delivery} /> },
        ]}
        card={(delivery) => (
          <>
            <div className={page.cardTop}><span className={page.mono}>{delivery.eventName}</span>{mark(delivery)}</div>
            <div className={page.cardLine}><span className={page.mono}>{delivery.listener}</span><TimeText at={delivery.createdAt} /><span>{delivery.lastError}</span></div>
            <RetryButton delivery={delivery} />
          </>
        )}
      />
    </>
  );
}

function Overview() {
  const words = useWords();
  const format = useFormat();
  const query = useQuery({ queryKey: keys.outboxOverview, queryFn: () => call('GET /operations/outbox/overview'), refetchInterval: 10_000 });
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { pending, dead, oldestPendingSeconds } = query.data ?? {};
  const figures: [title: string, value: string | number | undefined, alarming: boolean][] = [
    [words.operations.pending, pending, false],
    [words.operations.oldest, query.data ? (oldestPendingSeconds ? format.duration(oldestPendingSeconds * 1000) : words.operations.nothingPending) : undefined, (oldestPendingSeconds ?? 0) > 300],
    [words.operations.dead, dead, (dead ?? 0) > 0],
  ];
  return (
    <Panel testId="outbox-overview">
      <div style={{ display: 'flex', gap: 48, flexWrap: 'wrap' }}>
        {figures.map(([title, value, alarming]) => (
          <Statistic key={title} title={title} loading={value === undefined} value={value ?? ''} styles={{ content: { fontSize: 22, color: alarming ? 'var(--danger)' : 'var(--text)' } }} />
        ))}
      </div>
    </Panel>
  );
}

function RetryButton({ delivery }: { delivery: OutboxDelivery }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const mayRetry = useMay('operations:write');
  const retry = useMutation({
    mutationFn: () => call('POST /operations/outbox/:id/retry', { params: { id: delivery.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.outbox });
      void message.success(words.operations.retried);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  if (!mayRetry || delivery.status !== 'dead') return null;
  return <Button size="small" icon={<ReloadOutlined />} loading={retry.isPending} onClick={() => retry.mutate()}>{words.operations.retry}</Button>;
}
