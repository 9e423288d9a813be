import { CheckCircleOutlined, CloseCircleOutlined, SyncOutlined } from '@ant-design/icons';
import type { ScheduledRun } from '@scanfix/shared-types';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { Mark } from '../../components/mark';
import { pageStyles as page } from '../../components/page';
import { TimeText } from '../../components/time-text';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';

const looks = { running: ['info', <SyncOutlined key="i" />], succeeded: ['success', <CheckCircleOutlined key="i" />], failed: ['danger', <CloseCircleOutlined key="i" />] } as const;

export function ScheduledRuns() {
  const words = useWords();
  const format = useFormat();
  const pages = usePages<ScheduledRun>(keys.scheduledRuns, (cursor) => call('GET /operations/scheduled-runs', { query: { cursor } }));
  const mark = ({ status }: ScheduledRun) => <Mark tone={looks[status][0]} icon={looks[status][1]}>{words.operations.runStatuses[status]}</Mark>;
  const took = ({ startedAt, finishedAt }: ScheduledRun) => (finishedAt ? format.duration(Date.parse(finishedAt) - Date.parse(startedAt)) : null);
  // The key is `job@instant`: the job has its own column, and the instant is for machines.
  const plannedFor = ({ runKey }: ScheduledRun) => {
    const instant = runKey.slice(runKey.lastIndexOf('@') + 1);
    return Number.isNaN(Date.parse(instant)) ? runKey : format.exact(instant);
  };
  return (
    <DataList
      pages={pages}
      label={words.operations.tabs.runs}
      empty={{ text: words.operations.emptyRuns }}
      columns={[
        { key: 'job', title: words.operations.runColumns.job, render: (_value, run) => <span className={page.mono}>{run.job}</span> },
        { key: 'key', title: words.operations.runColumns.key, render: (_value, run) => plannedFor(run) },
        { key: 'status', title: words.operations.runColumns.status, render: (_value, run) => mark(run) },
        { key: 'started', title: words.operations.runColumns.started, render: (_value, run) => <TimeText at={run.startedAt} /> },
        { key: 'took', title: words.operations.runColumns.duration, render: (_value, run) => took(run) },
        { key: 'error', title: words.operations.runColumns.error, render: (_value, { error }) => (error ? <span className={page.clip} title={error}>{error}</span> : null) },
      ]}
      card={(run) => (
        <>
          <div className={page.cardTop}><span className={page.mono}>{run.job}</span>{mark(run)}</div>
          <div className={page.cardLine}><TimeText at={run.startedAt} /><span>{took(run)}</span><span>{run.error}</span></div>
        </>
      )}
    />
  );
}
