import { View } from '@tarojs/components';
import { stopPullDownRefresh, usePullDownRefresh, useRouter } from '@tarojs/taro';
import type { JobDetail } from '@scanfix/shared-types';
import { problemCodeOf } from '@/api/failures';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Failure, Notice, Skeleton } from '@/components/states';
import { Timeline } from '@/components/timeline';
import { waitingRecord } from '@/field-work/foresee';
import { entriesOf } from '@/field-work/queue';
import { useFieldQueue, useForeseen } from '@/field-work/use-field-work';
import { useWords } from '@/i18n';
import { replace } from '@/navigation/navigation';
import { engineerScreen } from '../components/engineer-screen';
import { Fold } from '../components/fold';
import { useJobMoney } from '../components/use-job-money';
import { WaitingBanner } from '../components/waiting-banner';
import { ActionBar } from './action-bar';
import { DeviceFold, HistoryFold, PartsFold } from './device-fold';
import { FactsFold } from './facts-fold';
import { JobHead } from './head';
import { MoneyCard } from './money-card';
import { RecordFold, ReportRow } from './record-fold';
import { UnsentCard } from './unsent-card';
import { useJob } from './use-job';

function Job({ job: read, reload }: { job: JobDetail; reload: () => Promise<void> }) {
  const words = useWords();
  const queue = useFieldQueue();
  const job = useForeseen(read);
  const stopped = queue.stopped[job.visitId] !== undefined;
  const waiting = waitingRecord(entriesOf(queue, job.visitId));
  const hasRecord = job.visit.workLog !== null || (waiting !== null && !stopped);
  const money = useJobMoney(job.visitId, job.fetchedAt);
  return (
    <View>
      <UnsentCard visitId={job.visitId} />
      <JobHead job={job} />
      <MoneyCard job={job} money={money} />
      <RecordFold job={job} waiting={waiting} />
      <FactsFold job={job} />
      <DeviceFold job={job} />
      <HistoryFold job={job} />
      <PartsFold job={job} />
      {job.timeline.length > 0 && <Fold icon="list" title={words.fieldWork.job.timeline}><Timeline entries={job.timeline} /></Fold>}
      {job.outcome === 'completed' && !waiting && <Card><ReportRow job={job} /></Card>}
      {!stopped && <ActionBar job={job} hasRecord={hasRecord} onRefused={() => void reload()} />}
    </View>
  );
}

function JobPage() {
  const words = useWords();
  const { params } = useRouter();
  const visitId = Number(params.id);
  const { job, readAt, error, reload } = useJob(visitId);
  usePullDownRefresh(() => void reload().then(() => stopPullDownRefresh()));
  if (!job) {
    if (!error) return <Skeleton />;
    return <Failure error={error} onRetry={() => void reload()}><Button look="secondary" onClick={() => replace('/engineer/today/index', {})}>{words.fieldWork.title}</Button></Failure>;
  }
  return (
    <View>
      <WaitingBanner readAt={readAt} visitId={job.visitId} />
      {problemCodeOf(error) === 'not-found' && <Notice icon="alert" tone="bad">{words.fieldWork.conflict.gone}</Notice>}
      <Job job={job} reload={reload} />
    </View>
  );
}

export default engineerScreen(JobPage, (words) => words.fieldWork.job.title);
