import { View } from '@tarojs/components';
import { stopPullDownRefresh, usePullDownRefresh } from '@tarojs/taro';
import type { PoolJob } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { problemCodeOf } from '@/api/failures';
import { Button } from '@/components/button';
import { Failure, Message, Skeleton } from '@/components/states';
import { useLoaded, type Loaded } from '@/components/use-loaded';
import { device } from '@/device';
import { foresee } from '@/field-work/foresee';
import { claimFromPool, loadList, readAhead, type Read } from '@/field-work/jobs';
import type { JobList, ListItems } from '@/field-work/kept-jobs';
import { reportPositionSoon } from '@/field-work/position-reports';
import { entriesOf } from '@/field-work/queue';
import { useFieldQueue, useKeptList } from '@/field-work/use-field-work';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { open } from '@/navigation/navigation';
import { engineerScreen } from '../components/engineer-screen';
import { Segments } from '../components/segments';
import { useFresh } from '../components/use-fresh';
import { useNow } from '../components/use-now';
import { useOnline } from '../components/use-online';
import { WaitingBanner } from '../components/waiting-banner';
import { DutyCard } from './duty-card';
import { JobCard } from './job-card';
import { PoolCard } from './pool-card';

/** What is kept is shown at once, and is as new as what was loaded: every answer is kept. */
interface ListView<List extends JobList> {
  items: ListItems[List] | null;
  readAt: number | null;
  error: unknown;
  reload: () => Promise<void>;
}
type Lists = { [List in JobList]: ListView<List> };

function useList<List extends JobList>(list: List, wanted: boolean): ListView<List> {
  const online = useOnline();
  const kept = useKeptList(list);
  const loaded: Loaded<Read<ListItems[List]>> = useLoaded(wanted ? list : null, () => loadList(list));
  const readAt = loaded.value ? loaded.value.readAt : online && !loaded.error ? null : kept?.at ?? null;
  return { items: kept?.value ?? null, readAt, error: loaded.error, reload: loaded.reload };
}

function Jobs({ jobs, now, onSeePool }: { jobs: Lists['open']; now: number; onSeePool: () => void }) {
  const words = useWords();
  const queue = useFieldQueue();
  const { items } = jobs;
  useEffect(() => {
    if (!items) return;
    reportPositionSoon();
    // What fails here is asked for again when the job is opened.
    void readAhead(items.map(({ visitId }) => visitId)).catch(() => undefined);
  }, [items]);
  if (!items) return jobs.error ? <Failure error={jobs.error} onRetry={() => void jobs.reload()} /> : <Skeleton />;
  const shown = items.map((job) => foresee(job, entriesOf(queue, job.visitId), queue.stopped[job.visitId] !== undefined));
  if (shown.length === 0) {
    return <Message icon="check" tone="good" title={words.fieldWork.noJobs} text={words.fieldWork.noJobsText}><Button look="secondary" onClick={onSeePool}>{words.fieldWork.seePool}</Button></Message>;
  }
  return (
    <View>
      {shown.map((job) => (
        <JobCard key={job.visitId} job={job} now={now} unsent={entriesOf(queue, job.visitId).length > 0} onClick={() => open('/engineer/job/index', { id: String(job.visitId) })} />
      ))}
    </View>
  );
}

function Pool({ pool, now, onClaimed }: { pool: Lists['pool']; now: number; onClaimed: () => void }) {
  const words = useWords();
  const online = useOnline();
  const [claiming, setClaiming] = useState<number | null>(null);
  /** The same key for the same wish, however often it is tapped. */
  const keys = useRef(new Map<number, string>());
  const claim = async ({ ticketId }: PoolJob): Promise<void> => {
    const key = keys.current.get(ticketId) ?? device.randomId();
    keys.current.set(ticketId, key);
    setClaiming(ticketId);
    try {
      const job = await claimFromPool(ticketId, key);
      device.toast(words.fieldWork.claimed);
      onClaimed();
      open('/engineer/job/index', { id: String(job.visitId) });
    } catch (error) {
      device.toast(problemCodeOf(error) === 'already-taken' ? words.fieldWork.taken : failureText(words, error));
      if (problemCodeOf(error)) keys.current.delete(ticketId);
      void pool.reload();
    }
    setClaiming(null);
  };
  const { items } = pool;
  if (problemCodeOf(pool.error) === 'claim-pool-closed') return <Message icon="shield" title={words.fieldWork.poolClosed} />;
  if (!items) {
    return pool.error ? <Failure error={pool.error} onRetry={() => void pool.reload()} /> : <Skeleton />;
  }
  if (items.length === 0) return <Message icon="list" title={words.fieldWork.noPool} text={words.fieldWork.noPoolText} />;
  return <View>{items.map((job) => <PoolCard key={job.ticketId} job={job} now={now} busy={claiming === job.ticketId} disabled={!online || claiming !== null} onClaim={() => void claim(job)} />)}</View>;
}

function History({ history, now }: { history: Lists['history']; now: number }) {
  const words = useWords();
  const { items } = history;
  if (!items) return history.error ? <Failure error={history.error} onRetry={() => void history.reload()} /> : <Skeleton />;
  if (items.length === 0) return <Message icon="list" title={words.fieldWork.noHistory} />;
  return <View>{items.map((job) => <JobCard key={job.visitId} job={job} now={now} unsent={false} onClick={() => open('/engineer/job/index', { id: String(job.visitId) })} />)}</View>;
}

function Today() {
  const words = useWords();
  const now = useNow();
  const [list, setList] = useState<JobList>('open');
  const [turn, setTurn] = useState(0);
  const lists: Lists = {
    open: useList('open', true),
    pool: useList('pool', list === 'pool'),
    history: useList('history', list === 'history'),
  };
  const reload = async (): Promise<void> => {
    setTurn((before) => before + 1);
    await Promise.all([lists.open.reload(), ...(list === 'open' ? [] : [lists[list].reload()])]);
  };
  useFresh(() => void reload(), { whenSent: true });
  usePullDownRefresh(() => void reload().then(() => stopPullDownRefresh()));

  const { tabs, tabCount } = words.fieldWork;
  const count = lists.open.items?.length ?? 0;
  const choices = [
    { value: 'open' as const, text: count > 0 ? tabCount(tabs.open, count) : tabs.open },
    { value: 'pool' as const, text: tabs.pool },
    { value: 'history' as const, text: tabs.history },
  ];
  return (
    <View>
      <WaitingBanner readAt={lists[list].readAt} />
      <DutyCard turn={turn} />
      <Segments choices={choices} chosen={list} onChoose={setList} />
      {list === 'open' && <Jobs jobs={lists.open} now={now} onSeePool={() => setList('pool')} />}
      {list === 'pool' && <Pool pool={lists.pool} now={now} onClaimed={() => void reload()} />}
      {list === 'history' && <History history={lists.history} now={now} />}
    </View>
  );
}

export default engineerScreen(Today, (words) => words.fieldWork.title);
